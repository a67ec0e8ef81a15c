"""How old the register's knowledge is: the newest export of each system whose dossiers are mirrored here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import ngettext

from motcua.agencies.models import Agency
from motcua.exchange.models import ImportPart, RunStatus
from motcua.register.systems import system_name

STALE_DAYS = 7
"""A week without an export: lists of what is overdue or waiting say how things stood, not how they stand."""


def freshness(agency: Agency, now: datetime | None = None) -> list[dict[str, Any]]:
    """One entry a system, the oldest first: its name, when its newest export was taken, how long ago in words."""
    moment = now or timezone.now()
    newest = (
        ImportPart.objects.filter(file__run__agency=agency, file__run__status=RunStatus.DONE)
        .values_list("system")
        .annotate(taken=Max("file__run__taken_at"))
        .order_by("taken", "system")
    )
    return [
        {"system": system_name(system), "taken_at": taken, "stale": days >= STALE_DAYS, "age": _age(days)}
        for system, taken in newest
        for days in [max(0, (moment - taken).days)]
    ]


def _age(days: int) -> str:
    return ngettext("{days} ngày trước", "{days} ngày trước", days).format(days=days)
