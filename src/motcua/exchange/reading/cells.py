"""How the cells of a column are understood: each reader puts the fact that a cell tells among a row's facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from motcua.exchange.profile import Column, Profile, key
from motcua.exchange.reading.moments import BadMoment, due, end_of_day, instant

Facts = dict[str, Any]
Reader = Callable[[Any, Facts], None]

_MONEY = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,]0{1,2})?\s*(?:đ|₫|đồng|vnđ|vnd)?", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D")


class BadCell(ValueError):
    """A cell that is not understood: the code of the fault, or of the doubt where the row can stand without it."""

    def __init__(self, code: str, *, doubt: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.doubt = doubt


def text_of(cell: Any) -> str:
    """A cell as text, in composed letters: a whole number without its decimals, a date in ISO."""
    if cell.__class__ is str:
        text = cell.strip()
        return text if text.isascii() else unicodedata.normalize("NFC", text)
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
    def read(cell: Any, facts: Facts) -> None:
        facts[tells] = {"v": text_of(cell)}

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


def _money(tells: str) -> Reader:
    def read(cell: Any, facts: Facts) -> None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            amount = round(cell)
        else:
            found = _MONEY.fullmatch(text_of(cell))
            if found is None:
                raise BadCell("unknown_value", doubt=True)
            amount = int(_NOT_DIGIT.sub("", found[1]))
        if amount < 0:
            raise BadCell("unknown_value", doubt=True)
        facts[tells] = {"v": amount}

    return read


def _mapped(tells: str, words: Mapping[str, Any], unknown: str) -> Reader:
    known: dict[Any, dict[str, Any]] = {}

    def read(cell: Any, facts: Facts) -> None:
        fact = known.get(cell)
        if fact is None:
            word = key(text_of(cell))
            if word not in words:
                raise BadCell(unknown, doubt=unknown == "unknown_value")
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
