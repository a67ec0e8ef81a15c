"""The gate of every officer's page: who is asking, for which agency, and whether their role allows it.

Closed by default: a view that states nothing here has no officer to work for, and ``tests/site`` finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from motcua.agencies.authority import Standing, User, commune_of, held, remember
from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency, AgencyKind, AgencySettings, Officer

P = ParamSpec("P")


@dataclass(frozen=True)
class Desk:
    """An officer at work: the agency whose dossiers lie on the desk, and in which roles, own ones first.

    ``unit``: the unit of that agency in which the officer works, if any.
    """

    officer: Officer
    agency: Agency
    standings: tuple[Standing, ...]
    unit: Agency | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles played today, each once."""
        return tuple(dict.fromkeys(one.role for one in self.standings))

    @property
    def settings(self) -> AgencySettings:
        """What is laid down for the agency, or what holds where nothing is."""
        return laid_down(self.agency)

    def may(self, capability: str) -> bool:
        """Whether one of the roles has the capability; on a single object ``register.access`` decides."""
        return self.standing_for(capability) is not None

    def standing_for(self, capability: str) -> Standing | None:
        """The role in which something is done, with whom it is done for; ``None`` when none allows it."""
        return next((one for one in self.standings if one.allows(capability)), None)

    def role_for(self, capability: str) -> str:
        """The role in which something is done: the first that may do it, else the empty one."""
        found = self.standing_for(capability)
        return found.role if found else ""


class OfficerRequest(HttpRequest):
    """A request that passed the gate."""

    desk: Desk


@dataclass(frozen=True)
class Place:
    """A page in the navigation, shown to those whose roles may open it (``None``: every officer)."""

    title: Any
    url_name: str
    icon: str
    capability: str | None


def desk_of(user: User) -> Desk | None:
    """The desk of a signed-in officer with a role today; ``None`` for everybody else. One query; one more for
    whoever plays delegated roles alone.
    """
    standings = held(user)
    if not standings:
        return None
    officer = standings[0].holder
    if standings[0].delegated:
        officer = Officer.objects.select_related("agency").get(user=user.pk)
    officer.user = user  # type: ignore[assignment]
    own = [one for one in standings if one.place.pk == officer.agency_id] or standings
    place = own[0].place
    agency = commune_of(place)
    # A role at another agency opens nothing here: it is for that agency's dossiers alone.
    here = tuple(one for one in standings if _reaches(one.place, agency))
    return Desk(officer, agency, here, place if place.kind == AgencyKind.UNIT else None)


def _reaches(place: Agency, agency: Agency) -> bool:
    """Whether a role at ``place`` is one for ``agency``: held there, at its unit, or at the province above."""
    return agency.pk in (place.pk, commune_of(place).pk) or place.pk == agency.parent_id


def officers(
    capability: str | None,
) -> Callable[
    [Callable[Concatenate[OfficerRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Open a view to officers whose role has ``capability`` (``None``: to every officer with a role today).

    Who has not signed in goes to the sign-in page and comes back; who may not is told so (403).
    """

    def closed(
        view: Callable[Concatenate[OfficerRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            remember(request.user)
            desk = desk_of(request.user)
            if desk is None or (capability is not None and not desk.may(capability)):
                raise PermissionDenied
            if desk.officer.first_password:
                # Somebody else has read it: nothing is done under this name before there is one of the officer's own.
                return _to(request, "account_change_password")
            passed = cast(OfficerRequest, request)
            passed.desk = desk
            response = view(passed, *args, **kwargs)
            # Offices share computers: what the next person finds by the back button is nobody's dossier.
            response.headers.setdefault("Cache-Control", "no-store, private")
            return response

        gate.capability = capability  # type: ignore[attr-defined]
        return gate

    return closed


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if "HX-Request" in request.headers:
        return _to(request, settings.LOGIN_URL)
    return redirect_to_login(request.get_full_path())


def _to(request: HttpRequest, where: str) -> HttpResponse:
    if "HX-Request" in request.headers:
        # A part of a page must not be replaced by another page: the whole window goes there.
        return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(where)})
    return HttpResponseRedirect(resolve_url(where))
