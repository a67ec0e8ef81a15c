"""How official Vietnamese writes counts, shares and lists."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from motcua.documents.blocks import Paragraph, Span, Style
from motcua.rules.vietnamese import number, percent, two_digits

NOTHING = "không phát sinh"


def count(value: int) -> str:
    """``0``, ``02``, ``11``, ``4.911``: counts below ten carry a zero, so that no digit can be added before them."""
    return two_digits(value) if 0 < value < 10 else number(value)


def rate(value: float | int | str | Decimal | None) -> str:
    """``99,96%``, ``100%``; nothing over nothing is "không phát sinh"."""
    return NOTHING if value is None else percent(Decimal(str(value)))


def joined(parts: Iterable[str]) -> str:
    """``a``, ``a và b``, ``a, b và c``."""
    *before, last = list(parts) or [""]
    return f"{', '.join(before)} và {last}" if before else last


def lower_first(text: str) -> str:
    """The text as it goes on inside a sentence: acronyms such as TTHC keep their capitals."""
    return text if len(text) > 1 and not text[1].islower() and text[1] != " " else text[:1].lower() + text[1:]


def capital_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def paragraph(*parts: str | Span, style: Style = "body") -> Paragraph:
    """A paragraph of plain text and figures."""
    return Paragraph(tuple(part if isinstance(part, Span) else Span(part) for part in parts if part), style)


def bullet(*parts: str | Span) -> Paragraph:
    """A paragraph with a dash before it."""
    return paragraph(*parts, style="bullet")
