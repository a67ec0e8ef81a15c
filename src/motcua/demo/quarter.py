"""The sample quarter, dossier by dossier: deterministic, and exactly what the plan says when counted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier, given
from motcua.demo.offerings import Procedure, procedures
from motcua.demo.people import person
from motcua.demo.plan import Plan, Source
from motcua.demo.rhythm import Rhythm
from motcua.rules.calendar import Calendar, national_calendar
from motcua.rules.clock import due
from motcua.rules.zone import ZONE

STAFF = ("Vũ Đình Khôi", "Trần Hải Yến", "Lê Công Thành", "Ngô Thùy Dung", "Đặng Quang Huy", "Phan Mai Anh")
BRANCH_STAFF = ("Cao Tiến Đạt", "Tô Hồng Nhung", "Lương Mạnh Hùng")
PENDING_STATUS = {"supplement": states.SUPPLEMENT, "finance": states.FINANCE, "handling": states.HANDLING}
RECENT = timedelta(days=9)
TRIES = 5000


@dataclass(slots=True)
class Quarter:
    """All dossiers by system, in the order of receipt; the land branch stands under its own key."""

    plan: Plan
    by_system: dict[str, list[Dossier]]

    def received_in_period(self) -> list[Dossier]:
        """What the commune itself received in the period and had to count."""
        period = self.plan.period
        return [
            dossier
            for system, dossiers in self.by_system.items()
            if system != "chi-nhanh-dat-dai"
            for dossier in dossiers
            if dossier.received and period.start <= dossier.received < period.end
        ]


class Maker:
    """Makes the dossiers of one system."""

    def __init__(self, plan: Plan, source: Source, chance: random.Random) -> None:
        self.plan, self.source, self.chance = plan, source, chance
        self.calendar: Calendar = national_calendar()
        period = plan.period
        self.quarter = Rhythm(chance, self.calendar, period.first, period.last)
        self.close = datetime.combine(self.quarter.days[-1], time(16, 40), ZONE)
        self.staff = BRANCH_STAFF if source.system == "chi-nhanh-dat-dai" else STAFF

    def make(self) -> list[Dossier]:
        """All of it, in the order of receipt, codes given."""
        bag, source = self._procedures(), self.source
        unfinished = sum(source.pending.values())
        slow = sorted(bag, key=lambda one: (-min(one[0].working_days, 12), self.chance.random()))
        waiting, rest = slow[:unfinished], slow[unfinished:]
        self.chance.shuffle(rest)
        found = [self._pending(*one, kind) for one, kind in zip(waiting, self._kinds(), strict=True)]
        resolved = [self._resolved(*one) for one in rest]
        found += resolved
        ends = [one for one in resolved if not one.linked_group]
        for status, number in ((states.REFUSED, source.refused), (states.WITHDRAWN, source.withdrawn)):
            for dossier in self.chance.sample(ends, number):
                dossier.status, dossier.handed_over = status, None
                ends.remove(dossier)
        self._leave_waiting([one for one in resolved if one.status == states.HANDED_OVER])
        found += [self._carried() for _ in range(source.carried)]
        found += self._outside()
        return self._coded(found)

    def _procedures(self) -> list[tuple[Procedure, str]]:
        known = procedures()
        if self.source.linked:
            return [
                (known[bundle["procedure"]], group)
                for group, bundle in self.source.linked.items()
                for _ in range(bundle["received"])
            ]
        weights = self.source.procedures or {}
        drawn = self.chance.choices(list(weights), list(weights.values()), k=self.source.received)
        return [(known[code], "") for code in drawn]

    def _kinds(self) -> list[str]:
        kinds = [kind for kind, number in self.source.pending.items() for _ in range(number)]
        self.chance.shuffle(kinds)
        return kinds

    def _dossier(self, procedure: Procedure, received: datetime, group: str = "") -> Dossier:
        return Dossier(
            procedure=procedure,
            person=person(self.chance),
            filed=self.quarter.filing(received),
            officer=self.chance.choice(self.staff),
            handler=self.source.handler,
            received=received,
            due=due(received, given(procedure.limit), self.calendar),
            linked_group=group,
        )

    def _when(self, rhythm: Rhythm, fits: Callable[[datetime], bool]) -> datetime:
        for _ in range(TRIES):
            if fits(moment := rhythm.receipt()):
                return moment
        raise ValueError(f"no day of the quarter fits: {self.source.system}")

    def _resolved(self, procedure: Procedure, group: str) -> Dossier:
        """Received in the period and finished in it, before the due instant."""
        needed = timedelta(hours=8) * (procedure.working_days * 0.3)
        room = self.calendar.working_time_between
        received = self._when(
            self.quarter,
            lambda at: at < self.close - timedelta(minutes=40) and room(at, self.close) >= needed,
        )
        dossier = self._dossier(procedure, received, group)
        self._finish(dossier, received)
        return dossier

    def _finish(self, dossier: Dossier, since: datetime) -> None:
        rush = dossier.procedure.working_days == 0
        until = min(given(dossier.due), self.close)
        dossier.finished = self.quarter.within(since, until, *((0.05, 0.9) if rush else (0.2, 0.97)))
        dossier.status = states.HANDED_OVER
        if self.source.system in ("bo-tu-phap", "bo-tai-chinh"):
            dossier.status = states.FINISHED  # these systems do not record the hand-over
            return
        latest = datetime.combine(self.close.date(), time(16, 59, 30), ZONE)
        same_visit = self.chance.random() < 0.86
        later = self.chance.randint(5, 55) if same_visit else self.chance.randint(240, 1900)
        dossier.handed_over = min(
            self.calendar.add_working_time(
                dossier.finished, timedelta(minutes=later, seconds=self.chance.randrange(60))
            ),
            latest,
        )

    def _pending(self, procedure: Procedure, group: str, kind: str) -> Dossier:
        """Received in the period, not finished in it, and still within its limit when it ended."""
        limit, end = given(procedure.limit), self.plan.period.end
        received = self._when(self.quarter, lambda at: due(at, limit, self.calendar) >= end)
        dossier = self._dossier(procedure, received, group)
        if kind == "finished_after":
            start = datetime.combine(end.date(), time(7, 45), ZONE)
            until = min(given(dossier.due), self.plan.taken - timedelta(hours=20))
            dossier.finished = self.quarter.within(start, until, 0.2, 0.9)
            dossier.status = states.FINISHED
        else:
            dossier.status = PENDING_STATUS[kind]
        return dossier

    def _leave_waiting(self, handed_over: list[Dossier]) -> None:
        """Some results lie at the counter when the period ends."""
        recent = [one for one in handed_over if one.finished and one.finished > self.close - RECENT]
        for number, dossier in enumerate(self.chance.sample(recent, self.source.awaiting_hand_over)):
            if number % 3:
                dossier.status, dossier.handed_over = states.FINISHED, None
            else:  # fetched after the period's end, before the export
                start = datetime.combine(self.plan.period.end.date(), time(7, 40), ZONE)
                dossier.handed_over = self.quarter.within(
                    start, self.plan.taken - timedelta(hours=18), 0.05, 0.9
                )

    def _carried(self) -> Dossier:
        """Received before the period, finished in it."""
        start = datetime.combine(self.quarter.days[0], time(7, 30), ZONE)
        before = Rhythm(
            self.chance, self.calendar, date(2026, 2, 23), self.plan.period.first - timedelta(days=1)
        )
        known, weights = procedures(), self.source.procedures or {"1.010803": 1}
        slow = [known[code] for code in weights if known[code].working_days]
        for _ in range(TRIES):
            procedure, received = self.chance.choice(slow), before.receipt()
            dossier = self._dossier(procedure, received)
            if given(dossier.due) > start + timedelta(hours=3):
                self._finish(dossier, start)
                return dossier
        raise ValueError(f"nothing to carry over: {self.source.system}")

    def _outside(self) -> list[Dossier]:
        """What stands in the files and must not be counted in the period."""
        number, found = self.source.outside, []
        period, taken = self.plan.period, self.plan.taken
        earlier = Rhythm(self.chance, self.calendar, date(2026, 1, 5), date(2026, 2, 10))
        later = Rhythm(
            self.chance, self.calendar, period.last + timedelta(days=1), taken.date() - timedelta(days=1)
        )
        kinds = [one for one in self._procedures() if one[0].limit]
        for _ in range(number["before"]):
            dossier = self._dossier(self.chance.choice(kinds)[0], earlier.receipt())
            self._finish(dossier, given(dossier.received))
            found.append(dossier)
        for _ in range(number["after"]):
            dossier = self._dossier(self.chance.choice(kinds)[0], later.receipt())
            if dossier.due and dossier.due < taken and dossier.received:
                dossier.finished = self.quarter.within(dossier.received, dossier.due, 0.1, 0.9)
                dossier.status = states.FINISHED
            found.append(dossier)
        for status in (states.NOT_ACCEPTED, states.DRAFT):
            for _ in range(number[status]):
                dossier = self._dossier(self.chance.choice(kinds)[0], self.quarter.receipt())
                dossier.status, dossier.received, dossier.due = status, None, None
                found.append(dossier)
        return found

    def _coded(self, found: list[Dossier]) -> list[Dossier]:
        """In the order of receipt, with the codes that the system gives in that order."""
        found.sort(key=lambda one: (one.received or one.filed, one.person.id_number))
        of_day: dict[date, int] = {}
        for serial, dossier in enumerate(found, start=1):
            day = (dossier.received or dossier.filed).date()
            of_day[day] = of_day.get(day, 0) + 1
            dossier.code = self.source.code.format(day=day, of_day=of_day[day], serial=serial)
        return found
