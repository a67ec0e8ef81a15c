"""The acts that this officer may do on a dossier, and why one that belongs here is not possible now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.gate import OfficerRequest
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import (
    CORRECTED,
    CORRECTED_TO,
    AssignForm,
    CorrectionForm,
    ExplainForm,
    HandOverForm,
    MergeForm,
    NoteForm,
    RemindForm,
    ShelveForm,
    SplitForm,
    UnmergeForm,
)
from motcua.counter.scan_field import AttachForm
from motcua.register.access import User, may_act
from motcua.register.actions.split import systems_apart
from motcua.register.models import Dossier
from motcua.register.vocabulary import Outcome


@dataclass(frozen=True)
class Offer:
    """One act: its form, or the reason why it cannot be done now. ``open``: it was sent and refused."""

    name: str
    title: str
    icon: str
    url: str
    confirm: str
    form: forms.Form | None
    why_not: str
    open: bool


def offers(
    request: OfficerRequest, one: Dossier, bound: dict[str, forms.Form], place: str = ""
) -> list[Offer]:
    """The acts in the order in which they are needed most. ``place``: where the papers lie."""
    return list(_offers(request, one, bound, place))


def _offers(
    request: OfficerRequest, one: Dossier, bound: dict[str, forms.Form], place: str
) -> Iterator[Offer]:
    able = {
        capability
        for capability in (
            Capability.HAND_OVER,
            Capability.NOTE,
            Capability.TRANSFER,
            Capability.ASSIGN,
            Capability.REMIND,
            Capability.CORRECT,
            Capability.MERGE,
        )
        if request.desk.may(capability) and may_act(request.user, capability, one)
    }

    def offer(
        name: str, title: str, icon: str, address: str, confirm: str, form: forms.Form, why_not: str = ""
    ) -> Offer:
        sent = bound.get(name)
        form = sent or form
        form.auto_id = f"id_{name}_%s"
        url = reverse(f"counter:{address}", args=[one.uid])
        return Offer(name, title, icon, url, confirm, None if why_not else form, why_not, sent is not None)

    if Capability.HAND_OVER in able and not one.owned:
        now = {"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")}
        form, why_not = HandOverForm(initial=now), _why_no_hand_over(one)
        yield offer(
            "hand_over", _("Trả kết quả"), "package-export", "hand_over_one", _("Ghi đã trả"), form, why_not
        )
    if Capability.NOTE in able:
        yield offer("note", _("Ghi chú"), "note", "note", _("Ghi"), NoteForm())
        yield offer("attach", _("Đính kèm bản quét"), "paperclip", "attach", _("Đính kèm"), AttachForm())
    if Capability.TRANSFER in able:
        shelf = ShelveForm(initial={"place": place})
        yield offer("shelve", _("Nơi để hồ sơ giấy"), "map-pin", "shelve", _("Ghi nơi để"), shelf)
    if Capability.ASSIGN in able:
        yield offer("assign", _("Phân công"), "user-check", "assign", _("Phân công"), AssignForm(dossier=one))
    if Capability.REMIND in able:
        why_not = _("Hồ sơ đã trả kết quả: không còn gì để đôn đốc.") if one.handed_over_at else ""
        yield offer("remind", _("Đôn đốc"), "bell", "remind", _("Ghi đôn đốc"), RemindForm(), why_not)
    if Capability.CORRECT in able:
        yield offer(
            "explain", _("Giải trình quá hạn"), "message", "explain", _("Ghi lý do"), ExplainForm(),
            _why_no_explanation(one),
        )  # fmt: skip
        fact, value = request.GET.get(CORRECTED, ""), request.GET.get(CORRECTED_TO, "")[:300]
        asked = CorrectionForm(initial={"fact": fact, "value": value} if fact else None)
        correct = offer("correct", _("Đề nghị đính chính"), "edit", "correct", _("Gửi đề nghị"), asked)
        yield replace(correct, open=True) if fact else correct
    if Capability.MERGE in able:
        yield offer("merge", _("Gộp bản ghi trùng"), "git-merge", "merge", _("Gộp"), MergeForm())
        if systems := systems_apart(one):
            parting = SplitForm(systems=systems)
            yield offer("split", _("Tách phần của một hệ thống"), "git-fork", "split", _("Tách"), parting)


def merged_records(user: User, one: Dossier, bound: dict[str, forms.Form]) -> list[dict[str, Any]]:
    """The records that were merged into the dossier, each with the form that takes it out again."""
    allowed = may(user, Capability.MERGE, one.agency)
    return [
        {
            "record": record,
            "url": reverse("counter:unmerge", args=[one.uid, record.uid]),
            "form": (bound.get(f"unmerge-{record.pk}") or UnmergeForm(auto_id=f"id_u{record.pk}_%s"))
            if allowed
            else None,
        }
        for record in one.merged.order_by("pk")
    ]


def _why_no_hand_over(one: Dossier) -> str:
    if one.handed_over_at is not None:
        return _("Đã trả kết quả.")
    if one.finished_at is None or one.outcome != Outcome.ISSUED:
        return _("Chưa có kết quả để trả.")
    return ""


def _why_no_explanation(one: Dossier) -> str:
    if one.received_at is None:
        return _("Hồ sơ chưa được tiếp nhận.")
    if one.due_at is None or (one.finished_at or timezone.now()) <= one.due_at:
        return _("Hồ sơ không quá hạn.")
    return ""
