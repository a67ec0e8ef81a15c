"""Short ways to open a page of the counter as somebody, and to read it."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from motcua.agencies.models import Agency
from tests.cast import Cast, make_officer


def signed_in(cast: Cast, who: str) -> Client:
    """A browser in which somebody of the cast, or the only officer of another role, is signed in."""
    client = Client()
    client.force_login(cast.stranger if who == "stranger" else officer_of(cast, who).user)
    return client


def officer_of(cast: Cast, who: str):
    """Somebody of the cast; ``neighbour``: the director of the other commune; else a new officer of that role."""
    if hasattr(cast, who) and not isinstance(getattr(cast, who), Agency):
        return getattr(cast, who)
    if who == "neighbour":
        return make_officer(cast.neighbour, "director", "an.phu", "Giám đốc An Phú")
    return make_officer(cast.commune, who, f"{who}.th", f"Cán bộ {who}")


def url(name: str, *args: object) -> str:
    """The address of a page of the counter."""
    return reverse(f"counter:{name}", args=args)


def text(response) -> str:
    """What the page says."""
    return response.content.decode()
