"""The budget ledger per unit: who used how much of the legal time, and who overran it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.agencies.authority import reach
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.register import access
from motcua.register.time_by_unit import MOST, TimeByUnit, Used, time_by_unit
from motcua.register.time_spent import working_time

DAYS = (7, 30, 90)


@officers(Capability.WATCH)
@require_safe
def time(request: OfficerRequest) -> HttpResponse:
    """Of what is open and what had its result in the last days; a unit's leader sees that unit's line alone."""
    asked = request.GET.get("ngay", "")
    days = int(asked) if asked in {str(each) for each in DAYS} else DAYS[1]
    now, agency = timezone.now(), request.desk.agency
    among = access.visible(request.user, Capability.WATCH)
    found = time_by_unit(among, agency, now - timedelta(days=days), now)
    here = reverse("counter:work_time")
    context = {
        "rows": _rows(request, found),
        "many": found.dossiers,
        "most": None if found.whole else MOST,
        "spans": [
            {
                "url": f"{here}?ngay={each}",
                "title": ngettext("{days} ngày", "{days} ngày", each).format(days=each),
                "active": each == days,
            }
            for each in DAYS
        ],
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Đơn vị tôi"), "url": reverse("counter:work_of_unit")},
            {"title": _("Thời gian theo đơn vị")},
        ],
        "agency": request.desk.unit or agency,
    }
    return render(request, "counter/work/time.html", context)


def _rows(request: OfficerRequest, found: TimeByUnit) -> list[dict[str, Any]]:
    reached = reach(request.user, Capability.WATCH)
    ids = {int(key) for who in found.sums for key in who if key.isdigit()}
    places = Agency.objects.in_bulk(ids)

    def named(key: str) -> str:
        return places[int(key)].name if key.isdigit() and int(key) in places else key

    return [
        _row(named(unit or agency), named(agency) if unit else "", used)
        for (agency, unit), used in found.sums.items()
        if reached.agencies or (unit.isdigit() and int(unit) in reached.units)
    ]


def _row(name: str, of: str, used: Used) -> dict[str, Any]:
    return {
        "name": name or _("Chưa rõ đơn vị"),
        "of": of,
        "late": used.overrun > 0,
        "cells": [
            (_("Hồ sơ"), str(used.dossiers)),
            (_("Được giao"), _time(used.allotted)),
            (_("Đã dùng"), _time(used.used)),
            (_("Quá"), _time(used.overrun)),
            (_("Hồ sơ bị quá"), str(used.late)),
            (_("Tạm dừng"), _time(used.suspended)),
        ],
    }


def _time(seconds: int) -> str:
    return working_time(seconds) if seconds else "—"
