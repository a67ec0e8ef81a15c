"""What the end of one of linked procedures does to the others: those whose turn it is start, and their clocks.

NĐ 118/2025/NĐ-CP article 19.6: the agency whose turn it is gets the dossier with the result of the one before it.
What waited for a result that will never be ends too, before its receipt: nobody is owed anything of it.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.catalogue.bundles import MemberOffer
from motcua.catalogue.limits import limit_of
from motcua.register.actions.receive import begin
from motcua.register.linked.terms import member_terms
from motcua.register.models import Bundle, BundleMember
from motcua.register.own import Opened, open_owned, write_own
from motcua.register.sentences import in_vietnamese
from motcua.register.vocabulary import EventKind, FactKind, Outcome, Status
from motcua.register.write import Acting, Unattended


def go_on(opened: Opened, actor: Acting, now: datetime) -> None:
    """Start or end what waited for the dossier that ended, in its transaction. Raises ``Refused``.

    The bundle's row is locked first: of two members that end at once the second sees that the first has.
    """
    bundle = Bundle.objects.select_for_update().get(uid=opened.course.told[FactKind.PART_OF]["bundle"])
    moved = True
    while moved:
        members = {one.key: one for one in bundle.members.select_related("dossier")}
        moved = any(_look_at(one, members, opened, actor, now) for one in members.values())


def _look_at(
    member: BundleMember, members: dict[str, BundleMember], by: Opened, actor: Acting, now: datetime
) -> bool:
    """Whether the member was moved on."""
    if member.dossier.status != Status.FILED or not member.after:
        return False
    awaited = [members[key] for key in member.after]
    without = [one for one in awaited if _ended_without(one)]
    if without:
        _give_up(member, without[0], now, _by_itself(by))
        return True
    if all(one.dossier.finished_at is not None for one in awaited):
        _start(member, by, actor, now)
        return True
    return False


def _ended_without(member: BundleMember) -> bool:
    one = member.dossier
    if one.finished_at is not None:
        return one.outcome != Outcome.ISSUED
    return one.status == Status.NOT_ACCEPTED


def _start(member: BundleMember, by: Opened, actor: Acting, now: datetime) -> None:
    opened = open_owned(member.dossier_id)
    course = opened.course
    agency = Agency.objects.get(pk=opened.agency)
    limit = limit_of(member.limit_number, member.limit_unit)
    foreseen = MemberOffer(member.key, member.name, opened.state.procedure, limit=limit)
    terms = member_terms(agency, opened.state.procedure, foreseen, now, vertical=course.vertical is not None)
    facts = {
        **terms.facts(),
        **begin(terms, agency, now, now, None),
        FactKind.STARTED_BY: {"v": {"code": by.code, "officer": actor.officer_id}},
    }
    write_own(opened, EventKind.RECEIVED, facts, _by_itself(by), now)


def _give_up(member: BundleMember, awaited: BundleMember, now: datetime, by_itself: Unattended) -> None:
    opened = open_owned(member.dossier_id)
    with in_vietnamese():  # form 03 prints it
        reason = _("Không có kết quả “{name}” ({code}) mà thủ tục này cần.").format(
            name=awaited.name, code=awaited.dossier.code
        )
    facts = {FactKind.STATUS: {"v": Status.NOT_ACCEPTED.value}, FactKind.REASON: {"v": reason}}
    write_own(opened, EventKind.NOT_ACCEPTED, facts, by_itself, now)


def _by_itself(by: Opened) -> Unattended:
    return Unattended(f"liên thông, sau {by.code}")
