"""The one page of all verbs: what it does beforehand, the form, and doing it. Works without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.counter.carry_out import dossier_for
from motcua.counter.desk.about import about
from motcua.counter.desk.consequences import Consequence, consequences
from motcua.counter.desk.forms.base import Case, VerbForm
from motcua.counter.desk.panel import case_for
from motcua.counter.desk.verbs import Verb
from motcua.register import access
from motcua.register.actions.attach import AttachScan
from motcua.register.actions.own import DOUBLE_CLICK
from motcua.register.actions.refused import Refused
from motcua.register.foresee import foresee
from motcua.register.models import Dossier
from motcua.register.own import NotOurs, Opened, read_owned
from motcua.register.vocabulary import EventKind


def page_of(verb: Verb) -> Callable[..., HttpResponseBase]:
    """The view of a verb: GET shows its form, POST does it."""

    @officers(verb.capability)
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: OfficerRequest, uid: UUID) -> HttpResponse:
        one = dossier_for(request, uid, verb.capability)
        opened = owned_or_404(one)
        case = case_for(request, opened, verb)
        if request.method == "POST":
            return _do(request, verb, one, case)
        refusal = verb.why_not(case)
        form = None if refusal else _form(verb, None, case, request)
        return _show(request, verb, one, case, form, refusal or "")

    return page


def owned_or_404(one: Dossier) -> Opened:
    """What is handled here, as it stands; a dossier of another system has none of these pages."""
    try:
        return read_owned(one.pk)
    except NotOurs as error:
        raise Http404 from error


def _form(verb: Verb, data: Any, case: Case, request: HttpRequest) -> VerbForm:
    """The form; what a link or the changed choice of a field names is chosen in it already."""
    live = {name: request.GET[name] for name in (*verb.form.LIVE, "key") if name in request.GET}
    form = verb.form(data, request.FILES or None, case=case, initial=live)
    if verb.grave:
        form.ask_to_be_sure()
    return form


def _do(request: OfficerRequest, verb: Verb, one: Dossier, case: Case) -> HttpResponse:
    if _just_done(verb, case, request.POST.get("seq", "")):
        return _done(request, verb, one, case.opened)
    form = _form(verb, request.POST, case, request)
    refusal = ""
    if form.is_valid():
        try:
            opened = _acted(verb, one, case, form)
        except Refused as refused:
            refusal = str(refused)
        else:
            return _done(request, verb, one, opened)
    else:
        refusal = verb.why_not(case) or ""
    return _show(request, verb, one, case, form, refusal, status=422)


def _acted(verb: Verb, one: Dossier, case: Case, form: VerbForm) -> Opened:
    """The act, and the scan of its evidence where there is one: both or neither. Raises ``Refused``."""
    scan, act = form.scanned(), verb.act(one.pk, case.actor, **form.given())
    if scan is None:
        return act.execute()
    with transaction.atomic():
        opened = act.execute()
        AttachScan(one.pk, case.actor, scan).execute()
    return opened


def _just_done(verb: Verb, case: Case, seen: str) -> bool:
    """Whether this is the second click: what followed what the officer saw is this act, by this officer, now."""
    last = next(event for event in reversed(case.opened.events) if event.kind != EventKind.ATTACHED)
    mine = last.kind == verb.act.kind and last.officer_id == case.actor.officer.pk
    return mine and seen == str(last.seq - 1) and timezone.now() - last.recorded_at < DOUBLE_CLICK


def _done(request: OfficerRequest, verb: Verb, one: Dossier, opened: Opened) -> HttpResponse:
    """Say it and go back to the dossier; who no longer sees it, because it lies elsewhere now, to the first page."""
    here = opened.course.here
    messages.success(request, str(verb.done).format(code=opened.code, step=here.name if here else ""))
    if access.still_seen(request.user, opened.id, opened.agency):
        return redirect("counter:dossier", uid=one.uid)
    return redirect("counter:home")


def _show(
    request: OfficerRequest,
    verb: Verb,
    one: Dossier,
    case: Case,
    form: VerbForm | None,
    refusal: str,
    status: int = 200,
) -> HttpResponse:
    context = {
        "verb": verb,
        "dossier": one,
        "form": form,
        "refusal": refusal,
        "about": about(verb, one, case),
        "lines": _foreseen(verb, case, form) if form is not None and not refusal else [],
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": one.code, "url": reverse("counter:dossier", args=[one.uid])},
            {"title": verb.title},
        ],
    }
    return render(request, "counter/desk/act.html", context, status=status)


def _foreseen(verb: Verb, case: Case, form: VerbForm) -> list[Consequence]:
    """What it will do; nothing where what was typed does not allow to say so yet."""
    given = form.given() if form.is_bound and form.is_valid() else form.supposed()
    try:
        seen = foresee(verb.act(case.opened.id, case.actor, **given), case.opened, case.now)
    except Refused:
        return []
    return consequences(seen)
