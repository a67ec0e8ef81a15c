"""How many procedures a commune offers, by service level (NĐ 42/2022, kept by NĐ 224/2026 article 14)."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q

from motcua.catalogue.models import Level, Offering


def offered_counts(agency_id: int, on: date) -> dict[str, int]:
    """``{"total", "full_online", "partial_online"}`` of the procedures offered at the end of day ``on``."""
    offered = Offering.objects.filter(
        Q(offered_from__isnull=True) | Q(offered_from__lte=on),
        Q(offered_to__isnull=True) | Q(offered_to__gt=on),
        agency_id=agency_id,
    )
    return offered.aggregate(
        total=Count("procedure", distinct=True),
        full_online=Count("procedure", distinct=True, filter=Q(version__level=Level.FULL_ONLINE)),
        partial_online=Count("procedure", distinct=True, filter=Q(version__level=Level.PARTIAL_ONLINE)),
    )
