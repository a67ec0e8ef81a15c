"""Column (6) against column (11) of the period before: who entered the period must be who was left by the last one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.reports.members import behind, unpack
from motcua.reports.models import FrozenReport
from motcua.rules.periods import Period
from motcua.statistics.count import Count


def signed_pending(agency: Agency, before: Period, known_at: datetime | None) -> list[tuple[int, str]] | None:
    """Who was pending, (dossier id, code), by the newest signed report of the period ``before``.

    Of reports signed by ``known_at``; ``None`` when none was.
    """
    signed = FrozenReport.objects.filter(agency=agency, first=before.first, last=before.last)
    if known_at is not None:
        signed = signed.filter(frozen_at__lte=known_at)
    packed = signed.order_by("-version").values_list("members", flat=True).first()
    return None if packed is None else behind(unpack(packed), "pending.total")


def check(count: Count, signed: list[tuple[int, str]] | None) -> dict[str, Any]:
    """Both figures, whether they agree, and the dossiers on which they differ, with what became of each.

    ``signed``: who was pending by the signed report of the period before. Without one, that period is
    reckoned anew from what is known now.
    """
    before = count.previous()
    carried = dict(count.behind("received.carried_over"))
    left = dict(before.behind("pending.total") if signed is None else signed)
    differing = [
        *_listed(carried, left, _("chuyển sang kỳ này nhưng kỳ trước không tính là đang giải quyết")),
        *_listed(left, carried, _("kỳ trước tính là đang giải quyết nhưng không chuyển sang kỳ này")),
    ]
    return {
        "period_before": before.period.code,
        "basis": "recount" if signed is None else "signed",
        "carried_over": len(carried),
        "pending_before": len(left),
        "agrees": not differing,
        "differing": differing,
    }


def _listed(these: dict[int, str], others: dict[int, str], difference: str) -> list[dict[str, Any]]:
    """The dossiers (id → code) that stand on one side only."""
    return [
        {"code": code, "dossier_id": dossier_id, "difference": difference}
        for dossier_id, code in these.items()
        if dossier_id not in others
    ]
