"""How the cells of a column are understood: each reader puts the fact that a cell tells among a row's facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from motcua.exchange.profile import Column, Profile, key
from motcua.exchange.reading.moments import BadMoment, due, end_of_day, instant
from motcua.rules.vietnamese import visible

Facts = dict[str, Any]
Reader = Callable[[Any, Facts], None]

_MONEY = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,]0{1,2})?\s*(?:đ|₫|đồng|vnđ|vnd)?", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D")
LONGEST = {"handler": 200}
"""Letters of a name by which agencies are told apart: cut short, two might become one."""
LONGEST_REMEMBERED = 300
"""Letters of a text that is kept for the next cell that holds it: what is kept stays small."""
MOST_MONEY = 10**12
"""No fee of a commune comes near a thousand billion đồng: more is a slip, and no column holds it."""


class BadCell(ValueError):
    """A cell that is not understood: the code of the fault, or of the doubt where the row can stand without it."""

    def __init__(self, code: str, *, doubt: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.doubt = doubt


def text_of(cell: Any) -> str:
    """A cell as text, in composed letters that can be seen: a whole number without its decimals, a date in ISO."""
    if cell.__class__ is str:
        return _composed(cell) if len(cell) <= LONGEST_REMEMBERED else _compose(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _compose(text: str) -> str:
    text = text.strip()
    if not text.isprintable():
        text = visible(text).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_composed = lru_cache(maxsize=4096)(_compose)
"""Every cell is asked for twice, as a fact and as it stood, and most columns hold few different texts."""


def texts_of(cells: Iterable[Any]) -> list[str]:
    """``text_of`` each cell of a row."""
    return [
        _composed(cell) if cell.__class__ is str and len(cell) <= LONGEST_REMEMBERED else text_of(cell)
        for cell in cells
    ]


def is_blank(cell: Any) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (cell.__class__ is str and not cell.strip())


def reader(profile: Profile, column: Column) -> Reader:
    """The reader of a column; it is given cells that are not blank (maps also blank ones) and raises ``BadCell``."""
    tells = column.tells
    if column.read in {"moment", "due", "end"}:
        return _moment(tells, column.read, profile.day_first)
    if column.read == "money":
        return _money(tells)
    if column.read == "status":
        return _mapped(tells, profile.keyed["status"], "unknown_status")
    if column.read == "channel":
        return _channel(profile.keyed["channel"])
    if column.read in {"flag", "payment"}:
        return _mapped(tells, profile.keyed[column.read], "unknown_value")
    return _plain(tells)


def _plain(tells: str) -> Reader:
    longest = LONGEST.get(tells)

    def read(cell: Any, facts: Facts) -> None:
        text = text_of(cell)
        if longest and len(text) > longest:
            raise BadCell("too_long")
        facts[tells] = {"v": text}

    return read


def _moment(tells: str, how: str, day_first: bool) -> Reader:
    def read(cell: Any, facts: Facts) -> None:
        try:
            if how == "due":
                facts[tells] = due(cell, day_first=day_first).fact()
            elif how == "end":
                facts[tells] = end_of_day(instant(cell, day_first=day_first)).fact()
            else:
                facts[tells] = instant(cell, day_first=day_first).fact()
        except BadMoment as error:
            raise BadCell("bad_date") from error

    return read


def money(cell: Any) -> int:
    """A sum in whole đồng. Raises ``BadCell``, as a doubt."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        amount = round(cell) if 0 <= cell <= MOST_MONEY else -1
    else:
        found = _MONEY.fullmatch(text_of(cell))
        amount = int(_NOT_DIGIT.sub("", found[1])[:20]) if found else -1
    if not 0 <= amount <= MOST_MONEY:
        raise BadCell("unknown_value", doubt=True)
    return amount


def _money(tells: str) -> Reader:
    def read(cell: Any, facts: Facts) -> None:
        facts[tells] = {"v": money(cell)}

    return read


def _mapped(tells: str, words: Mapping[str, Any], unknown: str) -> Reader:
    known: dict[Any, dict[str, Any]] = {}

    def read(cell: Any, facts: Facts) -> None:
        fact = known.get(cell)
        if fact is None:
            word = key(text_of(cell))
            if word not in words:
                raise BadCell(unknown, doubt=unknown != "unknown_status")
            fact = known[cell] = {"v": words[word]}
        facts[tells] = fact

    return read


def _channel(words: Mapping[str, str]) -> Reader:
    """A channel, and beside it the mode (kiosk, home, assisted) where the source tells one."""
    plain = _mapped("channel", words, "unknown_channel")

    def read(cell: Any, facts: Facts) -> None:
        plain(cell, facts)
        channel, _, mode = facts["channel"]["v"].partition("/")
        if mode:
            facts["channel"] = {"v": channel}
            facts["mode"] = {"v": mode}

    return read
