"""Blocks of numbers set aside, and what gaps there are in the numbers of a day, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.agencies.models import Agency
from motcua.register.code import prefix_of, written
from motcua.register.models import Alias, DayNumber, NumberBlock
from motcua.register.systems import OWN


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers ``first`` to ``last`` of a day that no dossier has; ``block`` explains them, if one does."""

    prefix: str
    day: date
    first: int
    last: int
    block: NumberBlock | None

    @property
    def explained(self) -> bool:
        """Whether somebody has said why."""
        return self.block is not None and self.block.closed_at is not None


def block_of(agency: Agency, code: str) -> NumberBlock | None:
    """The open block of ``agency`` that holds the number which ``code`` writes."""
    prefix, day, number = _parts(code)
    if day is None:
        return None
    return (
        NumberBlock.objects.filter(
            agency=agency, prefix=prefix, day=day, first__lte=number, last__gte=number, closed_at=None
        )
        .order_by("id")
        .first()
    )


def _parts(code: str) -> tuple[str, date | None, int]:
    prefix, day, number = (["", *code.rsplit("-", 2)])[-3:]
    if len(day) != 6 or not (day + number).isdecimal() or len(number) > 9:
        return "", None, 0
    try:
        found = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return "", None, 0
    return (prefix, found, int(number)) if written(prefix, found, int(number)) == code else ("", None, 0)


def unused(block: NumberBlock) -> list[int]:
    """The numbers of a block under which no dossier was entered, in order."""
    used = _used(block.prefix, block.day)
    return [number for number in range(block.first, block.last + 1) if number not in used]


def codes_left(block: NumberBlock) -> list[str]:
    """The codes of a block that may still be used."""
    return [written(block.prefix, block.day, number) for number in unused(block)]


def _used(prefix: str, day: date) -> set[int]:
    start = written(prefix, day, 0)[: -len("0000")]
    codes = Alias.objects.filter(system=OWN, code__startswith=start).values_list("code", flat=True)
    return {int(code[len(start) :]) for code in codes if code[len(start) :].isdecimal()}


def gaps(agency: Agency, first: date, last: date) -> list[Gap]:
    """Where numbers are missing from the days ``first`` to ``last``, in order of day and number.

    A receipt that fails gives its number back, so that outside blocks there should be none.
    """
    blocks = list(NumberBlock.objects.filter(agency=agency, day__range=(first, last)).order_by("id"))
    prefixes = {prefix_of(agency), *(block.prefix for block in blocks)}
    days = DayNumber.objects.filter(prefix__in=prefixes, day__range=(first, last)).order_by("day", "prefix")
    return [gap for counter in days for gap in _of_day(counter, blocks)]


def _of_day(counter: DayNumber, blocks: Iterable[NumberBlock]) -> Iterable[Gap]:
    used = _used(counter.prefix, counter.day)
    mine = [one for one in blocks if (one.prefix, one.day) == (counter.prefix, counter.day)]
    begun: tuple[int, NumberBlock | None] | None = None
    for number in range(1, counter.last + 2):
        missing = number <= counter.last and number not in used
        block = next((one for one in mine if one.first <= number <= one.last), None) if missing else None
        if begun is not None and (not missing or block != begun[1]):
            yield Gap(counter.prefix, counter.day, begun[0], number - 1, begun[1])
            begun = None
        if missing and begun is None:
            begun = (number, block)
