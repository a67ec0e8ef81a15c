"""One model of a printed slip: what it says and how its parts stand to each other, and nothing of points and fonts.

A slip differs from an official paper (``documents.blocks``) in what people do with it: they fill in by hand what the
program does not know, sign it in twos and threes, and scan it. Its words are those of a Vietnamese state form and are
not translated with the screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.documents.blocks import Paragraph, Table

LONGEST_NAME = 200


class Size(StrEnum):
    """The paper a form is printed on; TT 01/2018/TT-VPCP article 9 put forms 01–05 on A5 and the register on A4."""

    A5 = "a5"
    A5_ACROSS = "a5-across"
    A4 = "a4"
    A4_ACROSS = "a4-across"


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: ``label: value``. Without a value the rest of the line is dotted, to be filled in by hand."""

    label: str
    value: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields that stand on one line where there is room: one, two or three side by side."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes after a label, ticked with a cross."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A small heading within a form."""

    text: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the line of the office, how to sign, and the name that is known already.

    A block of signatures never runs over a page, so a name longer than ``LONGEST_NAME`` ends in dots.
    """

    title: tuple[str, ...]
    how: str = "(Ký, ghi rõ họ tên)"
    name: str = ""

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_NAME:
            object.__setattr__(self, "name", f"{self.name[:LONGEST_NAME]}…")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Those who sign, side by side.

    ``recipients`` makes the first column the list "Nơi nhận" of an administrative letter (NĐ 30/2020/NĐ-CP).
    """

    signers: tuple[Signer, ...]
    recipients: tuple[str, ...] = ()


Part = Paragraph | Table | Fields | Choices | Title | Signatures


@dataclass(frozen=True, slots=True)
class Qr:
    """A square code: what a scanner reads, and what a person reads below it."""

    content: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SlipHead:
    """The top of a form: agency against Quốc hiệu, number and code against place and date, then the title."""

    superior: tuple[str, ...]
    agency: tuple[str, ...]
    numbers: tuple[str, ...]
    place_and_date: str
    title: tuple[str, ...]
    under_title: tuple[str, ...] = ()
    qr: Qr | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A whole form, and what its file says of itself.

    ``copies`` names the copies (liên) that are printed one after the other, each from page 1; one nameless copy is the
    rule. ``running`` stands beside the page number from the second page on. ``mark`` names the form at its foot.
    """

    title: str
    author: str
    dated: date
    size: Size
    head: SlipHead
    parts: tuple[Part, ...]
    subject: str = ""
    running: str = ""
    mark: str = ""
    copies: tuple[str, ...] = ("",)
