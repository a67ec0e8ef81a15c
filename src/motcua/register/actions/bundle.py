"""Receive linked procedures: one request at the counter, one code to follow, a dossier for each agency.

NĐ 118/2025/NĐ-CP article 19.6 and 19.7: one agency after the other, or electronically all at once. Whoever's turn
it is has the dossier from now on, each under its own clock; the others wait for theirs and start by themselves.
A request that was filed online, by post or at a kiosk waits for its acceptance first, as a whole
(``register.actions.accept_bundle``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.catalogue.models import BundleOffer
from motcua.register.actions.application import application_facts, check_intake
from motcua.register.actions.bundle_parts import Child, Part, children_of
from motcua.register.actions.file import BY_ITSELF, accept_by, check_filing
from motcua.register.actions.given_code import bring_in_under, code_for
from motcua.register.actions.receive import begin
from motcua.register.actions.refused import Refused
from motcua.register.course.clock import dated
from motcua.register.models import Bundle, BundleMember
from motcua.register.own import Opened
from motcua.register.vocabulary import Channel, EventKind, FactKind, Status
from motcua.register.write import Acting, Actor

__all__ = ["Part", "Way", "file_bundle", "receive_bundle"]


@dataclass(frozen=True)
class Way:
    """How a request comes in, as in ``Application``; ``more`` is told of every member.

    ``at_once``: nobody waits for anybody (article 19.7). ``uid`` of the bundle to be, so that a form that is sent
    twice enters one.
    """

    channel: str = Channel.IN_PERSON.value
    mode: str = ""
    at_once: bool = False
    account: str = ""
    home: str = ""
    home_note: str = ""
    code: tuple[str, str] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    uid: UUID | None = None


def receive_bundle(
    agency: Agency,
    offer: BundleOffer,
    applicant: Mapping[str, str],
    parts: Mapping[str, Part],
    actor: Actor,
    now: datetime | None = None,
    way: Way | None = None,
    *,
    received_at: datetime | None = None,
) -> Bundle:
    """Take a request in at ``agency``. ``parts`` (key of a member → what is for it) are those the applicant needs.

    ``received_at`` where it came in earlier. Raises ``Refused``.
    """
    moment = now or timezone.now()
    entry = _Entry(agency, offer, way or Way(), actor, moment, received_at or moment, filed=False)
    return entry.make(applicant, parts, received_at)


def file_bundle(
    agency: Agency,
    offer: BundleOffer,
    applicant: Mapping[str, str],
    parts: Mapping[str, Part],
    actor: Acting | None = None,
    now: datetime | None = None,
    way: Way | None = None,
    *,
    filed_at: datetime | None = None,
) -> Bundle:
    """Enter a request that waits for its acceptance as a whole; ``filed_at`` where it came in earlier.

    ``actor`` is the officer who recorded it or helped; ``None``: the applicant alone. Raises ``Refused``.
    """
    moment = now or timezone.now()
    entry = _Entry(agency, offer, way or Way(), actor or BY_ITSELF, moment, filed_at or moment, filed=True)
    return entry.make(applicant, parts, None)


@dataclass(frozen=True)
class _Entry:
    """One request on its way into the register; ``at``: when it was received, or filed."""

    agency: Agency
    offer: BundleOffer
    way: Way
    actor: Acting
    now: datetime
    at: datetime
    filed: bool

    def make(
        self, applicant: Mapping[str, str], parts: Mapping[str, Part], received_at: datetime | None
    ) -> Bundle:
        given = {
            "person": applicant,
            "channel": self.way.channel,
            "mode": self.way.mode,
            "account": self.way.account,
            "home": self.way.home,
            "home_note": self.way.home_note,
            "received_at": received_at,
            "more": self.way.more,
        }
        with transaction.atomic():
            entered = self._entered()
            if entered is not None:
                return entered
            children = children_of(self.agency, self.offer, parts, given, self.at, at_once=self.way.at_once)
            for child in children:
                check_intake(self.agency, child.application, self.actor, self.now)
                if self.filed:
                    check_filing(child.application, self.actor, self.at, self.now)
            return self._enter(children)

    def _entered(self) -> Bundle | None:
        """What the same form entered before; another commune's is nobody's business here. Raises ``Refused``."""
        uid = self.way.uid
        if uid is None:
            return None
        # Whoever sends the same form twice at once waits here for the first.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"bundle:{uid}"])
        found = Bundle.objects.filter(uid=uid).first()
        if found is not None and not (found.agency_id == self.agency.pk and self._may()):
            raise Refused(_("Mẫu này không dùng được nữa: mở lại trang tiếp nhận rồi ghi lại."))
        return found

    def _may(self) -> bool:
        if not isinstance(self.actor, Actor):
            return True
        return seats_of(self.actor.officer.user).may(Capability.INTAKE, {self.agency.pk})

    def _enter(self, children: list[Child]) -> Bundle:
        code = code_for(self.agency, self.way.code, self.at)
        bundle = Bundle.objects.create(
            uid=self.way.uid or uuid4(),
            agency=self.agency,
            code=code[1],
            offer=self.offer,
            name=self.offer.name,
            together=self.offer.together,
            filed_at=self.at if self.filed else None,
            received_at=None if self.filed else self.at,
        )
        counted: set[tuple[int, int | None]] = set()
        for position, child in enumerate(children):
            row = child.row(position)
            vertical = child.application.vertical
            place = (child.counts.pk, vertical.pk if vertical else None)
            part = {
                "bundle": str(bundle.uid),
                "code": bundle.code,
                **row,
                "counts": place not in counted,
                "together": bundle.together,
            }
            counted.add(place)
            own_code = code_for(self.agency, None, self.at) if position else code
            opened = self._bring_in(child, part, own_code)
            BundleMember.objects.create(bundle=bundle, dossier_id=opened.id, **row)
        return bundle

    def _bring_in(self, child: Child, part: Mapping[str, Any], code: tuple[str, str]) -> Opened:
        application = child.application
        told: dict[str, Any] = {
            FactKind.CODE: {"v": [list(code)]},
            **application_facts(self.agency, application, self.actor),
            FactKind.LINKED_GROUP: {"v": self.offer.name},
            FactKind.PART_OF: {"v": {**part, "filed": True} if self.filed else part},
        }
        if child.after or self.filed:
            waits = {FactKind.STATUS: {"v": Status.FILED.value}, FactKind.FILED_AT: dated(self.at)}
            if self.filed and part["position"] == 0:
                # One answer is owed to the whole request; its leading dossier stands for it.
                waits[FactKind.ACCEPT_BY] = dated(accept_by(self.agency, self.at))
            facts = {**told, **child.terms.about(), **waits}
            return bring_in_under(EventKind.FILED, facts, application, self.actor, self.agency, self.now)
        holder = self.actor.officer_id if child.is_ours(self.agency) else None
        started = begin(child.terms, child.counts, self.at, self.now, holder)
        facts = {**told, **child.terms.facts(), **started}
        return bring_in_under(EventKind.RECEIVED, facts, application, self.actor, self.agency, self.now)
