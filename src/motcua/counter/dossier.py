"""The page of one dossier: what it is, how it stands to the clock, what happened, what may be done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.lookup import entry_of_version
from motcua.counter.act_forms import PersonalForm
from motcua.counter.desk.page import desk_of_dossier
from motcua.counter.doubtful import conflicts_of, doubts_of
from motcua.counter.offers import merged_records, offers
from motcua.counter.paper_links import paper_links
from motcua.counter.paper_place import place_of
from motcua.counter.particulars import particulars
from motcua.counter.proposals import corrections_of
from motcua.counter.readings import readings_of
from motcua.counter.ribbon import explanation_of, pauses_of, ribbon
from motcua.counter.scans import scans_of
from motcua.counter.standing import corrected, standing
from motcua.counter.timeline import events_of, timeline
from motcua.register import access
from motcua.register.models import Alias, Dossier
from motcua.register.own import read_owned
from motcua.register.rederive import states
from motcua.register.state import State
from motcua.register.systems import system_name

Bound = dict[str, forms.Form]
"""Forms that were sent and could not be carried out, by the name of the act."""


@officers(Capability.READ)
@require_safe
def dossier(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """The page; the address of a record that was merged leads to the dossier that it belongs to."""
    try:
        one = access.dossier(request.user, uid)
    except Dossier.DoesNotExist as error:
        root = Dossier.objects.filter(uid=uid).values_list("merged_into__uid", flat=True).first()
        if root is None or not access.visible(request.user).filter(uid=root).exists():
            raise Http404 from error
        return redirect("counter:dossier", uid=root)
    return show(request, one, {})


def show(request: OfficerRequest, one: Dossier, bound: Bound, refusal: str = "") -> HttpResponse:
    """The page, with the forms of ``bound`` open and their errors beside the fields; a refusal stands on top."""
    now = timezone.now()
    opened = read_owned(one.pk) if one.owned else None
    state = opened.state if opened else _state(one)
    calendar = calendar_for(request.desk.agency if one.agency_id == request.desk.agency.pk else one.agency)
    entry = entry_of_version(one.version_id) if one.version_id else None
    told = explanation_of(one, state, entry, calendar, now)
    events, place = events_of(one), place_of(one, state)
    doubts = doubts_of(one, bound, access.visible(request.user, Capability.SETTLE).filter(pk=one.pk).exists())
    may_correct = access.visible(request.user, Capability.CORRECT).filter(pk=one.pk).exists()
    may_read = access.visible(request.user, Capability.READ_PERSONAL).filter(pk=one.pk).exists()
    context: dict[str, Any] = {
        "refusal": refusal,
        "bound": list(bound),
        "dossier": one,
        "standing": standing(one, request.desk.settings, now),
        "corrected": corrected(one, request.desk.settings),
        "system": system_name(one.system),
        "aliases": [
            (alias.code, system_name(alias.system)) for alias in _aliases(one) if alias.code != one.code
        ],
        "bundle": access.bundle_of(request.user, one),
        "columns": particulars(one, state, entry, told, place),
        "ribbon": ribbon(one, told, pauses_of(state, calendar), calendar, now),
        "people": [
            {**person, "system_name": system_name(person["system"])}
            for person in access.personal_masked(request.user, one)
        ],
        "personal_form": bound.get("personal") or PersonalForm(auto_id="id_personal_%s"),
        "may_read_personal": may_read,
        "papers": paper_links(request, one, state, events, may_read),
        "scans": scans_of(one),
        "readings": readings_of(one) if request.desk.may(Capability.AUDIT) else None,
        "doubts": doubts,
        "open_doubts": sum(doubt["open"] for doubt in doubts),
        "conflicts": conflicts_of(state),
        "may_correct": may_correct,
        "corrections": corrections_of(one, request.desk, bound, may_correct),
        "merged": merged_records(request.user, one, bound),
        "offers": offers(request, one, bound, place),
        **(desk_of_dossier(request, one, opened, now) if opened else {}),
        "entries": timeline(one, events),
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Sổ hồ sơ"), "url": reverse("counter:register")},
            {"title": one.code},
        ],
    }
    return render(request, "counter/dossier.html", context, status=422 if bound else 200)


def _state(one: Dossier) -> State:
    with connection.cursor() as cursor:
        return states(cursor, [one.pk])[one.pk]


def _aliases(one: Dossier) -> list[Alias]:
    records = Dossier.objects.filter(merged_into=one).values("pk")
    return list((one.aliases.all() | Alias.objects.filter(dossier__in=records)).order_by("system", "code"))
