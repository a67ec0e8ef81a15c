"""The doubts that nobody has settled yet about dossiers of a period: a report says on its face how many."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from motcua.agencies.models import Agency
from motcua.register.models import Doubt
from motcua.rules.periods import Period


def open_doubts(agency: Agency, period: Period) -> dict[str, Any]:
    """``total`` and ``by_code``, of dossiers that stand in the period or of none; as of now."""
    stands = Q(dossier__received_at__lt=period.end) & (
        Q(dossier__finished_at__isnull=True) | Q(dossier__finished_at__gte=period.start)
    )
    rows = (
        Doubt.objects.filter(Q(dossier__isnull=True) | stands, agency=agency, settled_at__isnull=True)
        .order_by("code")
        .values_list("code")
        .annotate(Count("pk"))
    )
    by_code = dict(rows)
    return {"total": sum(by_code.values()), "by_code": by_code}
