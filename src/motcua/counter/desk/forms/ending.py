"""Forms of the decision, of what ends a dossier, and of the hand-over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.counter.desk.forms.base import VerbForm, day, moment, words
from motcua.register.actions.hand_over import LONGEST_NAME, LONGEST_TRACKING, Recipient
from motcua.register.actions.pay import paid
from motcua.register.actions.stamp import LONGEST_NAME as LONGEST_RESULT
from motcua.register.actions.standing import calendar_of
from motcua.register.actions.stop import LONGEST_MONEY
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import FactKind


class BareForm(VerbForm):
    """A verb that asks for nothing."""


class StampForm(VerbForm):
    """The result's number, book and name."""

    name = forms.CharField(label=gettext_lazy("Tên kết quả"), max_length=LONGEST_RESULT, required=False)
    number = forms.CharField(
        label=gettext_lazy("Số"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Để trống: lấy số tiếp theo của sổ."),
    )
    book = forms.CharField(
        label=gettext_lazy("Sổ"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Để trống: sổ của thủ tục."),
    )
    electronic = forms.BooleanField(label=gettext_lazy("Kết quả điện tử có ký số"), required=False)

    def arrange(self) -> None:
        opened = self.case.opened
        results = content_pinned(opened.course).results
        self.initial.setdefault("name", results[0].name if results else opened.columns["procedure_name"])
        self.initial.setdefault("electronic", bool(results and results[0].electronic))


class RefuseForm(VerbForm):
    """The reason, printed word for word."""

    reason = words(gettext_lazy("Lý do từ chối"), help_text=gettext_lazy("Phiếu từ chối in nguyên văn."))
    papers_back = forms.BooleanField(
        label=gettext_lazy("Trả lại hồ sơ cho người nộp tại quầy"), required=False, initial=True
    )

    def supposed(self) -> dict[str, Any]:
        return {"reason": "…"}


class ApologiseForm(VerbForm):
    """The new date, to the end of that working day, and the reason."""

    new_due = day(gettext_lazy("Hẹn lại trả kết quả vào ngày"))
    reason = words(gettext_lazy("Lý do quá hạn"), help_text=gettext_lazy("Văn bản xin lỗi in nguyên văn."))

    def clean_new_due(self) -> Any:
        wanted, calendar = self.cleaned_data["new_due"], calendar_of(self.case.opened)
        if not calendar.is_working_day(wanted):
            raise forms.ValidationError(
                _("Ngày {day} là ngày nghỉ: chọn ngày làm việc.").format(day=wanted.strftime("%d/%m/%Y"))
            )
        return calendar.end_of_day(wanted)

    def supposed(self) -> dict[str, Any]:
        due = self.case.opened.state.due_at or self.case.now
        return {"new_due": max(due, self.case.now) + timedelta(days=1), "reason": "…"}


class StopForm(VerbForm):
    """The applicant's wish: why, by which letter, and what becomes of the papers."""

    ground_text = words(gettext_lazy("Lý do theo đề nghị của người nộp"), rows=2)
    request_number = forms.CharField(
        label=gettext_lazy("Số đơn, văn bản đề nghị, nếu có"), max_length=60, required=False
    )
    request_day = day(gettext_lazy("Ngày của đơn đề nghị"), required=False)
    papers_back = forms.BooleanField(
        label=gettext_lazy("Trả lại hồ sơ cho người nộp tại quầy"), required=False, initial=True
    )
    money = forms.CharField(
        label=gettext_lazy("Xử lý phí, nghĩa vụ tài chính đã nộp"),
        help_text=gettext_lazy("In vào thông báo; để trống thì thông báo chừa chỗ ghi tay."),
        max_length=LONGEST_MONEY,
        required=False,
    )

    def arrange(self) -> None:
        course = self.case.opened.course
        met = any(
            told and told.get("paid_at")
            for kind, told in course.told.items()
            if kind.startswith(FactKind.OBLIGATION)
        )
        if not (paid(self.case.opened) or self.case.opened.state.paid_online or met):
            del self.fields["money"]

    def supposed(self) -> dict[str, Any]:
        return {"ground_text": "…"}


class NotifyForm(VerbForm):
    """How the applicant was told that the result is there."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Đã báo bằng"),
        choices=[
            ("phone", gettext_lazy("điện thoại")),
            ("sms", gettext_lazy("tin nhắn")),
            ("email", gettext_lazy("thư điện tử")),
            ("post", gettext_lazy("bưu chính")),
            ("portal", gettext_lazy("cổng dịch vụ công")),
            ("counter", gettext_lazy("tại quầy")),
        ],
        initial="phone",
        widget=forms.RadioSelect,
    )
    content = words(gettext_lazy("Nội dung"), required=False, rows=2)

    def supposed(self) -> dict[str, Any]:
        return {"channel": "phone"}


class HandOverForm(VerbForm):
    """When, by which way, and to whom. The name is kept beside the chain of events: it can be erased."""

    at = moment(gettext_lazy("Trả lúc"))
    channel = forms.ChoiceField(
        label=gettext_lazy("Cách trả"),
        choices=[
            ("counter", gettext_lazy("tại quầy")),
            ("post", gettext_lazy("qua bưu chính")),
            ("electronic", gettext_lazy("bản điện tử")),
        ],
        initial="counter",
        widget=forms.RadioSelect,
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Người nhận"),
        choices=[
            ("self", gettext_lazy("chính người nộp")),
            ("family", gettext_lazy("người nhà")),
            ("authorised", gettext_lazy("người được ủy quyền")),
        ],
        initial="self",
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Họ tên người nhận thay"), max_length=LONGEST_NAME, required=False
    )
    tracking = forms.CharField(label=gettext_lazy("Số bưu gửi"), max_length=LONGEST_TRACKING, required=False)

    def arrange(self) -> None:
        self.initial.setdefault("at", timezone.localtime(self.case.now).replace(second=0, microsecond=0))

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        to = Recipient(told["channel"], told["name"], told["relation"], told["tracking"])
        return {"at": told["at"], "to": to}
