"""What a request for linked procedures consists of: which procedures, each with what is for it, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind
from motcua.catalogue.bundles import MemberOffer, counting, deciding, kind_of, members_of
from motcua.catalogue.models import BundleOffer
from motcua.register.actions.application import Application
from motcua.register.actions.refused import Refused
from motcua.register.linked.terms import MemberTerms, member_terms
from motcua.register.vocabulary import Mode
from motcua.rules import bundle as rules
from motcua.rules.bundle_shape import in_order
from motcua.rules.clock import Limit
from motcua.rules.zone import local

FEWEST = 2
AWAY = {"mode": Mode.CROSS_BOUNDARY.value, "home": "", "home_note": ""}
"""What is told of a member that another commune decides, in whatever way the request came in."""


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
class Child:
    """One member on its way into the register."""

    member: MemberOffer
    application: Application
    terms: MemberTerms
    limit: Limit
    counts: Agency
    after: tuple[str, ...]

    def is_ours(self, agency: Agency) -> bool:
        """Whether ``agency`` itself decides it."""
        return self.counts.pk == agency.pk and self.application.vertical is None

    def row(self, position: int) -> dict[str, Any]:
        """What is stored to find the member, told by its first event too: ``motcua verify`` compares them."""
        return {
            "key": self.member.key,
            "name": self.member.name,
            "position": position,
            "after": list(self.after),
            "limit_number": self.limit.number,
            "limit_unit": self.limit.unit.value,
        }


def children_of(
    agency: Agency,
    offer: BundleOffer,
    parts: Mapping[str, Part],
    given: Mapping[str, Any],
    at: datetime,
    *,
    at_once: bool,
) -> list[Child]:
    """The members of a request at ``at``, its leading one first, then each behind all it waits for.

    ``given`` are the columns of ``Application`` that all share. Raises ``Refused`` for what cannot be planned.
    """
    chosen = _chosen(agency, offer, parts, at)
    keys = {one.key for one in chosen}
    ordered = _in_order([_child(agency, one, parts[one.key], given, keys, at, at_once) for one in chosen])
    leading = next((one for one in ordered if one.is_ours(agency)), ordered[0])
    return [leading, *(one for one in ordered if one is not leading)]


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
    keys: set[str],
    at: datetime,
    at_once: bool,
) -> Child:
    decides, counts = deciding(agency, member), counting(agency, member)
    vertical = decides if decides.kind == AgencyKind.VERTICAL else None
    procedure = part.procedure or member.procedure
    if not procedure:
        raise Refused(_("“{name}”: chọn mã thủ tục của trường hợp này.").format(name=member.name))
    terms = member_terms(counts, procedure, member, at, vertical=vertical is not None)
    across = counts.pk != agency.pk
    application = Application(
        procedure,
        components=part.components,
        incomplete=part.incomplete,
        fee=part.fee,
        charges=part.charges,
        paid_online=part.paid_online,
        competent=counts if across else None,
        vertical=vertical,
        **{**given, **(AWAY if across else {})},
    )
    after = () if at_once else tuple(key for key in member.after if key in keys)
    return Child(member, application, terms, limit_owed(terms, member.name), counts, after)


def limit_owed(terms: MemberTerms, name: str) -> Limit:
    """The limit by which a member's result is owed. Raises ``Refused`` where there is none."""
    if terms.limit is None:
        raise Refused(
            _("“{name}” chưa có thời hạn; hãy ghi mã thủ tục hoặc thời hạn của thủ tục.").format(name=name)
        )
    return terms.limit


def _in_order(children: Sequence[Child]) -> list[Child]:
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


def codes_open(offer: BundleOffer, member: MemberOffer, at: datetime) -> tuple[str, ...]:
    """The codes among which the case decides where the bundle names none for a member."""
    kind = kind_of(offer.key, local(at).date())
    if member.procedure or kind is None:
        return ()
    return next((one.procedures for one in kind.members if one.key == member.key), ())
