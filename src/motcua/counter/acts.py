"""What an officer does alike to any dossier, each by one POST from its page: one table from which views are made.

To add an act add a row: its address, who may, its form, what it does with what was typed, and what is said afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import (
    AssignForm,
    ExplainForm,
    HandOverForm,
    NoteForm,
    RemindForm,
    SettleForm,
    ShelveForm,
)
from motcua.counter.carry_out import actor, carry_out, dossier_for
from motcua.register.actions.assign import Assign
from motcua.register.actions.base import Action
from motcua.register.actions.explain import ExplainLateness
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.note import Note
from motcua.register.actions.papers import Shelve
from motcua.register.actions.remind import Remind
from motcua.register.actions.settle import settle as settle_doubt
from motcua.register.models import Dossier, Doubt
from motcua.register.write import Actor


@dataclass(frozen=True)
class Act:
    """One act as its form on a dossier's page does it. ``name`` is the form's, ``done`` is said with ``{code}``."""

    name: str
    url_name: str
    slug: str
    capability: str
    form: Callable[[Any, Dossier], forms.Form]
    act: Callable[[int, Actor, Mapping[str, Any]], Action]
    done: Any


def _plain(form: type[forms.Form]) -> Callable[[Any, Dossier], forms.Form]:
    """A form that needs to know nothing of the dossier."""
    return lambda data, _one: form(data)


ACTS: tuple[Act, ...] = (
    Act("note", "note", "ghi-chu", Capability.NOTE, _plain(NoteForm),
        lambda pk, who, told: Note(pk, who, told["text"]),
        gettext_lazy("Đã ghi chú vào hồ sơ {code}.")),
    Act("assign", "assign", "phan-cong", Capability.ASSIGN,
        lambda data, one: AssignForm(data, dossier=one),
        lambda pk, who, told: Assign(pk, who, told["assignee"], told["unit"]),
        gettext_lazy("Đã phân công hồ sơ {code}.")),
    Act("remind", "remind", "don-doc", Capability.REMIND, _plain(RemindForm),
        lambda pk, who, told: Remind(pk, who, told["text"]),
        gettext_lazy("Đã ghi đôn đốc hồ sơ {code}.")),
    Act("shelve", "shelve", "noi-de", Capability.TRANSFER, _plain(ShelveForm),
        lambda pk, who, told: Shelve(pk, who, told["place"]),
        gettext_lazy("Đã ghi nơi để hồ sơ giấy {code}.")),
    Act("hand_over", "hand_over_one", "tra", Capability.HAND_OVER, _plain(HandOverForm),
        lambda pk, who, told: HandOver(pk, who, told["at"]),
        gettext_lazy("Đã ghi nhận trả kết quả hồ sơ {code}.")),
    Act("explain", "explain", "giai-trinh", Capability.CORRECT, _plain(ExplainForm),
        lambda pk, who, told: ExplainLateness(pk, who, told["reason"]),
        gettext_lazy("Đã ghi lý do quá hạn của hồ sơ {code}.")),
)  # fmt: skip


def view_of(act: Act) -> Callable[..., HttpResponseBase]:
    """The view of an act."""

    @officers(act.capability)
    @require_POST
    def view(request: OfficerRequest, uid: UUID) -> HttpResponse:
        one, who = dossier_for(request, uid, act.capability), actor(request, act.capability)
        return carry_out(
            request,
            one,
            act.name,
            act.form(request.POST, one),
            lambda told: act.act(one.pk, who, told).execute(),
            str(act.done).format(code=one.code),
        )

    return view


@officers(Capability.SETTLE)
@require_POST
def settle(request: OfficerRequest, uid: UUID, doubt_id: int) -> HttpResponse:
    """Settle one doubt of the dossier."""
    one, who = dossier_for(request, uid, Capability.SETTLE), actor(request, Capability.SETTLE)
    doubt = get_object_or_404(Doubt, pk=doubt_id, dossier=one)
    return carry_out(
        request,
        one,
        f"settle-{doubt.pk}",
        SettleForm(request.POST),
        lambda told: settle_doubt(doubt.pk, who, told["finding"]),
        _("Đã xử lý điểm nghi vấn của hồ sơ {code}.").format(code=one.code),
    )
