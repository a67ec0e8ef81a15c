"""What a file profile declares: the headers of one system's export and what its words mean here. Pure data.

A profile reads nothing itself; ``exchange.reading`` applies it in a child process, so nothing here may import Django.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, reduce
from typing import Any, NamedTuple, TypeVar

from motcua.rules.vietnamese import fold

CODE, LINKED_CODE, CURE, ERRORS = "code", "linked_code", "cure", "errors"
"""What a column holds besides facts: the dossier's codes, and the two columns of a file of rows to mend."""


@lru_cache(maxsize=8192)
def key(text: object) -> str:
    """A header or value as it is compared: no case, diacritics, spaces or signs (``Mã hồ sơ`` → ``mahoso``)."""
    return "".join(sign for sign in fold(unicodedata.normalize("NFC", str(text))) if sign.isalnum())


@cache
def _compared(headers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key(header) for header in headers)


@dataclass(frozen=True)
class Column:
    """A column: what it tells and the headers under which it is known, the usual one first.

    ``tells`` is a kind of fact, ``code``, ``linked_code`` or ``person.<name|id_number|phone|address>``.
    ``read`` names the way its cells are understood (``reading.cells.READERS``). A file without a column that
    is ``needed`` is refused: figures of the statutory report would be wrong without anyone seeing it.
    """

    tells: str
    headers: tuple[str, ...]
    read: str = "text"
    needed: bool = False

    def written(self) -> tuple[str, ...]:
        """The headers as they are compared."""
        return _compared(self.headers)


class Found(NamedTuple):
    """What the nested parts of a row tell, besides its plain columns."""

    facts: dict[str, dict[str, Any]]
    doubts: list[tuple[str, str, str]]
    """(doubt code, kind of fact, value)"""
    faults: list[tuple[str, str, str]]
    """(fault code, header, value)"""


@dataclass(frozen=True)
class Change:
    """What is otherwise in a system's exports that were taken on ``since`` or later; ``basis`` says how that is known.

    Each map has the words that mean something else from then on, ``None`` for one that means nothing any more; a
    column replaces that which told the same.
    """

    since: date
    basis: str
    statuses: Mapping[str, str | None] = field(default_factory=dict)
    channels: Mapping[str, str | None] = field(default_factory=dict)
    flags: Mapping[str, bool | None] = field(default_factory=dict)
    payments: Mapping[str, bool | None] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Profile:
    """One system's export. Value maps are written as the system writes; they are compared by ``key``.

    ``statuses`` → ``register.vocabulary.Status`` values; ``channels`` → a channel, or ``channel/mode``;
    ``payments`` → whether paid online. An empty cell is looked up as ``""``; where a map does not know it,
    nothing is told. What is declared here held from the beginning; ``changes`` say what it became, and ``on`` which of
    them hold for an export of some day.
    """

    name: str
    system: str
    title: str
    columns: tuple[Column, ...]
    statuses: Mapping[str, str]
    channels: Mapping[str, str]
    flags: Mapping[str, bool]
    payments: Mapping[str, bool]
    day_first: bool = True
    linked_system: str = "lien-thong"
    nested: Callable[[Mapping[str, Any]], Found] | None = None
    changes: tuple[Change, ...] = ()
    keyed: Mapping[str, Mapping[str, Any]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        maps = {
            "status": self.statuses,
            "channel": self.channels,
            "flag": self.flags,
            "payment": self.payments,
        }
        keyed = {name: {key(word): value for word, value in words.items()} for name, words in maps.items()}
        object.__setattr__(self, "keyed", keyed)

    def on(self, day: date) -> Profile:
        """The profile of an export taken on ``day``: with every change that had come by then, the later over the
        earlier."""
        due = sorted((one for one in self.changes if one.since <= day), key=lambda one: one.since)
        return reduce(_changed, due, replace(self, changes=())) if due else self

    def needs(self) -> tuple[Column, ...]:
        """The columns without which a file is refused; of the two code columns one is enough."""
        return tuple(column for column in self.columns if column.needed)


V = TypeVar("V")


def _changed(profile: Profile, change: Change) -> Profile:
    told = {column.tells: column for column in change.columns}
    known = {column.tells for column in profile.columns}
    return replace(
        profile,
        columns=(
            *(told.get(column.tells, column) for column in profile.columns),
            *(column for column in change.columns if column.tells not in known),
        ),
        statuses=_over(profile.statuses, change.statuses),
        channels=_over(profile.channels, change.channels),
        flags=_over(profile.flags, change.flags),
        payments=_over(profile.payments, change.payments),
    )


def _over(before: Mapping[str, V], change: Mapping[str, V | None]) -> dict[str, V]:
    """``before`` with the changes; words are one where they are compared as one (``key``)."""
    spelt = {key(word) for word in change}
    kept = {word: value for word, value in before.items() if key(word) not in spelt}
    return {**kept, **{word: value for word, value in change.items() if value is not None}}


TOTALS = ("tongcong", "tongso", "tong", "cong")
"""How a totals row begins, as ``key`` writes it."""

MEND_COLUMNS = (
    Column(CURE, ("Mã dòng lỗi",)),
    Column(ERRORS, ("Lỗi cần sửa",)),
)
"""The columns that a file of rows to mend carries beside those of its source."""

PORTAL_STATUSES: Mapping[str, str] = {
    "1": "filed",
    "2": "handling",
    "3": "not_accepted",
    "4": "handling",
    "5": "waiting_supplement",
    "6": "waiting_finance",
    "7": "withdrawn",
    "8": "refused",
    "9": "finished",
    "10": "handed_over",
}
"""The national portal's TrangThaiHoSo; 8 (dừng xử lý) is how these exports mark a refusal after receipt."""

PORTAL_CHANNELS: Mapping[str, str] = {"1": "in_person", "2": "online", "3": "postal"}
"""The national portal's KenhThucHien."""

PORTAL_PAYMENTS: Mapping[str, bool] = {"": False, "0": False, "1": True, "2": True, "3": False}
"""DuocThanhToanTrucTuyen: 0 no fee, 1 on the portal, 2 on the agency's own gateway, 3 not online."""

PORTAL_FLAGS: Mapping[str, bool] = {"": False, "0": False, "1": True, "2": True, "false": False, "true": True}

YES_NO: Mapping[str, bool] = {
    "": False, "Không": False, "Chưa": False, "0": False, "Sai": False, "false": False,
    "Có": True, "Đã": True, "Rồi": True, "1": True, "Đúng": True, "true": True, "x": True,
}  # fmt: skip
