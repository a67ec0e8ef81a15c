"""Receive linked procedures: one request at the counter, one code to follow, a dossier for each agency.

NĐ 118/2025/NĐ-CP article 19.6 and 19.7: one agency after the other, or electronically all at once. Whoever's turn
it is has the dossier from now on, each under its own clock; the others wait for theirs and start by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.catalogue.bundles import MemberOffer, counting, deciding, kind_of, members_of
from motcua.catalogue.models import BundleOffer
from motcua.register.actions.application import Application, application_facts, check_intake
from motcua.register.actions.given_code import bring_in_under, code_for
from motcua.register.actions.receive import begin
from motcua.register.actions.refused import Refused
from motcua.register.course.clock import dated
from motcua.register.linked.terms import MemberTerms, member_terms
from motcua.register.models import Bundle, BundleMember
from motcua.register.own import Opened
from motcua.register.vocabulary import Channel, EventKind, FactKind, Mode, Status
from motcua.register.write import Actor
from motcua.rules import bundle as rules
from motcua.rules.bundle_shape import in_order
from motcua.rules.clock import Limit
from motcua.rules.zone import local

FEWEST = 2


@dataclass(frozen=True)
class Part:
    """What of a request goes to one of its procedures, as in ``Application``.

    ``procedure`` is the code that the case decides on where the bundle leaves it open.
    """

    components: Sequence[Mapping[str, Any]] = ()
    incomplete: str = ""
    fee: int = 0
    charges: Sequence[Mapping[str, Any]] = ()
    paid_online: bool = False
    procedure: str = ""


@dataclass(frozen=True)
class _Child:
    """One member on its way into the register."""

    member: MemberOffer
    application: Application
    terms: MemberTerms
    limit: Limit
    counts: Agency
    after: tuple[str, ...]


def receive_bundle(
    agency: Agency,
    offer: BundleOffer,
    applicant: Mapping[str, str],
    parts: Mapping[str, Part],
    actor: Actor,
    now: datetime | None = None,
    *,
    channel: str = Channel.IN_PERSON.value,
    mode: str = "",
    at_once: bool = False,
    account: str = "",
    received_at: datetime | None = None,
    code: tuple[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
    uid: UUID | None = None,
) -> Bundle:
    """Take a request in at ``agency``. ``parts`` (key of a member → what is for it) are those the applicant needs.

    ``at_once``: nobody waits for anybody (article 19.7). ``account``, ``code`` and ``more`` (told of every member) as
    in ``Application``; ``uid`` of the bundle to be, so that a form that is sent twice enters one. Raises ``Refused``.
    """
    moment = now or timezone.now()
    at = received_at or moment
    with transaction.atomic():
        if uid is not None:
            # Whoever sends the same form twice at once waits here for the first.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"bundle:{uid}"])
            if (entered := Bundle.objects.filter(uid=uid).first()) is not None:
                return _entered(entered, agency, actor)
        chosen = _chosen(agency, offer, parts, at)
        given = {
            "person": applicant,
            "channel": channel,
            "mode": mode,
            "account": account,
            "received_at": received_at,
            "more": more or {},
        }
        children = [_child(agency, one, parts[one.key], given, chosen, at, at_once) for one in chosen]
        for child in children:
            check_intake(agency, child.application, actor, moment)
        ordered = _in_order(children)
        leading = next((one for one in ordered if _is_ours(agency, one)), ordered[0])
        system_and_code = code_for(agency, code, at)
        bundle = Bundle.objects.create(
            uid=uid or uuid4(),
            agency=agency,
            code=system_and_code[1],
            offer=offer,
            name=offer.name,
            together=offer.together,
            received_at=at,
        )
        counted: set[tuple[int, int | None]] = set()
        for position, child in enumerate([leading, *(one for one in ordered if one is not leading)]):
            row = _row(child, position)
            vertical = child.application.vertical
            place = (child.counts.pk, vertical.pk if vertical else None)
            opened = _bring_in(
                bundle,
                child,
                row,
                system_and_code if child is leading else code_for(agency, None, at),
                place not in counted,
                actor,
                moment,
            )
            counted.add(place)
            BundleMember.objects.create(bundle=bundle, dossier_id=opened.id, **row)
    return bundle


def _entered(bundle: Bundle, agency: Agency, actor: Actor) -> Bundle:
    """What the same form entered before; another commune's is nobody's business here. Raises ``Refused``."""
    if bundle.agency_id != agency.pk or not seats_of(actor.officer.user).may(Capability.INTAKE, {agency.pk}):
        raise Refused(_("Mẫu này không dùng được nữa: mở lại trang tiếp nhận rồi ghi lại."))
    return bundle


def _chosen(agency: Agency, offer: BundleOffer, parts: Mapping[str, Part], at: datetime) -> list[MemberOffer]:
    day = local(at).date()
    if offer.agency_id != agency.pk:
        raise Refused(_("Nhóm liên thông này không thuộc danh mục của {agency}.").format(agency=agency.name))
    if day < offer.valid_from or (offer.valid_to is not None and day > offer.valid_to):
        raise Refused(
            _("Nhóm liên thông “{name}” không còn hoặc chưa có hiệu lực ngày {day}.").format(
                name=offer.name, day=f"{day:%d/%m/%Y}"
            )
        )
    members = members_of(offer)
    if parts.keys() - {one.key for one in members}:
        raise Refused(_("Nhóm liên thông không có thủ tục đã chọn: tải lại trang rồi chọn lại."))
    chosen = [one for one in members if one.key in parts]
    if len(chosen) < FEWEST:
        raise Refused(_("Liên thông cần ít nhất hai thủ tục: nếu chỉ một, tiếp nhận như hồ sơ thường."))
    return chosen


def _child(
    agency: Agency,
    member: MemberOffer,
    part: Part,
    given: Mapping[str, Any],
    chosen: Sequence[MemberOffer],
    at: datetime,
    at_once: bool,
) -> _Child:
    decides, counts = deciding(agency, member), counting(agency, member)
    vertical = decides if decides.kind == AgencyKind.VERTICAL else None
    procedure = part.procedure or member.procedure
    if not procedure:
        raise Refused(_("“{name}”: chọn mã thủ tục của trường hợp này.").format(name=member.name))
    terms = member_terms(counts, procedure, member, at, vertical=vertical is not None)
    limit = terms.limit
    if limit is None:
        raise Refused(
            _("“{name}” chưa có thời hạn; hãy ghi mã thủ tục hoặc thời hạn của thủ tục.").format(
                name=member.name
            )
        )
    across = counts.pk != agency.pk
    application = Application(
        procedure,
        given["person"],
        given["channel"],
        Mode.CROSS_BOUNDARY.value if across else given["mode"],
        part.components,
        part.incomplete,
        part.fee,
        part.charges,
        part.paid_online,
        given["received_at"],
        competent=counts if across else None,
        vertical=vertical,
        account=given["account"],
        more=given["more"],
    )
    keys = {one.key for one in chosen}
    after = () if at_once else tuple(key for key in member.after if key in keys)
    return _Child(member, application, terms, limit, counts, after)


def _in_order(children: Sequence[_Child]) -> list[_Child]:
    """Each behind all it waits for. Raises ``Refused`` for what cannot be planned."""
    shape = rules.Bundle(
        tuple(
            rules.Member(one.member.key, one.counts.name, one.application.procedure, one.limit, one.after)
            for one in children
        )
    )
    for problem in rules.problems(shape):
        raise Refused(str(problem))
    by_key = {one.member.key: one for one in children}
    return [by_key[member.key] for member in in_order(shape)]


def _is_ours(agency: Agency, child: _Child) -> bool:
    return child.counts.pk == agency.pk and child.application.vertical is None


def _bring_in(
    bundle: Bundle,
    child: _Child,
    row: Mapping[str, Any],
    code: tuple[str, str],
    counts: bool,
    actor: Actor,
    now: datetime,
) -> Opened:
    agency, at = bundle.agency, bundle.received_at
    part = {
        "bundle": str(bundle.uid),
        "code": bundle.code,
        **row,
        "counts": counts,
        "together": bundle.together,
    }
    told: dict[str, Any] = {
        FactKind.CODE: {"v": [list(code)]},
        **application_facts(agency, child.application, actor),
        FactKind.LINKED_GROUP: {"v": bundle.name},
        FactKind.PART_OF: {"v": part},
    }
    if child.after:
        waits = {FactKind.STATUS: {"v": Status.FILED.value}, FactKind.FILED_AT: dated(at)}
        facts = {**told, **child.terms.about(), **waits}
        return bring_in_under(EventKind.FILED, facts, child.application, actor, agency, now)
    holder = actor.officer.pk if _is_ours(agency, child) else None
    facts = {**told, **child.terms.facts(), **begin(child.terms, child.counts, at, now, holder)}
    return bring_in_under(EventKind.RECEIVED, facts, child.application, actor, agency, now)


def _row(child: _Child, position: int) -> dict[str, Any]:
    """What is stored to find the member, told by its first event too: ``motcua verify`` compares them."""
    return {
        "key": child.member.key,
        "name": child.member.name,
        "position": position,
        "after": list(child.after),
        "limit_number": child.limit.number,
        "limit_unit": child.limit.unit.value,
    }


def codes_open(offer: BundleOffer, member: MemberOffer, at: datetime) -> tuple[str, ...]:
    """The codes among which the case decides where the bundle names none for a member."""
    kind = kind_of(offer.key, local(at).date())
    if member.procedure or kind is None:
        return ()
    return next((one.procedures for one in kind.members if one.key == member.key), ())
