"""One model of an official document: what it says, and nothing of how it looks.

The components are those of NĐ 30/2020/NĐ-CP article 8: Quốc hiệu and Tiêu ngữ, agency, number and symbol, place
and date, kind and abstract, content, authority to sign, recipients, appendices. Every renderer takes the same
``Paper``, so the words of a report live once. Such a paper is a Vietnamese state document: its words are not
translated with the screens around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Style = Literal["body", "bullet", "sub_bullet", "note", "centre"]
Align = Literal["left", "centre", "right"]

#: What an officer still has to fill in by hand stands as dots, as on a paper form.
BLANK = "……"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. A counted figure carries its ``measure`` (such as ``received.total``), the ``place`` where it
    is counted, and where it belongs to one member of a grouping also that: ``group="field"``, ``member="Hộ tịch"``."""

    text: str
    bold: bool = False
    italic: bool = False
    measure: str = ""
    place: str = "own"
    group: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is a part (I.), 2 a section (1.), 3 a subsection (3.1.)."""

    level: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a bullet's dash is part of its style, not of its text."""

    spans: tuple[Span, ...]
    style: Style = "body"

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def leads(self) -> bool:
        """Whether it announces what follows and so must not stand last on a page."""
        return self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is a share of the table's width; ``number`` the column's number on a statutory form, e.g. ``(3)``."""

    titles: tuple[str, ...]
    width: float
    align: Align = "right"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, a span per column; a total stands out."""

    cells: tuple[Span, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header of one or several levels.

    ``Column.titles`` holds a title per level from the top; equal neighbours on one level are one merged cell, and a
    title repeated downwards is merged downwards. ``caption`` is what a screen reader announces.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def levels(self) -> int:
        return max((len(column.titles) for column in self.columns), default=0)

    def header(self) -> list[list[str]]:
        """The header as a full grid, ``levels`` rows by columns: short columns repeat their last title."""
        return [
            [column.titles[min(level, len(column.titles) - 1)] for column in self.columns]
            for level in range(self.levels)
        ]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a paper: lines as they are printed. ``superior`` is empty where the agency stands alone."""

    superior: tuple[str, ...]
    agency: tuple[str, ...]
    number: str
    place_and_date: str
    kind: str
    abstract: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority to sign, line by line, and the signer's name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on pages of its own; forms with many columns lie across."""

    label: str
    title: str
    attached_to: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, and what its file says of itself."""

    title: str
    author: str
    dated: date
    head: Head
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    appendices: tuple[Appendix, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
