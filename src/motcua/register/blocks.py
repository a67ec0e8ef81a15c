"""Blocks of numbers set aside, and what gaps there are in the numbers of a day, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.agencies.models import Agency
from motcua.register.code import prefix_of
from motcua.register.models import Alias, DayNumber, NumberBlock
from motcua.register.systems import OWN
from motcua.rules.numbering import DossierCode, format_code
from motcua.rules.wording import BadInput


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
    """The open block of ``agency`` that holds the number which ``code`` writes, locked until the transaction ends.

    So that none of its numbers is used while somebody closes it and says which were not.
    """
    try:
        told = DossierCode.parse(code)
    except BadInput:
        return None
    return (
        NumberBlock.objects.select_for_update(of=("self",))
        .filter(
            agency=agency,
            prefix=told.prefix,
            day=told.day,
            first__lte=told.number,
            last__gte=told.number,
            closed_at=None,
        )
        .order_by("id")
        .first()
    )


def unused(block: NumberBlock) -> list[int]:
    """The numbers of a block under which no dossier was entered, in order."""
    used = _used(block.prefix, block.day)
    return [number for number in range(block.first, block.last + 1) if number not in used]


def codes_left(block: NumberBlock) -> list[str]:
    """The codes of a block that may still be used."""
    return [format_code(block.prefix, block.day, number) for number in unused(block)]


def _used(prefix: str, day: date) -> set[int]:
    start = format_code(prefix, day, 1)[: -len("0001")]
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


def open_codes(agency: Agency, most: int = 400) -> list[str]:
    """The codes of open blocks that may still be used, by day and number."""
    found: list[str] = []
    for block in NumberBlock.objects.filter(agency=agency, closed_at=None).order_by("day", "first"):
        found += codes_left(block)
        if len(found) >= most:
            break
    return found[:most]
