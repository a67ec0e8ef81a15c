"""The forms of linked procedures under way: the hand-over of everything, what another agency told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from motcua.counter.act_forms import MOMENT_FORMATS, HandOverForm
from motcua.register.actions.hand_over import LONGEST_NAME, LONGEST_TRACKING, Recipient
from motcua.register.actions.member_result import LONGEST_NUMBER


class TogetherForm(HandOverForm):
    """When, how and to whom all results go out."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Cách trả"),
        choices=[
            ("counter", gettext_lazy("tại quầy")),
            ("post", gettext_lazy("qua bưu chính")),
            ("electronic", gettext_lazy("bản điện tử")),
        ],
    )
    name = forms.CharField(
        label=gettext_lazy("Người nhận, nếu nhận thay"), max_length=LONGEST_NAME, required=False
    )
    tracking = forms.CharField(label=gettext_lazy("Số bưu gửi"), max_length=LONGEST_TRACKING, required=False)

    def recipient(self) -> Recipient:
        """As the act takes it."""
        given = self.cleaned_data
        relation = "authorised" if given["name"].strip() else "self"
        return Recipient(given["channel"], given["name"], relation, given["tracking"])


class ResultForm(forms.Form):
    """What another agency told of its result."""

    number = forms.CharField(label=gettext_lazy("Số kết quả"), max_length=LONGEST_NUMBER, required=False)
    at = forms.DateTimeField(
        label=gettext_lazy("Có kết quả lúc"),
        help_text=gettext_lazy("Để trống nếu là lúc này."),
        input_formats=MOMENT_FORMATS,
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"invalid": gettext_lazy("Ghi ngày giờ như 14/06/2026 16:30.")},
    )
    electronic = forms.BooleanField(label=gettext_lazy("Kết quả là bản điện tử"), required=False)
    evidence = forms.CharField(
        label=gettext_lazy("Minh chứng, nếu ghi lùi ngày"),
        help_text=gettext_lazy("Số văn bản, giấy biên nhận; một cán bộ khác duyệt thì ngày ấy có hiệu lực."),
        max_length=500,
        required=False,
    )
