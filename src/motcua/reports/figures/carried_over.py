"""Column (6) against column (11) of the period before: who entered the period must be who was left by the last one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from motcua.statistics.count import Behind, Count


def check(count: Count, frozen: list[Behind] | None = None) -> dict[str, Any]:
    """Both figures, whether they agree, and the dossiers on which they differ, with what became of each.

    ``frozen``: the pending dossiers of the report of the period before as it was signed. Without one, the
    period before is reckoned anew from what is known now.
    """
    before = count.previous()
    carried = dict(count.behind("received.carried_over"))
    left = dict(before.behind("pending.total") if frozen is None else frozen)
    differing = [
        *_listed(carried, left, _("chuyển sang kỳ này nhưng kỳ trước không tính là đang giải quyết")),
        *_listed(left, carried, _("kỳ trước tính là đang giải quyết nhưng không chuyển sang kỳ này")),
    ]
    return {
        "period_before": before.period.code,
        "basis": "recount" if frozen is None else "frozen",
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
