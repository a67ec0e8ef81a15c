"""The working calendar: which days and hours count.

Days of rest follow Articles 111 and 112 of the Labour Code 2019 and the yearly notices on swapped days; a
make-up day is worked with Monday's sessions. Ordinary Saturdays on which a counter receives (Decision
14/2010/QĐ-TTg) are no working days of the clock.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

from motcua.rules.sessions import Session, Week, week_of
from motcua.rules.wording import BadClockInput, BadInput, gettext_noop
from motcua.rules.worktable import WorkTable
from motcua.rules.zone import ZONE, local

T = TypeVar("T")

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
"""No dossier has its clock outside of these; a year beyond is a typing error."""


class DayKind(StrEnum):
    """Why a day differs from its weekday."""

    HOLIDAY = "nghỉ lễ"
    DAY_OFF_IN_LIEU = "nghỉ bù"
    MAKE_UP = "làm bù"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One row of the calendar: a day, what it is, for which occasion, on which legal basis."""

    day: date
    kind: DayKind
    name: str
    basis: str

    @property
    def ground(self) -> str:
        """What is told to those who ask why the day did not count."""
        kind = self.kind.value
        return f"{kind[0].upper()}{kind[1:]}: {self.name} ({self.basis})"


@dataclass(frozen=True, eq=False)
class Calendar:
    """One version of a working calendar.

    ``sessions`` are those of Monday to Sunday; ``hours`` the weeks that hold instead of them, each since its date,
    in order; ``holidays`` (days off in lieu included) and ``make_up_days`` map a date to its row. Dates outside
    ``published_from``–``published_until`` follow the weekdays alone and are provisional. Methods take and give
    aware datetimes and raise ``BadClockInput`` for naive ones and absurd years.
    """

    version: str
    basis: str
    published_from: date
    published_until: date
    sessions: Week
    holidays: Mapping[date, SpecialDay] = field(default_factory=dict)
    make_up_days: Mapping[date, SpecialDay] = field(default_factory=dict)
    hours: tuple[tuple[date, Week], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "sessions", week_of(self.sessions))
        object.__setattr__(self, "holidays", MappingProxyType(dict(sorted(self.holidays.items()))))
        object.__setattr__(self, "make_up_days", MappingProxyType(dict(sorted(self.make_up_days.items()))))
        for day in self.holidays.keys() & self.make_up_days.keys():
            raise BadInput(
                gettext_noop("Lịch %(version)s ghi ngày %(day)s vừa nghỉ vừa làm bù; hãy bỏ một trong hai."),
                version=self.version,
                day=f"{day:%d/%m/%Y}",
            )

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` has any session."""
        return bool(self.sessions_on(day))

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The sessions of ``day``: none on a holiday, Monday's on a make-up day."""
        if day in self.holidays:
            return ()
        week = self.week_on(day)
        return week[0] if day in self.make_up_days else week[day.weekday()]

    def week_on(self, day: date) -> Week:
        """The sessions of Monday to Sunday that hold on ``day``."""
        at = bisect_right(self.hours, day, key=lambda since: since[0]) if self.hours else 0
        return self.hours[at - 1][1] if at else self.sessions

    def next_working_day(self, day: date) -> date:
        """The first working day after ``day``, never ``day`` itself."""
        following = day + timedelta(days=1)
        return self._look(lambda table: table.ends[table.position[table.index(following)]].date())

    def is_published(self, day: date) -> bool:
        """Whether the days off of that time have been announced; if not, what is reckoned is provisional."""
        return self.published_from <= day <= self.published_until

    def end_of_day(self, day: date) -> datetime:
        """The end of the last session; on a day of rest, the hour at which Monday's would end."""
        sessions = self.sessions_on(day) or self.week_on(day)[0]
        return datetime.combine(day, sessions[-1].end, ZONE)

    def deemed_receipt(self, moment: datetime) -> datetime:
        """``moment``, or the start of the next session when it lies outside of working time."""
        here = local(moment)
        return self._look(lambda table: table.deemed(here))

    def add_working_time(self, moment: datetime, amount: timedelta) -> datetime:
        """The first instant by which ``amount`` of working time has passed since ``moment``.

        That is a session's end rather than the next one's start; nothing added changes nothing.
        """
        here, added = local(moment), amount // timedelta(microseconds=1)
        if added < 0:
            raise BadClockInput(gettext_noop("Không thể cộng một khoảng thời gian làm việc âm."))
        if not added:
            return here
        return self._look(lambda table: table.moment_after(table.worked_before(here) + added))

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from ``start`` to ``end``; negative when ``end`` comes first."""
        since, until = local(start), local(end)
        worked = self._look(lambda table: table.worked_before(until) - table.worked_before(since))
        return timedelta(microseconds=worked)

    def with_changes(
        self,
        version: str,
        *,
        basis: str | None = None,
        sessions: Sequence[Iterable[Session | str]] | None = None,
        days: Iterable[SpecialDay] = (),
        ordinary: Iterable[date] = (),
        published_until: date | None = None,
        hours: Iterable[tuple[date, Week]] | None = None,
    ) -> Calendar:
        """A new version: an agency's own hours or days, or the authorities' later announcement.

        ``sessions`` replaces the week (seven days, Monday first), ``hours`` what holds instead since some day; a row
        of ``days`` replaces what stood on its date; the dates of ``ordinary`` become plain weekdays again.
        """
        rows = {row.day: row for row in (*self.holidays.values(), *self.make_up_days.values())}
        for day in ordinary:
            rows.pop(day, None)
        rows |= {row.day: row for row in days}
        return replace(
            self,
            version=version,
            basis=self.basis if basis is None else basis,
            sessions=self.sessions if sessions is None else week_of(sessions),
            published_until=published_until or self.published_until,
            holidays=_off(rows.values()),
            make_up_days=_made_up(rows.values()),
            hours=self.hours if hours is None else tuple(sorted(hours)),
        )

    @cached_property
    def table(self) -> WorkTable:
        """The table that serves nearly every dossier: some years around the published ones."""
        first = max(EARLIEST, date(self.published_from.year - 5, 1, 1))
        last = min(LATEST, date(self.published_until.year + 6, 1, 1))
        return WorkTable(first, last, self.sessions_on)

    @cached_property
    def wide_table(self) -> WorkTable:
        """The table for dates far away, made when the first one comes."""
        return WorkTable(EARLIEST, LATEST, self.sessions_on)

    def _look(self, reading: Callable[[WorkTable], T]) -> T:
        try:
            return reading(self.table)
        except IndexError:
            return self.look_far(reading)

    def look_far(self, reading: Callable[[WorkTable], T]) -> T:
        """``reading`` of the wide table; raises ``BadClockInput`` when even that does not reach."""
        try:
            return reading(self.wide_table)
        except IndexError:
            raise BadClockInput(
                gettext_noop(
                    "Ngày tính được nằm ngoài khoảng %(first)s–%(last)s; hãy kiểm tra năm và thời hạn."
                ),
                first=EARLIEST.year,
                last=LATEST.year - 1,
            ) from None


def _off(rows: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    return {row.day: row for row in rows if row.kind is not DayKind.MAKE_UP}


def _made_up(rows: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    return {row.day: row for row in rows if row.kind is DayKind.MAKE_UP}


def national_calendar() -> Calendar:
    """The calendar of public officers in the whole country that holds now: the newest of ``national_calendars``."""
    return national_calendars()[-1]


@cache
def national_calendars() -> tuple[Calendar, ...]:
    """Every version of it that a program has ever reckoned by, the newest last. A later announcement is a new file
    beside the earlier ones, which stay: by them what was reckoned before can be proved."""
    return tuple(_national(tomllib.loads(text)) for text in packaged())


def packaged() -> list[str]:
    """The files of the national calendar, in the order of their versions."""
    folder = resources.files("motcua.rules").joinpath("data")
    named = [file.name for file in folder.iterdir() if file.name.startswith("national-")]
    named.sort(key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in named]


def _national(data: dict[str, Any]) -> Calendar:
    rows = [
        SpecialDay(day, DayKind(entry["kind"]), entry["name"], entry["basis"])
        for entry in data["entries"]
        for day in entry["days"]
    ]
    return Calendar(
        version=data["version"],
        basis=data["basis"],
        published_from=data["published_from"],
        published_until=data["published_until"],
        sessions=week_of(data["sessions"]),
        holidays=_off(rows),
        make_up_days=_made_up(rows),
    )
