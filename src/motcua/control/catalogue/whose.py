"""The procedure that an address names, as it stands for the officer's agency."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.catalogue.models import Procedure
from motcua.catalogue.refused import CatalogueRefused
from motcua.register.actions.refused import ImportGoesOn
from motcua.register.reckoning import surroundings_changed
from motcua.register.turns import turn_of_page
from motcua.rules.zone import ZONE


def procedure_named(code: str) -> Procedure:
    """A national procedure is nobody's secret: every reader finds it; ``Http404`` for none."""
    return get_object_or_404(Procedure, code=code)


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(ZONE).date()


def catalogue_changed(agency: Agency) -> None:
    """Open dossiers of other systems are reckoned anew by what the catalogue says now. In the page's transaction.

    Raises ``CatalogueRefused`` while an import of the commune goes on.
    """
    try:
        turn_of_page(agency)
    except ImportGoesOn as refused:
        raise CatalogueRefused(str(refused)) from refused
    surroundings_changed(agency, timezone.now())


def trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page of the catalogue; a step without an address is the page itself."""
    begin = [(_("Trang đầu"), "/"), (_("Thủ tục"), reverse("control:procedures"))]
    return [{"title": title, "url": url} for title, url in (*begin, *steps)]


def page_number(request: HttpRequest) -> str:
    """What the address says of the page; nonsense is the first."""
    return request.GET.get("trang", "1")[:6]


Context = dict[str, Any]
