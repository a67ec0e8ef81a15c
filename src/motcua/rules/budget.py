"""The budget ledger: a dossier's legal time split over the steps of its process, and who used it.

NĐ 118/2025 article 19 gives each agency that takes part its time within the whole; form 06 shows it. What
the text leaves open is settled in ``docs/decisions/0013-the-budget-ledger.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from motcua.rules.calendar import Calendar
from motcua.rules.holders import Stay, Visit, place, visits
from motcua.rules.running import Running
from motcua.rules.suspensions import Suspension
from motcua.rules.wording import BadClockInput, gettext_noop
from motcua.rules.zone import local

__all__ = [
    "Entry",
    "Ledger",
    "Reason",
    "Stay",
    "Sum",
    "by_agency",
    "by_step",
    "by_unit",
    "ledger",
    "reasons",
    "step_due",
    "to_split",
]

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit of one step or of another agency; amounts in whole working seconds.

    ``allotted`` is what it brought into the budget (another agency nothing: it draws on what is carried, for
    as long as it was given), ``carried_in`` what came unused from before, ``used`` the time that cost
    somebody, ``suspended`` the working time in pauses that count, which cost nobody, ``left`` what flows on,
    ``overrun`` what was used beyond its right.
    """

    step: str
    name: str
    unit: str
    agency: str
    since: datetime
    until: datetime
    allotted: int
    carried_in: int
    used: int
    left: int
    overrun: int
    suspended: int
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries in order of time, and the whole; amounts in whole working seconds. These hold exactly:

    - in an entry: ``allotted + carried_in + overrun == used + left``; nothing is below zero;
    - between entries: ``carried_in`` is ``left`` of the one before, 0 for the first; ``until`` is its
      ``since``; ``overrun`` and ``left`` of a step's entry are never both above zero;
    - ``sum(used) == used``: the working time from the deemed receipt to ``end``, less that in pauses that
      count, which is ``sum(suspended)``;
    - ``total``: the working time from the deemed receipt to ``due``, less that in pauses that count;
    - ``sum(overrun) - unused == lateness == used - total``, where ``unused`` is what the last entry has left
      and what no entry has been allotted yet. So a late dossier's overruns cover its lateness.
    """

    received: datetime
    due: datetime
    end: datetime
    finished: bool
    entries: tuple[Entry, ...]
    total: int
    used: int
    running: Running

    @property
    def lateness(self) -> int:
        """What was used beyond the whole budget; below zero while in time."""
        return self.used - self.total

    @property
    def overrun(self) -> int:
        """All overruns together."""
        return sum(entry.overrun for entry in self.entries)

    @property
    def unused(self) -> int:
        """What is still to be used without lateness, had nobody overrun."""
        return self.entries[-1].left + self.total - sum(entry.allotted for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Sum:
    """Entries of one step, unit or agency added up; ``visits`` counts them."""

    visits: int
    allotted: int
    used: int
    overrun: int
    suspended: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Who used more time than was theirs, and how much in working seconds."""

    agency: str
    unit: str
    step: str
    overrun_seconds: int


def to_split(
    received: datetime,
    due: datetime,
    calendar: Calendar,
    suspensions: Iterable[Suspension] = (),
    *,
    as_of: datetime,
) -> int:
    """The working seconds that ``process.budgets`` has to split over the steps: those of one whole limit.

    That is the running time from the deemed receipt, or from the last restart, to ``due``.
    """
    running = Running.of(local(received), local(due), calendar, suspensions, local(as_of))
    return running.at(local(due)) - (running.at(running.anew) if running.anew is not None else 0)


def ledger(
    received: datetime,
    due: datetime,
    calendar: Calendar,
    stays: Iterable[Stay],
    suspensions: Iterable[Suspension] = (),
    *,
    as_of: datetime,
    finished: datetime | None = None,
) -> Ledger:
    """The ledger of a dossier received at ``received`` and promised for ``due``, as known at ``as_of``.

    ``due`` must be the date as moved by ``suspensions``; an open one is reckoned to the finish or ``as_of``.
    Raises ``BadClockInput`` for an ``as_of`` or a finish before the receipt and as ``visits`` and
    ``suspensions.pauses`` do.
    """
    received, due, end = local(received), local(due), local(as_of)
    closed = finished is not None and local(finished) <= end
    if finished is not None and closed:
        end = local(finished)
    if end < received:
        raise BadClockInput(
            gettext_noop("Không thể tính đến %(end)s: hồ sơ tiếp nhận sau đó, lúc %(received)s."),
            end=f"{end:%H:%M %d/%m/%Y}",
            received=f"{received:%H:%M %d/%m/%Y}",
        )
    running = Running.of(received, due, calendar, suspensions, end)
    held = visits(stays, received, end, running.anew)
    total = running.at(due)
    return Ledger(received, due, end, closed, _booked(held, running, total), total, running.at(end), running)


def _booked(held: Iterable[Visit], running: Running, total: int) -> tuple[Entry, ...]:
    """Visits in order, each with its share; no more is allotted than the whole has."""
    entries: list[Entry] = []
    rights: dict[tuple[object, ...], int] = {}
    rest, pool = total, 0
    for stay, since, until in held:
        used = running.at(until) - running.at(since)
        key = place(stay) if stay.outside else (stay.step,)
        if running.anew is not None and since < running.anew:
            wanted = used  # the limit counts anew after it: what was used so far is covered, nothing flows on
        elif stay.outside or key in rights:
            wanted = 0
        else:
            wanted = stay.allotted
        allotted = min(wanted, rest)
        rest -= allotted
        # Another agency may draw on what the steps saved for as long as it was given, and no longer.
        right = min(pool, rights.get(key, stay.allotted)) if stay.outside else pool
        overrun = max(0, used - allotted - right)
        left = pool + allotted + overrun - used
        if running.anew is None or since >= running.anew:
            rights[key] = max(0, rights.get(key, stay.allotted) - used)
        entries.append(
            Entry(
                stay.step,
                stay.name,
                stay.unit,
                stay.agency,
                since,
                until,
                allotted,
                pool,
                used,
                left,
                overrun,
                running.paused(until) - running.paused(since),
                stay.outside,
            )
        )
        pool = left
    return tuple(entries)


def by_step(one: Ledger) -> dict[str, Sum]:
    """Step → its sums, in order of first visit; time of other agencies under the step that it interrupted."""
    return _summed(one, lambda entry: entry.step)


def by_unit(one: Ledger) -> dict[tuple[str, str], Sum]:
    """(Agency, unit) → its sums."""
    return _summed(one, lambda entry: (entry.agency, entry.unit))


def by_agency(one: Ledger) -> dict[str, Sum]:
    """Agency → its sums."""
    return _summed(one, lambda entry: entry.agency)


def _summed(one: Ledger, key: Callable[[Entry], K]) -> dict[K, Sum]:
    sums: dict[K, Sum] = {}
    for entry in one.entries:
        so_far = sums.get(key(entry), Sum(0, 0, 0, 0, 0))
        sums[key(entry)] = Sum(
            so_far.visits + 1,
            so_far.allotted + entry.allotted,
            so_far.used + entry.used,
            so_far.overrun + entry.overrun,
            so_far.suspended + entry.suspended,
        )
    return sums


def step_due(one: Ledger, step: str) -> datetime:
    """When ``step``, at its last visit, should be done so that the whole is in time; never after ``due``.

    That is what it was allotted and what came unused from before, laid on the calendar by running time from
    the beginning of the visit. Raises ``BadClockInput`` for a step at which the dossier has not been.
    """
    visit = next((entry for entry in reversed(one.entries) if entry.step == step and not entry.outside), None)
    if visit is None:
        raise BadClockInput(
            gettext_noop("Hồ sơ chưa đến bước “%(step)s” nên chưa có hạn của bước."), step=step
        )
    return min(one.due, one.running.reach(visit.since, visit.allotted + visit.carried_in))


def reasons(one: Ledger) -> tuple[Reason, ...]:
    """The overruns by agency, unit and step, the largest first: why a dossier that is late is late.

    A dossier in time may have some too, which others made good; whoever reports asks only of late ones.
    """
    found: Mapping[tuple[str, str, str], Sum] = _summed(
        one, lambda entry: (entry.agency, entry.unit, entry.step)
    )
    booked = [Reason(*who, summed.overrun) for who, summed in found.items() if summed.overrun]
    return tuple(
        sorted(booked, key=lambda reason: (-reason.overrun_seconds, reason.agency, reason.unit, reason.step))
    )
