"""What a request for linked procedures asks for on a day and when all would be there, before it is taken in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies.models import Agency, AgencyKind
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.bundles import MemberOffer, counting, deciding, members_of
from motcua.catalogue.content import Content, content_of
from motcua.catalogue.models import BundleOffer, ProcedureVersion
from motcua.register.linked.terms import MemberTerms, member_terms
from motcua.rules import bundle as rules
from motcua.rules.wording import BadInput


@dataclass(frozen=True, slots=True)
class Asked:
    """One procedure of a request. ``procedure`` is empty while the case has not decided on a code.

    ``terms`` and ``content`` are those that the receipt would pin; a procedure that no catalogue has asks for nothing.
    """

    member: MemberOffer
    procedure: str
    agency: Agency
    terms: MemberTerms | None
    content: Content


def asked_for(
    agency: Agency, offer: BundleOffer, codes: Mapping[str, str], at: datetime
) -> tuple[Asked, ...]:
    """Every member of the bundle; ``codes``: key → the code that the case decides on."""
    found = []
    for member in members_of(offer):
        procedure = member.procedure or codes.get(member.key, "")
        decides = deciding(agency, member)
        terms = None
        if procedure or member.limit:
            vertical = decides.kind == AgencyKind.VERTICAL
            terms = member_terms(counting(agency, member), procedure, member, at, vertical=vertical)
        found.append(Asked(member, procedure, decides, terms, _content(terms)))
    return tuple(found)


def _content(terms: MemberTerms | None) -> Content:
    if terms is None or terms.entry is None:
        return Content()
    return content_of(ProcedureVersion.objects.get(pk=terms.entry.version_id))


def outlook(
    agency: Agency, asked: Sequence[Asked], chosen: Collection[str], at_once: bool, at: datetime
) -> rules.Plan | None:
    """The plan of those ``chosen`` (keys) were they received at ``at``; ``None`` where it cannot be reckoned."""
    members = []
    for one in asked:
        limit = one.terms.limit if one.terms else None
        if one.member.key in chosen and limit is not None:
            after = () if at_once else tuple(key for key in one.member.after if key in chosen)
            members.append(rules.Member(one.member.key, one.agency.name, one.procedure, limit, after))
    try:
        return rules.plan(rules.Bundle(tuple(members)), at, calendar_for(agency))
    except BadInput:
        return None
