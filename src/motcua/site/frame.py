"""What stands around every officer's page: whose office it is, who is signed in, where one may go.

Each face says in its ``nav`` which pages it brings (``PLACES`` for the strip, ``MENU`` for the account's menu,
both of ``agencies.gate.Place``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from motcua import __version__
from motcua.agencies.gate import Desk, Place, desk_of
from motcua.agencies.roles import Capability, Role
from motcua.site.settings.base import PACKAGE
from motcua.watching.notices import told_unread

FACES = ("counter", "control")


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of ``base.html``; an error page, which has no signed-in officer, gets the version alone."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"product_version": __version__}
    desk: Desk | None = getattr(request, "desk", None) or desk_of(user)
    if desk is None:
        return {"product_version": __version__}
    return {
        "product_version": __version__,
        "current_agency": desk.agency.name,
        "officer_name": desk.officer.name,
        "officer_role": ", ".join(str(Role(role).label) for role in desk.roles),
        "scan_url": _scan(desk),
        "nav_items": list(_links(request, desk, "PLACES")),
        "bell": _bell(request, desk),
        "user_menu_items": list(_links(request, desk, "MENU")),
    }


def _scan(desk: Desk) -> str:
    """Where a code that is typed or scanned opens its dossier; empty for those who read none."""
    if not desk.may(Capability.READ):
        return ""
    try:
        return reverse("counter:scan")
    except NoReverseMatch:
        return ""


def _bell(request: HttpRequest, desk: Desk) -> dict[str, Any] | None:
    """Where the warnings are, and how many wait to be read; for those who read dossiers."""
    if not desk.may(Capability.READ):
        return None
    return {"url": reverse("counter:notices"), "count": told_unread(request.user)}


@cache
def _places(which: str) -> tuple[Place, ...]:
    found: list[Place] = []
    for face in FACES:
        if (PACKAGE / face / "nav.py").exists():
            found += getattr(import_module(f"motcua.{face}.nav"), which, ())
    return tuple(found)


def _links(request: HttpRequest, desk: Desk, which: str) -> Iterator[dict[str, Any]]:
    for place in _places(which):
        if place.capability is not None and not desk.may(place.capability):
            continue
        try:
            url = reverse(place.url_name)
        except NoReverseMatch:
            continue
        here = request.path.startswith(url) if url != "/" else request.path == url
        yield {"url": url, "title": place.title, "icon": place.icon, "active": here}
