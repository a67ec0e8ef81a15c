"""The row of a file behind an entry of a list that is no dossier: a procedure offered, a petition, a document."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.agencies.wording import key
from motcua.catalogue.models import Offering
from motcua.feedback.models import Petition
from motcua.feedback.petitions_file import CONTENT
from motcua.office.models import DirectiveDocument
from motcua.register.flat_row import flat
from motcua.register.masking import masked_cell


@require_safe
@officers(Capability.REPORT)
def procedure_origin(request: OfficerRequest, pk: int) -> HttpResponse:
    """The row of the list by which the commune offers the procedure."""
    found = get_object_or_404(
        Offering.objects.select_related("procedure", "version"),
        pk=pk,
        agency__in=scope(request.user, Capability.REPORT),
    )
    title = f"{found.procedure.code} – {found.version.name}"
    return _show(request, found.origin, title, reverse("control:procedure", args=[found.procedure.code]))


@require_safe
@officers(Capability.REPORT)
def petition_origin(request: OfficerRequest, pk: int) -> HttpResponse:
    """The row of the list that told the petition as it is counted, without what was said in it."""
    found = get_object_or_404(Petition, pk=pk, agency__in=scope(request.user, Capability.REPORT))
    return _show(request, found.origin, found.code, "", hidden={key(CONTENT)}, erased=found.erased_at)


@require_safe
@officers(Capability.REPORT)
def document_origin(request: OfficerRequest, pk: int) -> HttpResponse:
    """The row of the list that told the document as it is cited."""
    found = get_object_or_404(DirectiveDocument, pk=pk, agency__in=scope(request.user, Capability.REPORT))
    return _show(request, found.origin, str(found), "")


def _show(
    request: OfficerRequest,
    origin: dict[str, Any] | None,
    title: str,
    url: str,
    hidden: Collection[str] = (),
    erased: datetime | None = None,
) -> HttpResponse:
    if origin is None:
        raise Http404
    trail = [{"title": _("Báo cáo"), "url": reverse("control:report")}, {"title": title, "url": url}]
    cells = [
        {
            "header": header,
            "value": _("(không hiện: có thể nêu tên người)")
            if key(header) in hidden and value
            else masked_cell(header, value),
        }
        for header, value in flat(dict(origin["cells"]))
    ]
    context = {
        "origin": origin,
        "title": title,
        "cells": cells,
        "trail": [*trail, {"title": _("Dòng nguồn")}],
        "erased": erased,
    }
    return render(request, "control/origin.html", context)
