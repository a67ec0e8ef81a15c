"""The form that chooses a report: a period of the reporting year or any two days, and the verdict rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency
from motcua.control.question import Question, default_period, own_rule
from motcua.reports.forms import form_for
from motcua.reports.period_names import period_name
from motcua.rules.periods import Period, asked_period, free_period, parse_period, quarter_of
from motcua.rules.verdict import Rule
from motcua.rules.wording import BadInput
from motcua.rules.zone import local

FREE = "tu-chon"
YEARS_BACK = 2


class ReportForm(forms.Form):
    """``ky`` is a period's code, or ``tu-chon`` for the days from ``tu`` to ``den``."""

    ky = forms.ChoiceField(label=gettext_lazy("Kỳ báo cáo"))
    tu = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)
    cach = forms.ChoiceField(label=gettext_lazy("Cách xét quá hạn"), required=False)

    xa = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, given: Mapping[str, Any], agency: Agency, *, chosen: bool = False) -> None:
        """``given`` is the query of the address; what it lacks is filled with the agency's defaults."""
        self.agency = agency
        self.chosen = chosen
        data = {name: str(given.get(name, "")).strip() for name in ("ky", "tu", "den", "cach")}
        if not data["ky"]:
            data["ky"] = FREE if data["tu"] or data["den"] else default_period(agency).code
        data["cach"] = data["cach"] or own_rule(agency)
        data["xa"] = agency.code if chosen else ""
        asked = _asked(data["ky"])
        if asked is not None and ".." in asked.code:
            data.update(ky=FREE, tu=asked.first.isoformat(), den=asked.last.isoformat())
        super().__init__(data)
        choice, days = self.fields["ky"], ("tu", "den")
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101
        choice.choices = period_choices(local(timezone.now()).date(), asked)
        for name in days:
            chooses = {"type": "date", "data-mc-chooses": f"ky={FREE}"}
            self.fields[name].widget = forms.DateInput(attrs=chooses, format="%Y-%m-%d")
        rules = self.fields["cach"]
        assert isinstance(rules, forms.ChoiceField)  # noqa: S101
        rules.choices = [("instant", _("Theo thời điểm")), ("date", _("Theo ngày"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("ky") != FREE:
            asked = _asked(cleaned.get("ky", ""))
            self._has_form("ky", asked)
            if asked is not None and self._other_days(asked):
                self.add_error(
                    "ky",
                    _(
                        "Hai ngày ghi bên cạnh không phải của kỳ này nên chưa rõ muốn xem gì: chọn “Tự chọn ngày đầu, "
                        "ngày cuối”, hoặc xóa hai ngày."
                    ),
                )
            return cleaned
        first, last = cleaned.get("tu"), cleaned.get("den")
        if not (self.errors or (first and last)):
            raise forms.ValidationError(
                _("Kỳ tự chọn cần cả ngày đầu và ngày cuối: chọn hai ngày rồi xem lại.")
            )
        if first and last and last < first:
            self.add_error("den", _("Ngày cuối đứng trước ngày đầu: đổi lại hai ngày."))
        elif first and last and not (first.year >= 2000 and last.year <= 2100):
            self.add_error("tu", _("Kỳ tự chọn nằm ngoài các năm 2000–2100: xem lại năm."))
        elif first and last and (last - first).days > 366 * 5:
            self.add_error("den", _("Kỳ tự chọn dài quá 5 năm: chọn khoảng ngắn hơn."))
        elif first and last:
            self._has_form("den", free_period(first, last))
        return cleaned

    def _other_days(self, asked: Period) -> bool:
        """Whether days are typed that are not the period's: the figures of the period would pass for theirs."""
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        return first not in (None, asked.first) or last not in (None, asked.last)

    def _has_form(self, field: str, period: Period | None) -> None:
        try:
            if period is not None:
                form_for(period.last)
        except BadInput as error:
            self.add_error(field, error.told(_))

    @property
    def question(self) -> Question:
        """The report that a valid form asks for."""
        asked = self.cleaned_data
        period = free_period(asked["tu"], asked["den"]) if asked["ky"] == FREE else parse_period(asked["ky"])
        rule: Rule = "date" if asked["cach"] == "date" else "instant"
        return Question(self.agency, period, rule, self.chosen)


def _asked(code: str) -> Period | None:
    try:
        return asked_period(code)
    except ValueError:
        return None


def period_choices(today: date, asked: Period | None = None) -> list[tuple[str, Any]]:
    """The periods of this reporting year and two before, newest first, by kind; the one asked for is among them."""
    quarter = parse_period(quarter_of(today))
    groups: dict[str, list[Period]] = {}
    years = range(quarter.last.year, quarter.last.year - YEARS_BACK - 1, -1)
    kinds = {
        _("Quý"): ("Q4", "Q3", "Q2", "Q1"),
        _("6 tháng, 9 tháng, năm"): ("", "9M", "H1"),
        _("Tháng"): tuple(f"{month:02d}" for month in range(12, 0, -1)),
    }
    for title, parts in kinds.items():
        codes = (f"{year}-{part}" if part else f"{year}" for year in years for part in parts)
        groups[title] = [period for period in map(parse_period, codes) if period.first <= today]
    known = {period.code for periods in groups.values() for period in periods}
    choices: list[tuple[str, Any]] = []
    if asked is not None and asked.code not in known and ".." not in asked.code:
        choices.append((asked.code, period_name(asked)))
    choices += [
        (title, [(each.code, period_name(each)) for each in periods]) for title, periods in groups.items()
    ]
    return [*choices, (FREE, _("Tự chọn ngày đầu, ngày cuối"))]
