"""Linked procedures as an agency takes them in: the law's kinds with its own codes, and bundles of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.agencies.models import Agency, AgencyKind
from motcua.catalogue.codes import short_code
from motcua.catalogue.limits import limit_of
from motcua.catalogue.lookup import Entry, entry_of_version
from motcua.catalogue.models import BundleOffer, ProcedureVersion
from motcua.catalogue.offered import offering_of, promised_limit
from motcua.rules import bundle as rules
from motcua.rules.bundle_data import BundleType, all_bundles
from motcua.rules.clock import Limit


@dataclass(frozen=True, slots=True)
class MemberOffer:
    """One procedure of a bundle. ``agency`` is the id of who decides it, ``None``: the agency that offers the bundle.

    ``procedure`` is the national code; ``limit`` holds where no catalogue knows one for it; ``after`` are the keys
    of the members whose results it waits for.
    """

    key: str
    name: str
    procedure: str
    agency: int | None = None
    after: tuple[str, ...] = ()
    limit: Limit | None = None

    def as_dict(self) -> dict[str, Any]:
        """As ``BundleOffer.members`` holds it."""
        limit = [self.limit.number, self.limit.unit.value] if self.limit else None
        return {
            "key": self.key,
            "name": self.name,
            "procedure": self.procedure,
            "agency": self.agency,
            "after": list(self.after),
            "limit": limit,
        }


def members_of(offer: BundleOffer) -> tuple[MemberOffer, ...]:
    """The members of a bundle, in the order in which they were written."""
    return tuple(member_from(told) for told in offer.members)


def member_from(told: Mapping[str, Any]) -> MemberOffer:
    """A member as ``as_dict`` wrote it."""
    limit = told.get("limit")
    return MemberOffer(
        told["key"],
        told["name"],
        told.get("procedure", ""),
        told.get("agency"),
        tuple(told.get("after", ())),
        limit_of(int(limit[0]), limit[1]) if limit else None,
    )


def drafted(kind: BundleType) -> tuple[MemberOffer, ...]:
    """The members of a kind that the law knows; codes that it leaves open are empty."""
    return tuple(
        MemberOffer(one.key, one.name, one.procedures[0] if len(one.procedures) == 1 else "", after=one.after)
        for one in kind.members
    )


def kind_of(key: str, day: date) -> BundleType | None:
    """The law's kind of that key on a day; ``None`` for a bundle of the commune's own."""
    return next((one for one in all_bundles() if one.key == key and one.valid_on(day)), None)


def bundles_of(agency_id: int, day: date) -> list[BundleOffer]:
    """The bundles that the agency takes in on ``day``: of each key what was laid down last, while it lasts."""
    found = BundleOffer.objects.filter(agency_id=agency_id, valid_from__lte=day)
    newest: dict[str, BundleOffer] = {}
    for one in found.order_by("key", "-valid_from", "-id"):
        newest.setdefault(one.key, one)
    return [one for one in newest.values() if one.valid_to is None or day <= one.valid_to]


def newest_entry(procedure: str) -> Entry | None:
    """The nation's newest version of a procedure, whoever offers it; ``None`` where no catalogue has the code."""
    if not procedure:
        return None
    found = ProcedureVersion.objects.filter(procedure__code=short_code(procedure)).order_by("-number").first()
    return entry_of_version(found.pk) if found else None


def limit_for(agency: Agency, member: MemberOffer, day: date) -> Limit | None:
    """By which limit a member is planned: the offering's of who counts it, the nation's, or its own."""
    offering = offering_of(counting(agency, member).pk, short_code(member.procedure), day)
    promised = promised_limit(offering) if offering else None
    if promised is not None:
        return promised
    entry = newest_entry(member.procedure)
    return entry.limit if entry and entry.limit else member.limit


def counting(agency: Agency, member: MemberOffer) -> Agency:
    """Who counts the member's dossier: another commune its own; the bundle's commune a vertical agency's too."""
    decides = deciding(agency, member)
    return decides if decides.kind == AgencyKind.COMMUNE else agency


def deciding(agency: Agency, member: MemberOffer) -> Agency:
    """Who decides the member."""
    if member.agency is None or member.agency == agency.pk:
        return agency
    return Agency.objects.select_related("parent").get(pk=member.agency)


def planned(agency: Agency, members: Sequence[MemberOffer], day: date) -> rules.Bundle:
    """The bundle as ``rules.bundle`` plans it; a member without a limit is left out, ``problems`` says so."""
    return rules.Bundle(
        tuple(
            rules.Member(one.key, deciding(agency, one).name, one.procedure, limit, one.after)
            for one in members
            if (limit := limit_for(agency, one, day)) is not None
        )
    )
