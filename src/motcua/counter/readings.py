"""Who read personal data whole: on a dossier's page, and as a log for those who watch over it."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.exchange.models import BadRowsRead
from motcua.register.models import Dossier, PersonalRead

MOST = 200
ON_PAGE = 20


@officers(Capability.AUDIT)
@require_safe
def readings(request: OfficerRequest) -> HttpResponse:
    """The newest readings of dossiers of this agency, or by its officers, and of rows that imports left out."""
    agencies = scope(request.user, Capability.AUDIT)
    mine = Q(dossier__agency__in=agencies) | Q(officer__agency__in=agencies)
    listed = (
        PersonalRead.objects.filter(mine).select_related("officer", "dossier").order_by("-read_at", "-pk")
    )
    return render(
        request,
        "counter/readings.html",
        {
            "readings": listed[:MOST],
            "taken": BadRowsRead.objects.filter(agency__in=agencies).select_related("officer")[:MOST],
            "most": MOST,
            "may_read": request.desk.may(Capability.READ),
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Nhật ký xem dữ liệu cá nhân")}],
        },
    )


def readings_of(one: Dossier) -> list[PersonalRead]:
    """The newest readings of one dossier."""
    return list(
        PersonalRead.objects.filter(dossier=one).select_related("officer").order_by("-read_at")[:ON_PAGE]
    )
