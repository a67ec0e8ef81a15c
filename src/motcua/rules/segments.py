"""Why a date is what it is: the time from receipt to due, cut into stretches that each have a ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from motcua.rules.calendar import Calendar
from motcua.rules.suspensions import Pause
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import ZONE, local

WORKING = gettext_noop("Thời gian làm việc")
NIGHT = gettext_noop("Ngoài giờ làm việc")
WEEKEND = gettext_noop("Nghỉ hằng tuần")
SUSPENDED = gettext_noop("Tạm dừng tính thời hạn")
RESTARTED = gettext_noop("Tạm dừng; thời hạn tính lại từ đầu khi hết tạm dừng")
ELSEWHERE = gettext_noop("Thời gian của cơ quan khác")
EXTENDED = gettext_noop("Gia hạn")


class Kind(StrEnum):
    """What a stretch of time was to the clock."""

    WORKING = "working"
    NIGHT = "night"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SUSPENDED = "suspended"
    EXTENDED = "extended"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch ``[start, end)`` of one kind and one ground (Vietnamese)."""

    kind: Kind
    start: datetime
    end: datetime
    ground: str

    def as_dict(self) -> dict[str, str]:
        """The segment for JSON."""
        return {
            "kind": self.kind.value,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "ground": self.ground,
        }


@dataclass(frozen=True, slots=True)
class OtherAgency:
    """Time in which another agency had the dossier (``end`` ``None``: still); ``ground`` names it."""

    start: datetime
    end: datetime | None
    ground: str = ELSEWHERE


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful later date than the clock's, shown beside it; ``ground`` cites the decision."""

    until: datetime
    ground: str = EXTENDED


class Counted(NamedTuple):
    """The part ``[start, end)`` of a pause that stopped the clock."""

    start: datetime
    end: datetime
    pause: Pause

    def ground_at(self, moment: datetime) -> str:
        """The ground of the part that covers ``moment``; of two that do, the one that began first."""
        own = next((part.ground for part in self.pause.parts if part.start <= moment < part.end), "")
        return own or (RESTARTED if self.pause.policy == "restart" else SUSPENDED)


def lay_out(
    received: datetime,
    due: datetime,
    calendar: Calendar,
    counted: Sequence[Counted],
    elsewhere: Iterable[OtherAgency] = (),
    extension: Extension | None = None,
) -> tuple[Segment, ...]:
    """The segments from ``received`` to ``due``, joined without a gap; one more up to a later ``extension``.

    Raises ``BadClockInput`` when another agency's time ends before it begins.
    """
    others = [_clipped(one, due) for one in elsewhere]
    cuts = {received, due, *_changes(received.date(), due.date(), calendar)}
    for one in counted:
        cuts |= {one.start, one.end}
        cuts |= {edge for part in one.pause.parts for edge in (part.start, part.end)}
    cuts |= {edge for start, end, _ in others for edge in (start, end)}
    segments: list[Segment] = []
    for start, end in pairwise(sorted(cut for cut in cuts if received <= cut <= due)):
        kind, ground = _kind(start, calendar, counted, others)
        if segments and (segments[-1].kind, segments[-1].ground) == (kind, ground):
            segments[-1] = Segment(kind, segments[-1].start, end, ground)
        else:
            segments.append(Segment(kind, start, end, ground))
    if extension is not None and local(extension.until) > due:
        segments.append(Segment(Kind.EXTENDED, due, local(extension.until), extension.ground))
    return tuple(segments)


def condense(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The same time told shortly: working days with the nights around them are one stretch.

    What a person asks is which days did not count; a make-up day, whose ground is its own, stays apart, and so
    does the night in which a dossier came before its clock began.
    """
    told: list[Segment] = []
    for segment in segments:
        before = told[-1] if told else None
        waiting = len(told) == 1 and told[0].kind is Kind.NIGHT
        if before is None or waiting or not _joins(before, segment):
            told.append(segment)
            continue
        named = before if before.kind is Kind.WORKING else segment
        told[-1] = Segment(named.kind, before.start, segment.end, named.ground)
    return tuple(told)


def _joins(before: Segment, segment: Segment) -> bool:
    everyday = {before.kind, segment.kind} <= {Kind.WORKING, Kind.NIGHT}
    return everyday and (before.kind is not segment.kind or before.ground == segment.ground)


def _clipped(one: OtherAgency, due: datetime) -> tuple[datetime, datetime, str]:
    start = local(one.start)
    end = max(due, start) if one.end is None else local(one.end)
    if end < start:
        raise BadClockInput(
            gettext_noop("%(ground)s: kết thúc %(end)s trước khi bắt đầu %(start)s; hãy sửa một trong hai."),
            ground=one.ground,
            start=f"{start:%H:%M %d/%m/%Y}",
            end=f"{end:%H:%M %d/%m/%Y}",
        )
    return start, end, one.ground


def _changes(first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
    """Every instant at which a day or a session begins or ends."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        yield datetime.combine(day, time(), ZONE)
        for session in calendar.sessions_on(day):
            yield datetime.combine(day, session.start, ZONE)
            yield datetime.combine(day, session.end, ZONE)


def _kind(
    moment: datetime,
    calendar: Calendar,
    counted: Sequence[Counted],
    others: Sequence[tuple[datetime, datetime, str]],
) -> tuple[Kind, str]:
    for pause in counted:
        if pause.start <= moment < pause.end:
            return Kind.SUSPENDED, pause.ground_at(moment)
    for start, end, ground in others:
        if start <= moment < end:
            return Kind.ELSEWHERE, ground
    day = moment.date()
    if (row := calendar.holidays.get(day)) is not None:
        return Kind.HOLIDAY, row.ground
    sessions = calendar.sessions_on(day)
    if not sessions:
        return Kind.WEEKEND, WEEKEND
    if not any(session.start <= moment.time() < session.end for session in sessions):
        return Kind.NIGHT, NIGHT
    row = calendar.make_up_days.get(day)
    return Kind.WORKING, row.ground if row is not None else WORKING
