"""What a commune offers on a day, in which version, under which limit."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from motcua.catalogue.limits import limit_of
from motcua.catalogue.models import Offering
from motcua.rules.clock import Limit


def offered_on(agency_id: int, day: date) -> QuerySet[Offering]:
    """The offerings in force at the end of ``day``, with their versions and procedures."""
    return Offering.objects.filter(
        Q(offered_from__isnull=True) | Q(offered_from__lte=day),
        Q(offered_to__isnull=True) | Q(offered_to__gt=day),
        agency_id=agency_id,
    ).select_related("version", "procedure")


def offering_of(agency_id: int, code: str, day: date) -> Offering | None:
    """The offering of the procedure of that short code on ``day``; ``None`` where it is not offered."""
    return offered_on(agency_id, day).filter(procedure__code=code).order_by("-id").first()


def statutory_limit(offering: Offering) -> Limit | None:
    """The limit that the law lays down; ``None`` where none is known."""
    return limit_of(offering.version.limit_number, offering.version.limit_unit)


def promised_limit(offering: Offering) -> Limit | None:
    """The limit by which the commune promises the result: its own shorter one, else the law's."""
    return limit_of(offering.promised_number, offering.promised_unit) or statutory_limit(offering)
