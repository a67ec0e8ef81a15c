"""The code of a dossier: the receiving unit's identifier, the day of receipt, the number of that day.

TT 01/2018/TT-VPCP article 19; unit identifiers as of TT 10/2016 (``000.00.06.H56``) and QĐ 20/2020
(``H31.12.3``). Who may regulate the pattern has changed since (NĐ 309/2026), so it stands here alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from motcua.rules.wording import BadInput, gettext_noop

LONGEST_PREFIX = 35
HIGHEST_NUMBER = 999_999_999
"""A unit that receives more in a day has written something else into the number."""

_PREFIX = r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Y][0-9]{2}(?:\.[0-9A-Z]{1,4})*"
PREFIX = re.compile(_PREFIX)
CODE = re.compile(rf"({_PREFIX})-([0-9]{{2}})([0-9]{{2}})([0-9]{{2}})-([0-9]{{4,9}})")
CENTURY = 2000


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """One code in its parts; in order by unit, day and number. Raises ``BadInput`` for parts that fit none.

    ``prefix`` is the identifier of the receiving unit, at most 35 characters; ``day`` the day of receipt, in
    this century; ``number`` counts from 1 on each day.
    """

    prefix: str
    day: date
    number: int

    def __post_init__(self) -> None:
        check_prefix(self.prefix)
        if self.day.year // 100 * 100 != CENTURY:
            raise BadInput(
                gettext_noop("Mã số hồ sơ chỉ ghi được năm từ 2000 đến 2099, không ghi được năm %(year)s."),
                year=self.day.year,
            )
        if not 1 <= self.number <= HIGHEST_NUMBER:
            raise BadInput(
                gettext_noop("Số thứ tự trong ngày phải từ 1 đến %(highest)s, không phải %(number)s."),
                highest=HIGHEST_NUMBER,
                number=self.number,
            )

    def __str__(self) -> str:
        return f"{self.prefix}-{self.day:%y%m%d}-{self.number:04d}"

    @classmethod
    def parse(cls, text: str) -> DossierCode:
        """The code that ``text`` writes, spaces around it left off; ``str()`` of it is ``text`` again.

        Raises ``BadInput`` for anything else, a day that no calendar has, and a number padded beyond four
        digits: two writings of one code would be two dossiers.
        """
        written = text.strip()
        found = CODE.fullmatch(written)
        try:
            if found is None:
                raise ValueError(written)
            prefix, year, month, day, number = found.groups()
            code = cls(prefix, date(CENTURY + int(year), int(month), int(day)), int(number))
        except BadInput:
            raise
        except ValueError:
            raise _not_a_code(written) from None
        if str(code) != written:
            raise _not_a_code(written)
        return code


def format_code(prefix: str, day: date, number: int) -> str:
    """The code in writing: ``H24.85-260315-0001``."""
    return str(DossierCode(prefix, day, number))


def check_prefix(prefix: str) -> None:
    """Raise ``BadInput`` unless ``prefix`` is the identifier of a unit in the old or the new form."""
    if len(prefix) > LONGEST_PREFIX:
        raise BadInput(
            gettext_noop("Mã định danh đơn vị dài %(length)s ký tự; không được quá %(longest)s."),
            length=len(prefix),
            longest=LONGEST_PREFIX,
        )
    if PREFIX.fullmatch(prefix) is None:
        raise BadInput(
            gettext_noop(
                "“%(prefix)s” không phải mã định danh đơn vị; hãy viết như H24.85 hoặc 000.00.06.H56."
            ),
            prefix=prefix,
        )


def _not_a_code(text: str) -> BadInput:
    return BadInput(
        gettext_noop("“%(text)s” không phải mã số hồ sơ; mã có dạng H24.85-260315-0001."), text=text[:60]
    )
