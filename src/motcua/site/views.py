"""The address without a path: it leads an officer to the first page of the day."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

# The first of these that an installed face brings.
FIRST_PAGES = ("counter:home", "counter:register", "control:home")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Goes on to the first page of the first face that is installed; with none, says so."""
    for name in FIRST_PAGES:
        try:
            return redirect(reverse(name))
        except NoReverseMatch:
            continue
    return render(request, "home.html")
