"""Answer a request for linked procedures that was filed: accepted or not accepted, as a whole and by one act.

NĐ 118/2025/NĐ-CP article 17 and 19.6: one request, one answer. Accepted, whoever's turn it is begins, each under its
own clock; the others wait for theirs. Guidance is told with the leading dossier (``register.actions.guide``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.catalogue.bundles import MemberOffer
from motcua.catalogue.limits import limit_of
from motcua.register.actions.application import charge_facts, check_components, component_facts
from motcua.register.actions.bundle_parts import limit_owed
from motcua.register.actions.guide import LONGEST
from motcua.register.actions.pay import paid
from motcua.register.actions.receive import begin
from motcua.register.actions.refused import Refused
from motcua.register.linked.terms import member_terms
from motcua.register.linked.waiting import part_of
from motcua.register.models import Bundle, BundleMember
from motcua.register.own import Opened, open_owned, write_own
from motcua.register.turns import lock_together
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor


@dataclass(frozen=True)
class Found:
    """What of the papers and fees of one member was found at the acceptance; ``None``: as they were filed."""

    components: Sequence[Mapping[str, Any]] | None = None
    charges: Sequence[Mapping[str, Any]] | None = None
    incomplete: str = ""

    def facts(self, opened: Opened) -> dict[str, Any]:
        """Raises ``Refused``."""
        told: dict[str, Any] = {}
        if self.components is not None:
            check_components(self.components)
            told.update(component_facts(self.components))
        if self.charges is not None:
            told.update(charge_facts(self.charges, paid(opened)))
        if self.incomplete:
            told[FactKind.INCOMPLETE] = {"v": self.incomplete}
        return told


def accept_bundle(
    bundle: Bundle, actor: Actor, found: Mapping[str, Found] | None = None, now: datetime | None = None
) -> Bundle:
    """Receive all of it, ``found`` (key of a member) saying with what. Raises ``Refused``, and then nothing is."""
    moment = now or timezone.now()
    with transaction.atomic():
        for member, opened in _waiting(bundle, actor, moment):
            told = (found or {}).get(member.key, Found()).facts(opened)
            part = {key: value for key, value in part_of(opened).items() if key != "filed"}
            told[FactKind.PART_OF] = {"v": part}
            if opened.course.accept_by is not None:
                told[FactKind.ACCEPT_BY] = None
            if part["after"]:
                write_own(opened, EventKind.TURN_AWAITED, told, actor, moment)
            else:
                started = _begun(bundle, member, opened, actor, moment)
                write_own(opened, EventKind.RECEIVED, {**told, **started}, actor, moment)
        bundle.received_at = moment
        bundle.save(update_fields=["received_at"])
    return bundle


def not_accept_bundle(bundle: Bundle, actor: Actor, reason: str, now: datetime | None = None) -> Bundle:
    """Send all of it back, with one reason (form 03). Raises ``Refused``."""
    moment, reason = now or timezone.now(), reason.strip()
    if not reason:
        raise Refused(_("Cần ghi lý do không tiếp nhận: lý do được in trong phiếu gửi người nộp."))
    if len(reason) > LONGEST:
        raise Refused(_("Lý do dài quá {longest} ký tự.").format(longest=LONGEST))
    facts = {FactKind.STATUS: {"v": Status.NOT_ACCEPTED.value}, FactKind.REASON: {"v": reason}}
    with transaction.atomic():
        for _member, opened in _waiting(bundle, actor, moment):
            write_own(opened, EventKind.NOT_ACCEPTED, facts, actor, moment)
    return bundle


def obstacle(bundle: Bundle, actor: Actor) -> str | None:
    """Why this officer does not answer it, or why nothing is to be answered any more."""
    if not seats_of(actor.officer.user).may(Capability.INTAKE, {bundle.agency_id}):
        return _("Ông/Bà không có quyền làm việc này với hồ sơ {code}.").format(code=bundle.code)
    if not waits(bundle):
        return _("Nhóm liên thông {code} đã được tiếp nhận hoặc đã trả lại.").format(code=bundle.code)
    return None


def waits(bundle: Bundle) -> bool:
    """Whether it still waits for its acceptance."""
    if bundle.received_at is not None:
        return False
    return bundle.members.filter(position=0, dossier__status=Status.FILED).exists()


def _waiting(bundle: Bundle, actor: Actor, now: datetime) -> list[tuple[BundleMember, Opened]]:
    """The members with their dossiers locked, in their order. Raises ``Refused``."""
    members = list(bundle.members.order_by("position"))
    lock_together([one.dossier_id for one in members])
    bundle.refresh_from_db(fields=["received_at"])
    if (told := obstacle(bundle, actor)) is not None:
        raise Refused(told)
    opened = [(one, open_owned(one.dossier_id)) for one in members]
    for _member, one in opened:
        if one.events[-1].recorded_at > now:
            raise Refused(
                _("Giờ của máy chủ sớm hơn lần ghi trước của hồ sơ {code}: kiểm tra đồng hồ máy.").format(
                    code=one.code
                )
            )
    return opened


def _begun(
    bundle: Bundle, member: BundleMember, opened: Opened, actor: Actor, now: datetime
) -> dict[str, Any]:
    """What its receipt pins: the terms of that day, not of the filing. Raises ``Refused``."""
    course, counts = opened.course, Agency.objects.get(pk=opened.agency)
    foreseen = MemberOffer(
        member.key,
        member.name,
        opened.state.procedure,
        limit=limit_of(member.limit_number, member.limit_unit),
    )
    vertical = course.vertical is not None
    terms = member_terms(counts, opened.state.procedure, foreseen, now, vertical=vertical)
    limit_owed(terms, member.name)
    ours = counts.pk == bundle.agency_id and not vertical
    return {**terms.facts(), **begin(terms, counts, now, now, actor.officer.pk if ours else None)}
