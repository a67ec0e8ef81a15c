"""Instants as exports write them: cells with dates, Excel's serial numbers, and the usual texts."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

OFFSET = "+07:00"
"""Việt Nam has kept one offset, without summer time, since 1975."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""One-stop shops began in 2003 (QĐ 181/2003/QĐ-TTg): an earlier year, such as 0206, is a slip of the hand."""

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel counts local days from here
VIETNAM = timezone(timedelta(hours=7))

_WRITTEN = re.compile(
    r"(?:(?P<h0>\d{1,2}):(?P<m0>\d{2})(?::(?P<s0>\d{2}))?[ ,]+)?"
    r"(?P<a>\d{1,2})[/.\-](?P<b>\d{1,2})[/.\-](?P<y>\d{4})"
    r"(?:[ T,]+(?P<h>\d{1,2})(?::|h|giờ )(?P<m>\d{2})(?:[:'](?P<s>\d{2})(?:[.,]\d+)?)?)?"
)
_DIGITS = re.compile(r"\d{8}(?:\d{4}(?:\d{2})?)?")
_ISO = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


class BadMoment(ValueError):
    """What a cell holds is no date, or none that can be."""


class Moment(NamedTuple):
    """An instant in local time: ISO text with offset, and its precision (``second``, ``minute`` or ``day``)."""

    text: str
    precision: str

    def fact(self) -> dict[str, str]:
        """The dated fact (``register.source.Facts``)."""
        return {"at": self.text} if self.precision == "second" else {"at": self.text, "p": self.precision}


def instant(value: object, *, day_first: bool) -> Moment:
    """The instant in a cell. A day without a time is its first moment. Raises ``BadMoment``."""
    if isinstance(value, str):
        return _from_text(value, day_first)
    if isinstance(value, datetime):
        return _moment(value, "second")
    if isinstance(value, date):
        return _moment(datetime.combine(value, time()), "day")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    raise BadMoment(value)


def end_of_day(moment: Moment) -> Moment:
    """A day without a time taken as the end of its last session; on a day of rest, the hour at which Monday's ends."""
    if moment.precision != "day":
        return moment
    return Moment(_closing(moment.text[:10]), "day")


def due(value: object, *, day_first: bool) -> Moment:
    """A due date: midnight is no office hour, so a date with it is a day without a time."""
    moment = instant(value, day_first=day_first)
    if moment.text[11:19] == "00:00:00":
        moment = Moment(moment.text, "day")
    return end_of_day(moment)


@lru_cache(maxsize=4096)
def _closing(day_text: str) -> str:
    from motcua.rules.calendar import national_calendar  # 30 ms that most files can do without

    day = date.fromisoformat(day_text)
    closing = national_calendar().end_of_day(day).time()
    return f"{day_text}T{closing.isoformat('seconds')}{OFFSET}"


def _moment(moment: datetime, precision: str) -> Moment:
    if moment.tzinfo is not None:
        moment = moment.astimezone(VIETNAM).replace(tzinfo=None)
    if moment.microsecond:
        moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise BadMoment(moment)
    return Moment(moment.isoformat() + OFFSET, precision)


def _from_serial(serial: float) -> Moment:
    if not 36_526 <= serial < 73_415:  # 01/01/2000 to 31/12/2100
        raise BadMoment(serial)
    moment = EPOCH + timedelta(seconds=round(serial * 86_400))
    return _moment(moment, "day" if serial == int(serial) else "second")


def _from_text(text: str, day_first: bool) -> Moment:
    text = text.strip()
    try:
        usual = _usual(text, day_first)
        if usual is not None:
            return usual
        if _ISO.fullmatch(text):
            return _from_iso(text)
        if _DIGITS.fullmatch(text):
            return _from_digits(text)
        written = _WRITTEN.fullmatch(text)
        if written:
            return _from_written(written, day_first)
        if _SERIAL.fullmatch(text):
            return _from_serial(float(text.replace(",", ".")))
    except (ValueError, OverflowError) as error:
        raise BadMoment(text) from error
    raise BadMoment(text)


def _usual(text: str, day_first: bool) -> Moment | None:
    """The three commonest ways, to the second, rearranged and left to ``fromisoformat`` to prove."""
    if len(text) == 19 and text[13] == text[16] == ":":
        if text[4] == text[7] == "-":
            iso = f"{text[:10]}T{text[11:]}"
        elif text[2] == text[5] == "/" and day_first:
            iso = f"{text[6:10]}-{text[3:5]}-{text[:2]}T{text[11:]}"
        else:
            return None
    elif len(text) == 14 and text.isdigit():
        iso = f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[8:10]}:{text[10:12]}:{text[12:]}"
    else:
        return None
    if not FIRST_YEAR <= datetime.fromisoformat(iso).year <= LAST_YEAR:
        raise BadMoment(text)
    return Moment(iso + OFFSET, "second")


def _from_iso(text: str) -> Moment:
    day, _, clock = text.replace("T", " ").partition(" ")
    if len(day) != 10:
        year, month, number = day.split("-")
        day = f"{year}-{month:0>2}-{number:0>2}"
    if not clock:
        return _moment(datetime.fromisoformat(day), "day")
    if clock[1] == ":":
        clock = "0" + clock
    clock = clock.replace(",", ".")
    return _moment(datetime.fromisoformat(f"{day}T{clock}"), "minute" if len(clock) == 5 else "second")


def _from_digits(text: str) -> Moment:
    numbers = [
        int(text[:4]),
        int(text[4:6]),
        int(text[6:8]),
        *(int(text[at : at + 2]) for at in range(8, len(text), 2)),
    ]
    return _moment(datetime(*numbers), {8: "day", 12: "minute", 14: "second"}[len(text)])  # type: ignore[arg-type]  # noqa: DTZ001


def _from_written(found: re.Match[str], day_first: bool) -> Moment:
    first, second = int(found["a"]), int(found["b"])
    day, month = (first, second) if day_first else (second, first)
    hour, minute, second_text = (
        found["h"] or found["h0"],
        found["m"] or found["m0"],
        found["s"] or found["s0"],
    )
    precision = "day" if hour is None else "minute" if second_text is None else "second"
    moment = datetime(int(found["y"]), month, day, int(hour or 0), int(minute or 0), int(second_text or 0))  # noqa: DTZ001
    return _moment(moment, precision)
