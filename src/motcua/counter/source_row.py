"""The row of a file behind a recorded event, as it stood there; numbers of people masked unless asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.act_forms import PersonalForm
from motcua.counter.carry_out import dossier_for
from motcua.counter.joined import parted_to
from motcua.counter.timeline import events_of
from motcua.exchange.models import ImportFile
from motcua.register import access
from motcua.register.flat_row import flat
from motcua.register.masking import masked_cell
from motcua.register.models import Alias, Dossier, Event
from motcua.register.systems import system_name
from motcua.register.vocabulary import EventKind


@officers(Capability.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def source_row(request: OfficerRequest, uid: UUID, event_id: int) -> HttpResponse:
    """GET shows it masked; POST with a purpose shows it whole and logs the reading."""
    one = dossier_for(request, uid, Capability.READ)
    records = Dossier.objects.filter(Q(pk=one.pk) | Q(merged_into=one))
    event = get_object_or_404(
        Event.objects.select_related("raw"), pk=event_id, dossier__in=records, kind=EventKind.RECORDED
    )
    may_read = access.visible(request.user, Capability.READ_PERSONAL).filter(pk=one.pk).exists()
    form = PersonalForm(request.POST if request.method == "POST" else None)
    whole = request.method == "POST" and form.is_valid()
    if whole and access.personal(request.user, one, form.cleaned_data["purpose"]) is None:
        raise Http404
    raw = getattr(event, "raw", None)
    codes = set(Alias.objects.filter(dossier__in=records).values_list("code", flat=True))
    trail = [
        {"title": _("Sổ hồ sơ"), "url": reverse("counter:register")},
        {"title": one.code, "url": reverse("counter:dossier", args=[one.uid])},
        {"title": _("Dòng nguồn")},
    ]
    return render(
        request,
        "counter/source_row.html",
        {
            "dossier": one,
            "event": event,
            "system": system_name(event.system),
            "cells": list(_cells(_as_in_file(event, raw.content), codes, whole))
            if raw and raw.content
            else [],
            "erased": raw is None or raw.content is None,
            "parted": event.pk in parted_to(events_of(one)),
            "whole": whole,
            "personal_form": form if may_read and not whole else None,
            "trail": trail,
        },
        status=422 if request.method == "POST" and not whole else 200,
    )


def _as_in_file(event: Event, content: dict[str, Any]) -> dict[str, Any]:
    """The cells in the order of the file's columns, where the import kept its header."""
    digest = str(event.origin.get("sha256", ""))
    head = ImportFile.objects.filter(sha256=digest, head__isnull=False).values_list("head", flat=True).first()
    order = {name: place for place, name in enumerate((head or {}).get("headers", []))}
    return dict(sorted(content.items(), key=lambda cell: order.get(cell[0], len(order))))


def _cells(content: dict[str, Any], codes: Iterable[str], whole: bool) -> Iterable[dict[str, str]]:
    for header, value in flat(content):
        yield {"header": header, "value": value if whole else masked_cell(header, value, codes)}
