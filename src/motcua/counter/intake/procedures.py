"""Find the procedure that an applicant comes for, by typing a part of its name or code."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.authority import today
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.catalogue.models import Offering
from motcua.catalogue.no_appointment import codes_on
from motcua.catalogue.offered import offered_on
from motcua.rules.vietnamese import fold

SHOWN, LONGEST, MOST_WORDS = 30, 100, 8


def found_by(agency: Agency, text: str) -> QuerySet[Offering]:
    """What ``agency`` offers now whose name, with or without marks, holds every word typed; or whose code begins so."""
    offered = offered_on(agency.pk, today())
    words = fold(text).split()[:MOST_WORDS]
    named = Q()
    for word in words:
        named &= Q(version__search_key__contains=word)
    if words:
        offered = offered.filter(named | Q(procedure__code__startswith=text.strip()))
    return offered.order_by("version__field", "procedure__code")


@officers(Capability.INTAKE)
@require_safe
def choose(request: OfficerRequest) -> HttpResponse:
    """The field and what it finds; a part of the page while somebody types."""
    text = request.GET.get("tim", "")[:LONGEST]
    rows = list(found_by(request.desk.agency, text)[: SHOWN + 1])
    return render(
        request,
        "counter/intake/choose.html",
        {
            "text": text,
            "rows": rows[:SHOWN],
            "more": len(rows) > SHOWN,
            "at_once": codes_on(request.desk.agency, today()),
            "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Tiếp nhận hồ sơ")}],
        },
    )
