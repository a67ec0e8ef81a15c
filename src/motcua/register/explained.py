"""Why a dossier that is handled here is owed when it is: one explanation for officer, slip and citizen."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from motcua.register.course import Course, Pause
from motcua.register.course.clock import limits_of
from motcua.register.state import State
from motcua.rules.calendar import Calendar
from motcua.rules.clock import BadClockInput, Explanation, OtherAgency, explain
from motcua.rules.suspensions import Suspension


def explained(state: State, calendar: Calendar, now: datetime) -> Explanation | None:
    """The promised date with every stretch that led to it; ``None`` before the receipt and without a limit.

    While the clock stands the date is reckoned as if it ran again at ``now``.
    """
    course = state.own_course
    statutory, promised = limits_of(course)
    limit = promised or statutory
    if state.received_at is None or limit is None or now < state.received_at:
        return None
    as_of = now if course.stands else None
    try:
        return explain(
            state.received_at, limit, calendar, grounds_of(course), as_of, elsewhere=others_in(course, now)
        )
    except BadClockInput:
        return None


def grounds_of(course: Course) -> tuple[Suspension, ...]:
    """What stopped the clock, each with what it waits for and by which article."""
    stopping = sorted((one for one in course.pauses.values() if one.stops), key=lambda one: one.since)
    return tuple(
        Suspension(one.since, one.until, one.policy, pause_ground(one))  # type: ignore[arg-type]
        for one in stopping
    )


def others_in(course: Course, now: datetime) -> list[OtherAgency]:
    """Time of others that moves no date: it is theirs, and shown as theirs."""
    return [
        OtherAgency(one.since, one.until or max(now, one.since), pause_ground(one))
        for one in sorted(course.pauses.values(), key=lambda one: one.since)
        if not one.stops
    ]


def pause_ground(pause: Pause) -> str:
    """``Chờ người nộp hồ sơ: Giấy chứng sinh (khoản 4 Điều 19 …)``."""
    told = _("Chờ {whose}").format(whose=pause.whose) if pause.whose else _("Tạm dừng")
    words = f"{told}: {pause.content}" if pause.content else told
    return f"{words} ({pause.article})" if pause.article else words
