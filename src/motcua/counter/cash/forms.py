"""What a cashier types: money in whole đồng, how it was paid, what was counted."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.counter.desk.forms.base import day
from motcua.payments.cancel import LONGEST as LONGEST_REASON
from motcua.payments.closing import LONGEST, MOST_DONG
from motcua.payments.models import Channel
from motcua.register.actions.pay import LONGEST_NUMBER
from motcua.register.actions.pay import MOST_DONG as MOST_OF_ONE

LONGEST_TYPED = 40
_GROUPED = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+")


class DongField(forms.IntegerField):
    """Whole đồng as people write them: ``25000``, ``25.000``, ``25.000 đồng``. A part of a đồng is refused."""

    widget = forms.TextInput

    def __init__(self, label: Any, least: int, most: int, help_text: Any = "") -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": LONGEST_TYPED}
        super().__init__(
            label=label,
            min_value=least,
            max_value=most,
            help_text=help_text,
            widget=forms.TextInput(attrs=attrs),
        )

    def to_python(self, value: Any) -> int | None:
        """The number, or ``None`` where nothing was typed."""
        text = re.sub(r"\s|đồng|đ$", "", str(value if value is not None else "").strip().lower())
        if not text:
            return None
        if len(text) > LONGEST_TYPED or not _GROUPED.fullmatch(text):
            raise ValidationError(_("Ghi số đồng nguyên, ví dụ 25.000."))
        return super().to_python(text.replace(".", ""))


class TakeForm(forms.Form):
    """A fee: how much, how, under the number of which receipt."""

    amount = DongField(gettext_lazy("Số tiền thu (đồng)"), 1, MOST_OF_ONE)
    channel = forms.ChoiceField(label=gettext_lazy("Cách nộp"), choices=Channel.choices)
    receipt_number = forms.CharField(
        label=gettext_lazy("Số biên lai"),
        max_length=LONGEST_NUMBER,
        help_text=gettext_lazy("Số in trên biên lai giao cho người nộp; mỗi số chỉ dùng một lần."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CancelForm(forms.Form):
    """Why a receipt is cancelled: printed on the sheet of the day."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do hủy"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class CloseForm(forms.Form):
    """The closing of a day: what lies in the drawer, and why it differs from the receipts where it does."""

    day = day(gettext_lazy("Ngày khóa sổ"))
    counted = DongField(
        gettext_lazy("Tiền mặt đếm được (đồng)"), 0, MOST_DONG, gettext_lazy("Không có tiền mặt thì ghi 0.")
    )
    explanation = forms.CharField(
        label=gettext_lazy("Giải trình chênh lệch"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Bắt buộc khi tiền đếm được khác tiền mặt theo biên lai."),
    )
