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
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from motcua.agencies.authority import User, valid_today
from motcua.agencies.models import Agency, AgencyKind, AgencySettings, Officer, RoleAssignment
from motcua.agencies.roles import MAY, Role

P = ParamSpec("P")


@dataclass(frozen=True)
class Desk:
    """An officer at work: the agency whose dossiers lie on the desk, and the roles played there today."""

    officer: Officer
    agency: Agency
    roles: tuple[str, ...]

    @property
    def settings(self) -> AgencySettings:
        """What is laid down for the agency, or what holds where nothing is."""
        return getattr(self.agency, "settings", None) or AgencySettings(agency=self.agency)

    def may(self, capability: str) -> bool:
        """Whether one of the roles has the capability; on a single object ``register.access`` decides."""
        return any(capability in MAY[Role(role)] for role in self.roles)

    def role_for(self, capability: str) -> str:
        """The role in which something is done: the first that may do it, else the empty one."""
        return next((role for role in self.roles if capability in MAY[Role(role)]), "")


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
    """The desk of a signed-in officer with a role today; ``None`` for everybody else. One query."""
    held: list[RoleAssignment] = list(
        valid_today(user)
        .select_related("officer__agency", "agency__settings", "agency__parent__settings")
        .order_by("role", "id")
    )
    if not held:
        return None
    officer = held[0].officer
    officer.user = user  # type: ignore[assignment]
    own = [one for one in held if one.agency_id == officer.agency_id] or held
    agency = _working_for(own[0].agency)
    # A role at another agency opens nothing here: it is for that agency's dossiers alone.
    roles = dict.fromkeys(one.role for one in held if _reaches(one.agency, agency))
    return Desk(officer, agency, tuple(roles))


def _working_for(agency: Agency) -> Agency:
    """A unit works for its commune."""
    return agency.parent if agency.kind == AgencyKind.UNIT and agency.parent else agency


def _reaches(place: Agency, agency: Agency) -> bool:
    """Whether a role at ``place`` is one for ``agency``: held there, at its unit, or at the province above."""
    return agency.pk in (place.pk, _working_for(place).pk) or place.pk == agency.parent_id


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
            desk = desk_of(request.user)
            if desk is None or (capability is not None and not desk.may(capability)):
                raise PermissionDenied
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
        # A part of a page must not be replaced by the sign-in page: the whole window goes there.
        return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
    return redirect_to_login(request.get_full_path())
