"""The form of a report's own words: what no dossier can tell."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency
from motcua.office.models import PeriodWords
from motcua.office.queries import CommuneWords
from motcua.rules.periods import Period

MOST_LETTERS = 20_000


class Lines(forms.CharField):
    """A list of text, one item per line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 6}), **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        return [" ".join(line.split()) for line in str(super().clean(value)).splitlines() if line.strip()]


class WordsForm(forms.Form):
    """Fields are those of ``office.PeriodWords``.

    Left empty, the signature and the recipients are those of the period before, the rest dots in the report.
    """

    difficulties = Lines(
        label=_("Khó khăn, vướng mắc"), help_text=_("Mỗi dòng một ý, không cần gạch đầu dòng.")
    )
    tasks = Lines(label=_("Phương hướng, nhiệm vụ kỳ tới"), help_text=_("Mỗi dòng một ý."))
    reviewed = forms.IntegerField(
        label=_("Số thủ tục đã rà soát, đơn giản hóa trong kỳ"), required=False, min_value=0, max_value=10_000
    )
    authority = Lines(
        label=_("Thẩm quyền ký"),
        help_text=_("Mỗi dòng một hàng, ví dụ: TM. ỦY BAN NHÂN DÂN, rồi KT. CHỦ TỊCH, rồi PHÓ CHỦ TỊCH."),
    )
    signer = forms.CharField(label=_("Người ký"), required=False, max_length=120)
    recipients = Lines(label=_("Nơi nhận"), help_text=_("Mỗi dòng một nơi nhận."))

    @classmethod
    def of(cls, words: CommuneWords) -> WordsForm:
        """The form filled with what the report would say now."""
        return cls(initial={name: getattr(words, name) for name in cls.base_fields})

    def save(self, agency: Agency, period: Period) -> None:
        """Keep the words of this period; those of signed reports were frozen with them."""
        PeriodWords.objects.update_or_create(
            agency=agency, first=period.first, last=period.last, defaults=self.cleaned_data
        )
