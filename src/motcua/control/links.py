"""From a figure to the list of what it counts: dossiers, procedures, petitions, documents."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from motcua.agencies.numbers import number
from motcua.documents.blocks import Span

Address = Callable[..., str]
"""Takes the parameters below as keywords and gives the address of a list."""


PAGES = {
    "procedures": "procedures_behind",
    "petitions": "petitions_behind",
    "documents": "documents_behind",
}
"""Figures of what is no dossier, by the first word of their measure → the page that lists it."""

ON_THE_PAGE = {"targets": "#chi-tieu"}
"""Figures that count rows of the page itself → where these stand."""


def page_of(measure: str) -> str:
    """The page of the control room that lists what a measure counts."""
    return PAGES.get(measure.partition(".")[0], "behind")


def list_url(address: Address, measure: str, *, place: str = "own", group: str = "", member: str = "") -> str:
    """The address of the list behind one figure. Several measures are joined by ``+``."""
    more = {"so_lieu": measure, "noi": "" if place == "own" else place}
    if group:
        more |= {"nhom": group, "ten": member}
    return address(**more)


def linked(address: Address, measure: str, value: int, **where: str) -> SafeString:
    """The figure in the reader's language, leading to its list; nothing leads from a zero. ``where``: as above."""
    if not value:
        return format_html("{}", number(value))
    return format_html('<a href="{}">{}</a>', list_url(address, measure, **where), number(value))


def span_link(address: Address) -> Callable[[Span], str | None]:
    """What ``documents.html.render_html`` asks for each figure; nothing leads from a zero."""

    def link(span: Span) -> str | None:
        if not span.text.strip("0 "):
            return None
        if span.measure in ON_THE_PAGE:
            return ON_THE_PAGE[span.measure]
        return list_url(address, span.measure, place=span.place, group=span.group, member=span.member)

    return link
