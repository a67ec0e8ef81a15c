"""Numbers as the reader's language writes them: 4.911 and 99,96% in Vietnamese, 4,911 and 99.96% in English.

Papers are Vietnamese and say theirs by ``rules.vietnamese``; dates are dd/mm/yyyy in every language.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import get_format

from motcua.rules import vietnamese

_DOTS_AND_COMMAS = str.maketrans(".,", ",.")


def number(value: int) -> str:
    """A whole number with a sign between thousands."""
    return _in_the_readers(vietnamese.number(value))


def percent(value: Decimal) -> str:
    """A percentage with two decimals, a whole one without."""
    return _in_the_readers(vietnamese.percent(value))


def decimal(plain: str) -> str:
    """A plain decimal number as it is kept (``2.5``)."""
    return _in_the_readers(plain.replace(".", ","))


def _in_the_readers(written: str) -> str:
    return written if get_format("DECIMAL_SEPARATOR") == "," else written.translate(_DOTS_AND_COMMAS)
