"""The address without a path, which leads an officer to the first page of the day, and what else belongs to no face."""

from __future__ import annotations

import sys
from typing import Any

from allauth.account.views import PasswordChangeView
from django.contrib.auth.decorators import login_required
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from motcua.agencies.models import Officer
from motcua.agencies.resets import MOST, resets
from motcua.exchange.trouble import kind

# The first of these that an installed face brings.
FIRST_PAGES = ("counter:home", "counter:register", "control:home")
LONGEST_HOST = 253


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Goes on to the first page of the first face that is installed; with none, says so."""
    for name in FIRST_PAGES:
        try:
            return redirect(reverse(name))
        except NoReverseMatch:
            continue
    return render(request, "home.html")


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """The page to set one's own password; it says who gave one last, and when. Then the work begins."""

    success_url = "/"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        officer = Officer.objects.filter(user=self.request.user.pk).first()
        told = list(resets(officer)[:MOST]) if officer else []
        return {**super().get_context_data(**more), "resets": told}


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """What to do about a forgotten password; nothing is sent."""
    return render(request, "account/password_reset.html")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of what cannot be read; a name of this machine that nobody has declared is told as such."""
    host = request.META.get("HTTP_HOST", "")[:LONGEST_HOST] if isinstance(exception, DisallowedHost) else ""
    # Without the request: what asks it for its host would be refused once more.
    return HttpResponse(render_to_string("400.html", {"host": host}), status=400)


def server_error(_request: HttpRequest) -> HttpResponse:
    """The page of a fault; a full disk, or a database that has gone, is told as what it is."""
    found = kind(sys.exc_info()[1])
    return HttpResponse(render_to_string("500.html", {"trouble": found and found[0]}), status=500)


def nothing(_request: HttpRequest) -> HttpResponse:
    """A page of the accounts' package that this program does not have."""
    raise Http404
