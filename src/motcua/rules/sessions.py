"""The working sessions of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from motcua.rules.wording import BadInput, gettext_noop

WRITTEN = re.compile(r"^\s*(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})\s*$")


@dataclass(frozen=True, order=True, slots=True)
class Session:
    """One half-open stretch of work, ``[start, end)``: who comes at ``end`` comes too late for it."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise BadInput(
                gettext_noop(
                    "Buổi làm việc %(start)s–%(end)s không hợp lệ: giờ kết thúc phải sau giờ bắt đầu."
                ),
                start=f"{self.start:%H:%M}",
                end=f"{self.end:%H:%M}",
            )

    @classmethod
    def parse(cls, text: str) -> Session:
        """``"07:30-12:00"`` as a session; raises ``BadInput`` for anything else."""
        found = WRITTEN.match(text)
        try:
            if found is None:
                raise ValueError(text)
            first, second, third, fourth = (int(part) for part in found.groups())
            start, end = time(first, second), time(third, fourth)
        except ValueError:
            raise BadInput(
                gettext_noop("“%(text)s” không phải buổi làm việc; hãy viết như 07:30-12:00."), text=text
            ) from None
        return cls(start, end)

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


Week = tuple[tuple[Session, ...], ...]
"""The sessions of Monday to Sunday."""


def day_of(sessions: Iterable[Session | str]) -> tuple[Session, ...]:
    """The sessions of one day in order; raises ``BadInput`` when two overlap."""
    day = tuple(sorted(Session.parse(one) if isinstance(one, str) else one for one in sessions))
    for earlier, later in pairwise(day):
        if later.start < earlier.end:
            raise BadInput(
                gettext_noop(
                    "Hai buổi làm việc %(earlier)s và %(later)s chồng lên nhau; hãy sửa giờ làm việc."
                ),
                earlier=str(earlier),
                later=str(later),
            )
    return day


def week_of(days: Sequence[Iterable[Session | str]]) -> Week:
    """Seven days, Monday first; raises ``BadInput`` when there are not seven or Monday has no session.

    Monday must have one because make-up days are worked with Monday's sessions.
    """
    week = tuple(day_of(day) for day in days)
    if len(week) != 7 or not week[0]:
        raise BadInput(gettext_noop("Lịch làm việc phải có đủ bảy ngày và thứ Hai phải có giờ làm việc."))
    return week
