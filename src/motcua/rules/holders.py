"""Who held a dossier at every instant: stays as they were recorded, made into visits without gap or overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import local


@dataclass(frozen=True, slots=True)
class Stay:
    """A dossier's time at one step of its process, from ``since`` to ``until`` (``None``: still there).

    ``step``, ``unit`` and ``agency`` are keys, ``name`` is what people call the step. ``allotted`` is the
    step's share of the time limit in working seconds. ``outside``: another agency has it meanwhile, for an
    opinion or a tax obligation; ``allotted`` is then how long it was given, out of the time of who asked.
    """

    step: str
    name: str
    unit: str
    agency: str
    since: datetime
    until: datetime | None
    allotted: int = 0
    outside: bool = False


class Visit(NamedTuple):
    """The part ``[since, until)`` of a stay in which it was this one that held the dossier."""

    stay: Stay
    since: datetime
    until: datetime


def visits(stays: Iterable[Stay], start: datetime, end: datetime, cut: datetime | None = None) -> list[Visit]:
    """The visits from ``start`` to ``end`` in order, each ending where the next one begins.

    - Another agency's time goes before that of the step which asked it; of two stays the later one holds.
    - Time that no stay covers is that of the step before it, the time before the first that of the first.
    - A stay of no length between two stays at one place was recalled: as if it had not happened. Any other
      of no length (passed on at once, or just come) stands in the list.
    - What touches at one place is one visit, unless ``cut`` lies between; a ``cut`` at the end makes one of no
      length there.

    Without any stay at a step one nameless step holds it all. Raises ``BadClockInput`` for a stay that ends
    before it begins and an allotment below zero.
    """
    known = [seen for one in stays if (seen := _seen(one, start, end)) is not None]
    known.sort(key=lambda visit: visit.since)
    inside = _without_recalled([one for one in known if not one.stay.outside])
    outside = [one for one in known if one.stay.outside]
    if not inside:
        inside = [Visit(Stay("", "", "", "", start, None), start, end)]
    edges = {start, end, *(edge for one in (*inside, *outside) for edge in (one.since, one.until))}
    if cut is not None and start < cut < end:
        edges.add(cut)
    held = [Visit(_holder(since, inside, outside), since, until) for since, until in pairwise(sorted(edges))]
    moments = [one for one in inside if one.since == one.until]
    if cut == end:  # who holds it now begins anew at this instant
        moments.append(Visit(_holder(end, inside, ()), end, end))
    # Of one instant, what was passed on at once comes before what stayed.
    held = sorted(held + moments, key=lambda visit: (visit.since, visit.until))
    return _joined(held, cut)


def _seen(stay: Stay, start: datetime, end: datetime) -> Visit | None:
    since, until = local(stay.since), end if stay.until is None else local(stay.until)
    if stay.until is not None and until < since:
        raise BadClockInput(
            gettext_noop("Bước “%(name)s” kết thúc lúc %(until)s, trước khi bắt đầu lúc %(since)s."),
            name=stay.name or stay.step,
            until=f"{until:%H:%M %d/%m/%Y}",
            since=f"{since:%H:%M %d/%m/%Y}",
        )
    if stay.allotted < 0:
        raise BadClockInput(
            gettext_noop("Thời gian dành cho bước “%(name)s” không thể âm."), name=stay.name or stay.step
        )
    if since > end or (since < start and until <= start):
        return None
    return Visit(stay, max(since, start), max(min(until, end), max(since, start)))


def place(stay: Stay) -> tuple[object, ...]:
    """What makes two stays one place: the step at a unit. Each errand to another agency is one of its own."""
    if stay.outside:
        return (stay.step, stay.unit, stay.agency, local(stay.since))
    return (stay.step, stay.unit, stay.agency)


def _without_recalled(inside: Sequence[Visit]) -> list[Visit]:
    kept: list[Visit] = []
    for number, one in enumerate(inside):
        if one.since == one.until and kept:
            back = (two for two in inside[number + 1 :] if two.since == one.since)
            if kept[-1].until > one.since or any(place(two.stay) == place(kept[-1].stay) for two in back):
                continue
        kept.append(one)
    return kept


def _holder(moment: datetime, inside: Sequence[Visit], outside: Sequence[Visit]) -> Stay:
    for group in (outside, inside):
        for one in reversed(group):
            if one.since <= moment < one.until:
                return one.stay
    begun = [one for one in inside if one.since <= moment]
    return (begun[-1] if begun else inside[0]).stay


def _joined(held: Iterable[Visit], cut: datetime | None) -> list[Visit]:
    joined: list[Visit] = []
    for one in held:
        before = joined[-1] if joined else None
        if before is not None and place(before.stay) == place(one.stay) and one.since != cut:
            joined[-1] = before._replace(until=one.until)
        else:
            joined.append(one)
    return joined
