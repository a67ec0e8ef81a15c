"""The register: search, the lists that officers look for, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import Desk, OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.register_filter import RegisterFilter
from motcua.counter.standing import corrected, standing
from motcua.register.models import Doubt
from motcua.register.queries import STAGES, Page, Position, page
from motcua.register.systems import system_name

ICONS = {
    "open": "progress", "due_soon": "hourglass", "overdue": "alert-triangle", "waiting_supplement": "clock-pause",
    "waiting_finance": "credit-card", "to_hand_over": "package-export", "hand_over_unknown": "question-mark",
    "handed_over": "checks", "late": "clock-exclamation", "doubts": "help-circle", "not_accepted": "inbox",
}  # fmt: skip


@officers(Capability.READ)
@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    """One page of the register, by the filters in the address."""
    form = RegisterFilter(request.GET, agency=request.desk.agency)
    found = page(request.user, form.filters(request.desk.settings), _position(request.GET.get("sau", "")))
    kept = form.kept()
    return render(
        request,
        "counter/register.html",
        {
            "form": form,
            "stages": _stages(kept),
            "stage_title": STAGES.get(kept.get("stage", ""), STAGES[""]),
            "filtered": bool(kept),
            "narrowed": bool(form.errors or kept.keys() - {"text", "stage"}),
            "rows": _rows(found, request.desk),
            "first_url": _address(kept) if "sau" in request.GET else "",
            "next_url": _address({**kept, "sau": _written(found.next)}) if found.next else "",
            "export_url": f"{reverse('counter:export')}?{urlencode(kept)}",
            "may_export": request.desk.may(Capability.EXPORT),
            "may_import": request.desk.may(Capability.IMPORT),
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Sổ hồ sơ")}],
        },
    )


def _rows(found: Page, desk: Desk) -> list[dict[str, Any]]:
    now = timezone.now()
    doubtful = set(
        Doubt.objects.filter(
            dossier__in=[one.pk for one in found.dossiers], settled_at__isnull=True
        ).values_list("dossier_id", flat=True)
    )
    return [
        {
            "dossier": one,
            "url": reverse("counter:dossier", args=[one.uid]),
            "standing": (word := standing(one, desk.settings, now)),
            "late": word in ("late", "overdue"),
            "corrected": corrected(one, desk.settings),
            "doubtful": one.pk in doubtful,
            "system": system_name(one.system),
        }
        for one in found.dossiers
    ]


def _stages(kept: dict[str, str]) -> Iterable[dict[str, Any]]:
    for stage, title in STAGES.items():
        others = {name: value for name, value in kept.items() if name != "stage"}
        yield {
            "url": _address({**others, "stage": stage} if stage else others),
            "title": title,
            "icon": ICONS.get(stage, "list-details"),
            "active": kept.get("stage", "") == stage,
        }


def _address(wanted: dict[str, str]) -> str:
    return f"{reverse('counter:register')}?{urlencode(wanted)}" if wanted else reverse("counter:register")


def _written(position: Position) -> str:
    return f"{position.sort_at.isoformat()}~{position.id}"


def _position(text: str) -> Position | None:
    """Where the page before ended; an address that was tampered with begins at the top."""
    moment, _sign, number = text.partition("~")
    try:
        position = Position(datetime.fromisoformat(moment), int(number[:18]))
    except ValueError:
        return None
    return position if timezone.is_aware(position.sort_at) else None
