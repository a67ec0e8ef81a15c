"""Forms of the supplement: ask for it, let it be asked once more, take it in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.lay_down import laid_down
from motcua.counter.desk.forms.base import LONGEST, VerbForm, day, end_of, moment, words
from motcua.counter.scan_field import ScanField
from motcua.register.actions.came_in_time import asked_last
from motcua.register.actions.standing import decides, waiting
from motcua.register.actions.supplement import AskSupplement, allowed_by_leader, effect
from motcua.register.appraise import shown
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import FactKind
from motcua.rules.zone import local

OF_PAPERS = {"original": gettext_lazy("bản chính"), "copy": gettext_lazy("bản sao")}


class AskSupplementForm(VerbForm):
    """The papers of the procedure to tick, others to write down, why, until when, and what follows."""

    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Giấy tờ còn thiếu hoặc chưa đúng"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label=gettext_lazy("Giấy tờ, nội dung khác"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy("Mỗi dòng một mục; lý do riêng ghi sau dấu hai chấm."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    why = words(gettext_lazy("Vì sao phải bổ sung"), help_text=gettext_lazy("In vào phiếu yêu cầu."), rows=2)
    answer_by = day(gettext_lazy("Người nộp bổ sung đến hết ngày"))
    lapse = forms.ChoiceField(
        label=gettext_lazy("Quá hạn mà không bổ sung thì"),
        choices=[
            ("stop", gettext_lazy("dừng giải quyết, trả lại hồ sơ")),
            ("go_on", gettext_lazy("xử lý tiếp với giấy tờ đã có")),
        ],
        initial="stop",
        widget=forms.RadioSelect,
    )
    reason_of_leader = words(
        gettext_lazy("Lý do yêu cầu muộn hoặc lần nữa"),
        help_text=gettext_lazy("Yêu cầu này không dừng đồng hồ."),
        rows=2,
    )

    def arrange(self) -> None:
        opened = self.case.opened
        names = [one.name for one in content_pinned(opened.course).components]
        told = opened.course.told.get(FactKind.COMPONENTS) or []
        names += [one["name"] for one in told if one.get("name") and one["name"] not in names]
        if names:
            self.fields["papers"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
            missing = [one["name"] for one in told if one.get("form") == "missing"]
            self.initial.setdefault("papers", missing)
        else:
            del self.fields["papers"]
        self.initial.setdefault("answer_by", timezone.localdate(self.case.now) + self._days())
        act = AskSupplement(opened.id, self.case.actor)
        asks = effect(opened, self.case.now).needs_leader and allowed_by_leader(opened) is None
        if not (asks and decides(act, opened)):
            del self.fields["reason_of_leader"]

    def _days(self) -> timedelta:
        return timedelta(days=laid_down(self.case.opened.agency).supplement_days)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not self._components():
            self.add_error(None, _("Cần nêu ít nhất một giấy tờ hoặc nội dung còn thiếu."))
        return told

    def _components(self) -> list[dict[str, str]]:
        why = self.cleaned_data.get("why", "")
        found = [{"name": name, "why": why} for name in self.cleaned_data.get("papers", ())]
        for line in self.cleaned_data.get("others", "").splitlines():
            name, _colon, own = line.partition(":")
            if name.strip():
                found.append({"name": name.strip(), "why": own.strip() or why})
        return found

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "components": self._components(),
            "answer_by": end_of(told["answer_by"], self.case),
            "lapse": told["lapse"],
            "reason_of_leader": told.get("reason_of_leader", ""),
        }

    def supposed(self) -> dict[str, Any]:
        until = self.case.now + timedelta(days=30)
        return {"components": [{"name": "…"}], "answer_by": until, "reason_of_leader": "…"}


class AllowSupplementForm(VerbForm):
    """Why it may be asked once more, or late."""

    reason = words(gettext_lazy("Lý do đồng ý"), rows=2)

    def supposed(self) -> dict[str, Any]:
        return {"reason": "…"}


class ReceiveSupplementForm(VerbForm):
    """What was brought, and whether all is there now."""

    LIVE = ("all_complete",)

    brought = forms.MultipleChoiceField(
        label=gettext_lazy("Đã nộp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Hình thức"),
        choices=list(OF_PAPERS.items()),
        initial="copy",
        widget=forms.RadioSelect,
    )
    all_complete = forms.ChoiceField(
        label=gettext_lazy("Hồ sơ"),
        choices=[
            ("yes", gettext_lazy("đã đủ: đồng hồ chạy lại")),
            ("no", gettext_lazy("còn thiếu: tiếp tục chờ")),
        ],
        initial="yes",
        widget=forms.RadioSelect,
    )

    def arrange(self) -> None:
        pause = waiting(self.case.opened, "supplement")
        asked = self.case.opened.course.told.get(f"{FactKind.MISSING}:{pause.key}") if pause else None
        names = [str(one["name"]) for one in asked or []]
        if names:
            self.fields["brought"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
            self.initial.setdefault("brought", names)
        else:
            del self.fields["brought"], self.fields["form"]

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        brought = [
            {"name": name, "form": told["form"], "count": 1, "digitised": False}
            for name in told.get("brought", ())
        ]
        return {"components": brought, "all_complete": told["all_complete"] == "yes"}

    def supposed(self) -> dict[str, Any]:
        complete = self.initial.get("all_complete", "yes") == "yes"
        return {"components": [{"name": "…", "form": "copy", "count": 1}], "all_complete": complete}


class CameInTimeForm(VerbForm):
    """When it came, and by what that is known. The dates that follow are those of the hour that is typed."""

    LIVE = ("at",)

    at = moment(gettext_lazy("Người nộp đã bổ sung lúc"))
    evidence = words(
        gettext_lazy("Minh chứng"), help_text=gettext_lazy("Sổ nhận, dấu bưu điện, biên nhận."), rows=2
    )
    scan = ScanField(gettext_lazy("Bản quét minh chứng, nếu có"), required=False)

    def arrange(self) -> None:
        asked = asked_last(self.case.opened)
        if asked is None:
            return
        field = self.fields["at"]
        field.widget.attrs["min"] = f"{local(asked.since):%Y-%m-%dT%H:%M}"
        if asked.answer_by is not None:
            field.widget.attrs["max"] = f"{local(asked.answer_by):%Y-%m-%dT%H:%M}"
            field.help_text = _("Từ {since} đến {until} mới là đúng hạn.").format(
                since=shown(asked.since), until=shown(asked.answer_by)
            )

    def supposed(self) -> dict[str, Any]:
        asked = asked_last(self.case.opened)
        latest = (asked.answer_by or asked.since) if asked else None
        return {"at": self._typed() or latest, "evidence": "…"}

    def _typed(self) -> datetime | None:
        """The hour for which the page asks what would follow; what is no hour says nothing."""
        try:
            return cast(datetime | None, self.fields["at"].clean(str(self.initial.get("at", ""))[:20]))
        except forms.ValidationError:
            return None
