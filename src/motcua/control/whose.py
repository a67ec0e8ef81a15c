"""Whose report an officer asks for: the own commune's, or at the city that of a commune below it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest
from motcua.agencies.models import Agency, AgencyKind
from motcua.agencies.roles import Capability
from motcua.control.report_form import ReportForm
from motcua.register.models import Dossier


def form_asked(request: OfficerRequest, given: Mapping[str, str]) -> ReportForm | None:
    """The form for the commune that the address names by ``xa``, else for the officer's own.

    ``None`` when an officer above the communes has named none; one out of reach is not found (``Http404``).
    """
    code, own = given.get("xa", ""), request.desk.agency
    if code and code != own.code:
        return ReportForm(given, get_object_or_404(communes(request), code=code), chosen=True)
    return ReportForm(given, own) if own.kind == AgencyKind.COMMUNE else None


def asked(request: OfficerRequest) -> ReportForm:
    """The valid form that the address fills. Raises ``Http404``."""
    form = form_asked(request, request.GET.dict())
    if form is None or not form.is_valid():
        raise Http404
    return form


def communes(request: OfficerRequest) -> QuerySet[Agency]:
    """The communes with a register whose reports the officer may see."""
    reached = scope(request.user, Capability.REPORT)
    kept = Exists(Dossier.objects.filter(agency=OuterRef("pk")))
    return Agency.objects.select_related("parent").filter(kept, pk__in=reached, kind=AgencyKind.COMMUNE)
