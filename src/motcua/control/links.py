"""From a figure to the list of dossiers behind it."""

from __future__ import annotations

from collections.abc import Callable

from motcua.documents.blocks import Span

Address = Callable[..., str]
"""Takes the parameters below as keywords and gives the address of a list."""


def list_url(address: Address, measure: str, *, place: str = "own", group: str = "", member: str = "") -> str:
    """The address of the list behind one figure. Several measures are joined by ``+``."""
    more = {"so_lieu": measure, "noi": "" if place == "own" else place}
    if group:
        more |= {"nhom": group, "ten": member}
    return address(**more)


def span_link(address: Address) -> Callable[[Span], str | None]:
    """What ``documents.html.render_html`` asks for each figure; nothing leads from a zero."""

    def link(span: Span) -> str | None:
        if not span.text.strip("0 "):
            return None
        return list_url(address, span.measure, place=span.place, group=span.group, member=span.member)

    return link
