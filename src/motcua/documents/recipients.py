"""The list "Nơi nhận": a dash before each, semicolons between, a full stop at the end (NĐ 30/2020, Phụ lục I, II.9)."""

from __future__ import annotations

import re

from motcua.documents.blocks import Span

_PURPOSE = re.compile(r"^(?P<who>.*?)\s*\((?P<what>[^()]*)\)$")


def recipient_spans(recipients: tuple[str, ...]) -> list[tuple[Span, ...]]:
    """One line of spans per recipient; a purpose in parentheses is in italics, as practice has it."""
    lines: list[tuple[Span, ...]] = []
    for number, recipient in enumerate(recipients, start=1):
        words = recipient.strip().rstrip(".;")
        end = "." if number == len(recipients) else ";"
        purpose = _PURPOSE.match(words)
        if purpose is None:
            lines.append((Span(f"- {words}{end}"),))
        else:
            what = Span(purpose["what"], italic=True)
            lines.append((Span(f"- {purpose['who']} ("), what, Span(f"){end}")))
    return lines
