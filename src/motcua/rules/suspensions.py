"""Intervals in which the clock does not run: checked, put in order, joined where they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import local

Policy = Literal["resume", "restart"]
POLICIES: tuple[Policy, ...] = ("resume", "restart")


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands from ``start`` to ``end`` (``None``: still) for the reason ``ground``.

    After it the limit goes on (``resume``) or counts anew from the end (``restart``, as after a supplement
    that was asked within three working days).
    """

    start: datetime
    end: datetime | None
    policy: Policy = "resume"
    ground: str = ""

    def __post_init__(self) -> None:
        if self.policy not in POLICIES:  # callers read it from files
            raise BadClockInput(
                gettext_noop(
                    "Không có cách tạm dừng “%(policy)s”; hãy ghi resume (tính tiếp) hoặc restart (tính lại)."
                ),
                policy=self.policy,
            )

    def as_dict(self) -> dict[str, str | None]:
        """The suspension for JSON."""
        return {
            "start": local(self.start).isoformat(),
            "end": local(self.end).isoformat() if self.end else None,
            "policy": self.policy,
            "ground": self.ground,
        }


class Part(NamedTuple):
    """One suspension as seen at the instant of asking: closed."""

    start: datetime
    end: datetime
    policy: Policy
    ground: str


class Pause(NamedTuple):
    """What the clock takes at once: a restart, or all ``resume`` parts that touch or overlap."""

    start: datetime
    end: datetime
    policy: Policy
    parts: tuple[Part, ...]


def pauses(received: datetime, suspensions: Iterable[Suspension], as_of: datetime | None) -> list[Pause]:
    """The pauses in order of their beginning, as known at ``as_of`` (aware), whatever the order given.

    What begins after ``as_of`` is unseen; what ends after it is still open and reckoned to it. A ``resume``
    of no length is nothing. Raises ``BadClockInput`` for an end before its beginning, a beginning before the
    receipt, an open end without ``as_of`` and an overlap with a ``restart``.
    """
    seen = [part for one in suspensions if (part := _seen(received, one, as_of)) is not None]
    return _joined(sorted(part for part in seen if part.policy == "restart" or part.start < part.end))


def _seen(received: datetime, one: Suspension, as_of: datetime | None) -> Part | None:
    start = local(one.start)
    end = None if one.end is None else local(one.end)
    if end is not None and end < start:
        raise BadClockInput(
            gettext_noop(
                "Lần tạm dừng từ %(start)s kết thúc lúc %(end)s, trước khi bắt đầu; hãy sửa một trong hai."
            ),
            start=_said(start),
            end=_said(end),
        )
    if start < received:
        raise BadClockInput(
            gettext_noop(
                "Lần tạm dừng bắt đầu lúc %(start)s, trước khi tiếp nhận (%(received)s); việc trước tiếp "
                "nhận là hướng dẫn hoàn thiện, không tạm dừng thời hạn."
            ),
            start=_said(start),
            received=_said(received),
        )
    if as_of is not None:
        if start > as_of:
            return None
        end = as_of if end is None else min(end, as_of)
    if end is None:
        raise BadClockInput(
            gettext_noop("Lần tạm dừng từ %(start)s chưa kết thúc; hãy cho biết tính đến thời điểm nào."),
            start=_said(start),
        )
    return Part(start, end, one.policy, one.ground)


def _joined(parts: Sequence[Part]) -> list[Pause]:
    joined: list[Pause] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and part.start < before.end and "restart" in (part.policy, before.policy):
            raise BadClockInput(
                gettext_noop(
                    "Hai lần tạm dừng từ %(first)s và từ %(second)s chồng lên nhau mà một lần tính lại thời "
                    "hạn từ đầu; hãy sửa để chúng không chồng nhau."
                ),
                first=_said(before.start),
                second=_said(part.start),
            )
        if before is not None and part.policy == before.policy == "resume" and part.start <= before.end:
            joined[-1] = Pause(before.start, max(before.end, part.end), "resume", (*before.parts, part))
        else:
            joined.append(Pause(part.start, part.end, part.policy, (part,)))
    return joined


def _said(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y}"
