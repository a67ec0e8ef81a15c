"""Reporting periods: from the 15th to the 14th (Decree 09/2019/NĐ-CP, Article 12), or any two dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.rules.vietnamese import ngay
from motcua.rules.wording import BadInput, gettext_noop
from motcua.rules.zone import ZONE

ROMAN = ("", "I", "II", "III", "IV")
WRITTEN = re.compile(r"^(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H1|9M|0[1-9]|1[0-2]))?$")
FREE = re.compile(r"^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$")
LAST_MONTH = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "9M": 9, None: 12}
LENGTH = {"Q": 3, "H": 6, "9": 9}
FIRST_YEAR, LAST_YEAR = 1901, 2199
FIRST_DAY = 15
"""The day of the month on which periods begin; they end on the day before."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included; ``parse_period`` reads ``code`` back."""

    code: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first instant."""
        return datetime.combine(self.first, time(), ZONE)

    @property
    def end(self) -> datetime:
        """The midnight after the last day: the first instant that is outside."""
        return datetime.combine(self.last + timedelta(days=1), time(), ZONE)

    @property
    def title(self) -> str:
        """How a report names the period, e.g. ``Quý II năm 2026``."""
        found = WRITTEN.match(self.code)
        if found is None:
            return f"Từ ngày {ngay(self.first)} đến ngày {ngay(self.last)}"
        year, part = found["year"], found["part"]
        if part is None:
            return f"Năm {year}"
        if part.startswith("Q"):
            return f"Quý {ROMAN[int(part[1])]} năm {year}"
        if part in ("H1", "9M"):
            return f"{'6' if part == 'H1' else '9'} tháng đầu năm {year}"
        return f"Tháng {int(part)} năm {year}"

    def previous(self) -> Period:
        """The period whose pending dossiers this one carries over: it ends the day before this one begins.

        A month follows a month and a quarter a quarter; what counts from the year's beginning (half-year,
        nine months, year) follows the whole year before; a free range follows one of the same length.
        """
        found = WRITTEN.match(self.code)
        if found is None:
            return free_period(self.first - (self.last - self.first) - timedelta(days=1), self._day_before())
        year, part = int(found["year"]), found["part"]
        if part is None or part in ("H1", "9M"):
            return parse_period(f"{year - 1:04d}")
        if part.startswith("Q"):
            return parse_period(f"{year - 1:04d}-Q4" if part == "Q1" else f"{year:04d}-Q{int(part[1]) - 1}")
        return parse_period(f"{year - 1:04d}-12" if part == "01" else f"{year:04d}-{int(part) - 1:02d}")

    def _day_before(self) -> date:
        return self.first - timedelta(days=1)


def parse_period(code: str) -> Period:
    """The period named ``2026-Q2``, ``2026-05``, ``2026-H1``, ``2026-9M``, ``2026`` or
    ``2026-04-01..2026-04-30``.

    Raises ``BadInput`` for anything else.
    """
    if (range_ := FREE.match(code)) is not None:
        try:
            return free_period(date.fromisoformat(range_[1]), date.fromisoformat(range_[2]))
        except ValueError as error:
            raise error if isinstance(error, BadInput) else _unknown(code) from None
    found = WRITTEN.match(code)
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise _unknown(code)
    year, part = int(found["year"]), found["part"]
    last_month = LAST_MONTH[part] if part in LAST_MONTH else int(part)
    months = 12 if part is None else LENGTH.get(part[0], 1) if part in LAST_MONTH else 1
    years_back, month = divmod(last_month - months - 1, 12)
    return Period(code, date(year + years_back, month + 1, FIRST_DAY), date(year, last_month, FIRST_DAY - 1))


def quarter_of(day: date) -> str:
    """The code of the quarter in which a day lies: 15/03/2026 → ``2026-Q2``."""
    years, month = divmod(day.month - 1 + (day.day >= FIRST_DAY), 12)
    return f"{day.year + years}-Q{month // 3 + 1}"


def asked_period(code: str) -> Period:
    """``parse_period`` of what somebody typed, within the years that there can be reports of."""
    period = parse_period(code)
    if not (period.first.year >= 2000 and period.last.year <= 2100):
        raise _unknown(code)
    return period


def free_period(first: date, last: date) -> Period:
    """The days from ``first`` to ``last``, both included; raises ``BadInput`` when ``last`` comes first."""
    if not (FIRST_YEAR <= first.year <= LAST_YEAR and last.year <= LAST_YEAR):
        raise BadInput(
            gettext_noop("Kỳ báo cáo %(first)s – %(last)s nằm ngoài các năm 1901–2199; hãy xem lại năm."),
            first=ngay(first),
            last=ngay(last),
        )
    if last < first:
        raise BadInput(
            gettext_noop("Kỳ báo cáo kết thúc %(last)s trước khi bắt đầu %(first)s; hãy đổi lại hai ngày."),
            first=ngay(first),
            last=ngay(last),
        )
    return Period(f"{first.isoformat()}..{last.isoformat()}", first, last)


def _unknown(code: str) -> BadInput:
    return BadInput(
        gettext_noop(
            "Không có kỳ báo cáo “%(code)s”; hãy viết như 2026-Q2 (quý), 2026-05 (tháng), 2026-H1 (6 tháng), "
            "2026-9M (9 tháng), 2026 (năm) hoặc 2026-04-01..2026-04-30."
        ),
        code=code,
    )
