"""Forms of the verbs that make a dossier wait, and of those that say that what was waited for has come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency, AgencyKind
from motcua.counter.desk.forms.base import AnswerForm, VerbForm, day, end_of, moment, words
from motcua.register.actions.obligation import MOST_DONG
from motcua.register.actions.pause import grounds_to_suspend
from motcua.register.terms import content_pinned

WEEK = timedelta(days=7)


class WaitForm(VerbForm):
    """Until when an answer is awaited; the day ends when the office closes."""

    answer_by = day(gettext_lazy("Hạn trả lời"))

    def arrange(self) -> None:
        self.initial.setdefault("answer_by", timezone.localdate(self.case.now) + WEEK)

    def given(self) -> dict[str, Any]:
        told = super().given()
        return {**told, "answer_by": end_of(told["answer_by"], self.case)}

    def supposed(self) -> dict[str, Any]:
        return {"answer_by": self.case.now + WEEK, "content": "…"}


class ObligeForm(WaitForm):
    """Wait for a determination (amount 0) or for a payment."""

    LIVE = ("ground", "amount")

    ground = forms.ChoiceField(label=gettext_lazy("Căn cứ"), required=False)
    content = words(gettext_lazy("Nghĩa vụ tài chính"), help_text=gettext_lazy("Ví dụ: tiền sử dụng đất."))
    amount = forms.IntegerField(
        label=gettext_lazy("Số tiền (đồng)"),
        min_value=0,
        max_value=MOST_DONG,
        initial=0,
        help_text=gettext_lazy("Ghi 0 khi còn chờ cơ quan thuế xác định; số tiền khi chờ người dân nộp."),
    )
    whose = forms.CharField(
        label=gettext_lazy("Chờ ai"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống: cơ quan thuế khi xác định, người nộp khi nộp tiền."),
    )
    field_order = ("content", "amount", "ground", "whose", "answer_by")

    def arrange(self) -> None:
        super().arrange()
        grounds = [
            one for one in content_pinned(self.case.opened.course).grounds if one.waits_for == "finance"
        ]
        if grounds:
            self.choose("ground", [(one.key, f"{one.name} ({one.article})") for one in grounds])
        else:
            del self.fields["ground"]

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "ground": str(self.initial.get("ground", ""))}


class ClearForm(AnswerForm):
    """The obligation is met."""

    WAITS = ("finance",)

    reference = forms.CharField(
        label=gettext_lazy("Số thông báo, biên lai hoặc giấy nộp tiền"), max_length=200
    )
    paid_at = moment(gettext_lazy("Nộp tiền lúc"), required=False)

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "reference": "…"}


class SuspendForm(WaitForm):
    """On a ground that the version lists."""

    LIVE = ("ground",)

    ground = forms.ChoiceField(label=gettext_lazy("Căn cứ"))
    content = words(gettext_lazy("Tạm dừng để làm gì"))
    whose = forms.CharField(label=gettext_lazy("Chờ ai"), max_length=200, required=False)
    field_order = ("ground", "content", "whose", "answer_by")

    def arrange(self) -> None:
        super().arrange()
        grounds = grounds_to_suspend(self.case.opened).values()
        self.choose("ground", [(one.key, f"{one.name} ({one.article})") for one in grounds])

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "ground": str(self.initial.get("ground", ""))}


class ResumeForm(AnswerForm):
    """What was waited for has come."""

    WAITS = ("other",)


class AskOpinionForm(WaitForm):
    """A unit of the commune, an agency known here, or one known by name."""

    agency = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị, cơ quan được hỏi"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=gettext_lazy("Cơ quan khác, ghi tên ở dưới"),
    )
    whose = forms.CharField(label=gettext_lazy("Tên cơ quan khác"), max_length=200, required=False)
    content = words(gettext_lazy("Nội dung lấy ý kiến"))
    field_order = ("agency", "whose", "content", "answer_by")

    def arrange(self) -> None:
        super().arrange()
        commune = Agency.objects.get(pk=self.case.opened.agency)
        units = Q(parent=commune, kind=AgencyKind.UNIT)
        vertical = Q(parent=commune.parent_id, kind=AgencyKind.VERTICAL)
        known: Any = self.fields["agency"]
        known.queryset = Agency.objects.filter(units | vertical).order_by("kind", "name")
        known.label_from_instance = lambda one: one.name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("agency") and not told.get("whose"):
            self.add_error("agency", _("Chọn đơn vị, hoặc ghi tên cơ quan khác."))
        return told

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "whose": "…"}


class GiveOpinionForm(AnswerForm):
    """The answer."""

    WAITS = ("opinion",)

    content = words(gettext_lazy("Nội dung trả lời"), rows=5)

    def supposed(self) -> dict[str, Any]:
        return {**super().supposed(), "content": "…"}
