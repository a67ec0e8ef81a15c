"""Linked procedures: one request, a dossier per agency, and the date by which all results can be handed over.

NĐ 118/2025 article 19.6 and 19.7: on paper one agency follows the other; electronically all are asked at
once, each with its own time limit. Each member runs under the clock of ``rules.clock``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.rules import clock
from motcua.rules.bundle_shape import Bundle, Member, in_order, problems
from motcua.rules.calendar import Calendar
from motcua.rules.suspensions import Suspension
from motcua.rules.zone import local

__all__ = ["Bundle", "Member", "MemberFacts", "MemberPlan", "Plan", "plan", "problems"]

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What is known of a member: when its agency received it, when its result existed, what stopped its clock.

    ``suspensions`` say nothing before ``started``.
    """

    started: datetime | None = None
    finished: datetime | None = None
    suspensions: tuple[Suspension, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """One member in the plan.

    ``start``: when its agency has it; ``due``: when its clock says its result is owed; ``end``: when the
    result existed or, of an open one, is expected: at ``due``, or now when that has passed. ``slack``: by how
    many working seconds ``end`` may move on without moving the final date; 0 for a ``critical`` one, which
    sets it. ``started`` and ``finished``: whether those are facts and not reckoned.
    """

    member: Member
    start: datetime
    due: datetime
    end: datetime
    slack: int
    critical: bool
    started: bool
    finished: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The members in an order in which each follows those it waits for, and the latest end of them all.

    ``critical`` are the keys on the path that sets ``final``, in that order.
    """

    members: tuple[MemberPlan, ...]
    final: datetime
    critical: tuple[str, ...]

    def of(self, key: str) -> MemberPlan:
        """The member of that key; ``KeyError`` when there is none."""
        return {one.member.key: one for one in self.members}[key]


def plan(
    bundle: Bundle,
    received: datetime,
    calendar: Calendar,
    facts: Mapping[str, MemberFacts] | None = None,
    as_of: datetime | None = None,
) -> Plan:
    """The plan of a request received at ``received``, with what is known of its members so far.

    A member that waits for others starts when the last of them ends; one that waits for none starts at the
    receipt. ``as_of`` is needed for a pause that has not ended; with it, what is overdue is expected now at
    the earliest. Raises the first of ``problems`` and ``BadClockInput`` as the clock does.
    """
    for problem in problems(bundle):
        raise problem
    reckoning = _Reckoning(
        in_order(bundle), local(received), calendar, facts or {}, None if as_of is None else local(as_of)
    )
    spans = reckoning.spans()
    final = max(span.end for span in spans.values())
    critical = _critical(reckoning, spans, final)
    members = []
    for member in reckoning.members:
        known, span = reckoning.known(member.key), spans[member.key]
        on_path = member.key in critical
        members.append(
            MemberPlan(
                member,
                span.start,
                span.due,
                span.end,
                0 if on_path else reckoning.slack(member.key, span.end, final),
                on_path,
                known.started is not None,
                known.finished is not None,
            )
        )
    return Plan(tuple(members), final, tuple(one.key for one in reckoning.members if one.key in critical))


@dataclass(frozen=True, slots=True)
class _Span:
    start: datetime
    due: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class _Reckoning:
    members: tuple[Member, ...]
    received: datetime
    calendar: Calendar
    facts: Mapping[str, MemberFacts]
    as_of: datetime | None

    def known(self, key: str) -> MemberFacts:
        return self.facts.get(key, MemberFacts())

    def spans(self, delayed: str = "", until: datetime | None = None) -> dict[str, _Span]:
        """Key → when that member starts, is due and ends, were ``delayed`` to end at ``until`` instead."""
        spans: dict[str, _Span] = {}
        for member in self.members:
            span = self._span(member, max((spans[key].end for key in member.after), default=self.received))
            if until is not None and member.key == delayed:
                span = _Span(span.start, span.due, until)
            spans[member.key] = span
        return spans

    def _span(self, member: Member, ready: datetime) -> _Span:
        known = self.known(member.key)
        finished = None if known.finished is None else local(known.finished)
        if known.started is not None:
            start = local(known.started)
            seen = self.as_of if self.as_of is not None and self.as_of >= start else None
            due = clock.due(start, member.limit, self.calendar, known.suspensions, seen)
        else:
            start = ready if finished is None else min(ready, finished)
            due = clock.due(start, member.limit, self.calendar)
        if finished is not None:
            return _Span(start, due, finished)
        return _Span(start, due, due if self.as_of is None else max(due, self.as_of))

    def slack(self, key: str, end: datetime, final: datetime) -> int:
        """The most working seconds by which ``key`` may end later with ``final`` unmoved, by halving.

        No formula gives it: a limit in days takes up a delay to the end of the day and then jumps by a whole.
        """
        least, most = 0, max(0, self.calendar.working_time_between(end, final) // SECOND)
        while least < most:
            tried = (least + most + 1) // 2
            moved = self.spans(key, self.calendar.add_working_time(end, tried * SECOND))
            if max(span.end for span in moved.values()) <= final:
                least = tried
            else:
                most = tried - 1
        return least


def _critical(reckoning: _Reckoning, spans: Mapping[str, _Span], final: datetime) -> frozenset[str]:
    """The members that end last, and those whose end is the start of one such: its start is no fact yet."""
    critical = {key for key, span in spans.items() if span.end == final}
    for member in reversed(reckoning.members):
        known = reckoning.known(member.key)
        if member.key in critical and known.started is None and known.finished is None:
            critical |= {key for key in member.after if spans[key].end == spans[member.key].start}
    return frozenset(critical)
