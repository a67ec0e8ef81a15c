"""Whether a request for a supplement stops the clock.

A supplement is asked once (NĐ 118/2025 article 11), within three working days of the receipt, and the limit
then counts anew from the full dossier (article 19.4). A later request, or a second one, is the office's own
affair: it needs the leader, is flagged, and the clock goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from motcua.rules.calendar import Calendar
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import local

WINDOW_DAYS = 3
"""Working days after the day of receipt; a sectoral law may say otherwise, so whoever asks may pass another."""

Why = Literal["first_in_window", "late", "second"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a request does to the clock: ``stops`` it (the limit restarts at the answer) or not, and why."""

    stops: bool
    why: Why

    @property
    def needs_leader(self) -> bool:
        """Whether the leader must give a reason, and the request is flagged."""
        return not self.stops


def window_end(received: datetime, calendar: Calendar, window_days: int = WINDOW_DAYS) -> datetime:
    """The last instant at which a first request restarts the limit: an end of day, itself inside.

    The day of the deemed receipt is not counted (Civil Code 2015, Article 147).
    """
    day = calendar.deemed_receipt(received).date()
    for _ in range(window_days):
        day = calendar.next_working_day(day)
    return calendar.end_of_day(day)


def stops_the_clock(
    received: datetime,
    asked: datetime,
    earlier_requests: int,
    calendar: Calendar,
    window_days: int = WINDOW_DAYS,
) -> Effect:
    """Judge a request made at ``asked`` after ``earlier_requests`` others since the receipt.

    Guidance before the receipt is no request and not counted among them; ``BadClockInput`` when ``asked`` is
    before ``received``.
    """
    if local(asked) < local(received):
        raise BadClockInput(
            gettext_noop(
                "Yêu cầu bổ sung lúc %(asked)s, trước khi tiếp nhận (%(received)s): đó là hướng dẫn hoàn "
                "thiện, không phải yêu cầu bổ sung."
            ),
            asked=f"{local(asked):%H:%M %d/%m/%Y}",
            received=f"{local(received):%H:%M %d/%m/%Y}",
        )
    if earlier_requests:
        return Effect(False, "second")
    if asked > window_end(received, calendar, window_days):
        return Effect(False, "late")
    return Effect(True, "first_in_window")
