"""How linked procedures stand: each dossier, and the plan of them all, reckoned from what really happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.limits import limit_of
from motcua.register.course.clock import limits_of
from motcua.register.models import Bundle, BundleMember, Dossier
from motcua.register.rederive import states
from motcua.register.state import State
from motcua.register.vocabulary import Status
from motcua.rules import bundle as rules
from motcua.rules.limits import Limit
from motcua.rules.verdict import Verdict, verdict
from motcua.rules.wording import BadInput


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """One member. ``plan`` is ``None`` for one that was never accepted; ``sets_the_date``: on the path that does.

    ``awaits`` are the names of the members for whose results it waits; ``verdict`` that of a closed one.
    """

    member: BundleMember
    dossier: Dossier
    plan: rules.MemberPlan | None
    verdict: Verdict | None
    awaits: tuple[str, ...]

    @property
    def sets_the_date(self) -> bool:
        """Whether the final date hangs on it."""
        return self.plan is not None and self.plan.critical


@dataclass(frozen=True, slots=True)
class BundleStanding:
    """All members in their order; ``final``: when everything can be handed over. ``None`` without a plan."""

    bundle: Bundle
    members: tuple[MemberStanding, ...]
    final: datetime | None

    @property
    def setting(self) -> tuple[MemberStanding, ...]:
        """The members on the path that sets the final date."""
        return tuple(one for one in self.members if one.sets_the_date)

    @property
    def all_ended(self) -> bool:
        """Whether nothing is waited for any more."""
        return all(
            one.dossier.finished_at is not None or one.dossier.status == Status.NOT_ACCEPTED
            for one in self.members
        )


def standing(bundle: Bundle, now: datetime) -> BundleStanding:
    """How the bundle stands at ``now``."""
    rows, found = _members(bundle)
    return _standing(bundle, rows, found, _plan(bundle, rows, found, now))


def promised(bundle: Bundle) -> BundleStanding:
    """The bundle with the plan that its receipt promised, none before it: nothing that came later moves it."""
    rows, found = _members(bundle)
    received = bundle.received_at
    if received is None:
        return _standing(bundle, rows, found, None)
    begun = {one.key: rules.MemberFacts(received) for one in rows if not one.after}
    return _standing(bundle, rows, found, _reckoned(bundle, rows, found, begun))


def _members(bundle: Bundle) -> tuple[list[BundleMember], dict[int, State]]:
    rows = list(
        bundle.members.select_related("dossier__now", "dossier__handler", "dossier__agency").order_by(
            "position"
        )
    )
    with connection.cursor() as cursor:
        return rows, states(cursor, [one.dossier_id for one in rows])


def _standing(
    bundle: Bundle, rows: Sequence[BundleMember], found: Mapping[int, State], plan: rules.Plan | None
) -> BundleStanding:
    names = {one.key: one.name for one in rows}
    return BundleStanding(
        bundle,
        tuple(
            MemberStanding(
                one,
                one.dossier,
                plan.of(one.key) if plan and one.key in _planned(plan) else None,
                _verdict(found[one.dossier_id]),
                tuple(names[key] for key in one.after if key in names) if _waits(one) else (),
            )
            for one in rows
        ),
        plan.final if plan else None,
    )


def _waits(member: BundleMember) -> bool:
    return member.dossier.status == Status.FILED


def _planned(plan: rules.Plan) -> set[str]:
    return {one.member.key for one in plan.members}


def _verdict(state: State) -> Verdict | None:
    if state.finished_at is None or state.due_at is None:
        return None
    return verdict(state.finished_at, state.due_at, "instant")


def _plan(
    bundle: Bundle, rows: Sequence[BundleMember], found: Mapping[int, State], now: datetime
) -> rules.Plan | None:
    """The plan without those that were never accepted; ``None`` where the calendar cannot reckon it."""
    kept = [one for one in rows if one.dossier.status != Status.NOT_ACCEPTED]
    return _reckoned(bundle, kept, found, {one.key: _facts(found[one.dossier_id]) for one in kept}, now)


def _reckoned(
    bundle: Bundle,
    kept: Sequence[BundleMember],
    found: Mapping[int, State],
    facts: Mapping[str, rules.MemberFacts],
    now: datetime | None = None,
) -> rules.Plan | None:
    keys = {one.key for one in kept}
    members = []
    for one in kept:
        limit = _limit(one, found[one.dossier_id])
        if limit is not None:
            after = tuple(key for key in one.after if key in keys)
            members.append(rules.Member(one.key, one.name, one.dossier.procedure_code, limit, after))
    begins = bundle.received_at or now
    if not members or begins is None:
        return None
    try:
        return rules.plan(rules.Bundle(tuple(members)), begins, calendar_for(bundle.agency), facts, now)
    except BadInput:
        return None


def _limit(member: BundleMember, state: State) -> Limit | None:
    statutory, promised = limits_of(state.own_course)
    return promised or statutory or limit_of(member.limit_number, member.limit_unit)


def _facts(state: State) -> rules.MemberFacts:
    return rules.MemberFacts(state.received_at, state.finished_at, state.own_course.suspensions)
