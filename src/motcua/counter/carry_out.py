"""What every act on a dossier has in common: find it for this officer, check the form, act, say what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from motcua.agencies.authority import Standing
from motcua.agencies.gate import OfficerRequest
from motcua.agencies.models import Officer
from motcua.register import access
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier
from motcua.register.write import Actor

SCREEN = "trang hồ sơ"


def dossier_for(request: OfficerRequest, uid: UUID, capability: str) -> Dossier:
    """The dossier on which this officer may do that; for everybody else there is none (404)."""
    try:
        return access.dossier(request.user, uid, capability)
    except Dossier.DoesNotExist as error:
        raise Http404 from error


def actor(request: OfficerRequest, capability: str, screen: str = SCREEN) -> Actor:
    """The officer in the role that allows it, their own or a delegated one."""
    return acting(request.desk.officer, request.desk.standing_for(capability), screen)


def acting(officer: Officer, found: Standing | None, screen: str) -> Actor:
    """An officer who acts in ``found``, whose giver the event names where it is delegated."""
    if found is None:
        return Actor(officer, "", screen)
    return Actor(officer, found.role, screen, found.on_behalf_of.pk if found.on_behalf_of else None)


def carry_out(
    request: OfficerRequest,
    dossier: Dossier,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    done: str | Callable[[Any], str],
) -> HttpResponse:
    """Act on a valid form and go back to the dossier; else show the page again with what was typed.

    ``done`` says what came of it, of what ``act`` answered where that is not known before.
    """
    from motcua.counter.dossier import show

    refusal = ""
    if form.is_valid():
        try:
            came = act(form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, done if isinstance(done, str) else done(came))
            return redirect("counter:dossier", uid=dossier.uid)
    return show(request, dossier, {name: form}, refusal)
