"""The officers of the commune, for those who look after them: who plays which role, moved, shut out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.authority import today
from motcua.agencies.declined import Declined
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import AgencyKind, Officer, RoleAssignment
from motcua.agencies.roles import Capability, Role
from motcua.agencies.staff import deactivate, move, staff_seen
from motcua.counter.account_forms import AppointForm
from motcua.counter.people_forms import MoveForm
from motcua.register.models import Dossier

MOST, MOST_CHANGES = 500, 20


@officers(Capability.PEOPLE)
@require_safe
def people(request: OfficerRequest) -> HttpResponse:
    """All officers with the roles they play today."""
    listed = staff_seen(request.user).prefetch_related(_roles())[:MOST]
    rows = [{"one": one, "roles": [role for role in one.assignments.all() if _lasts(role)]} for one in listed]
    trail = [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Cán bộ")}]
    new = {
        "url": reverse("counter:new_officer"),
        "label": _("Tạo tài khoản"),
        "icon": "plus",
        "kind": "primary",
    }
    return render(request, "counter/people.html", {"rows": rows, "trail": trail, "actions": [new]})


@officers(Capability.PEOPLE)
@require_safe
def officer(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """One officer: every role with its days, where to move them."""
    return show_officer(request, found_officer(request, officer_id))


@officers(Capability.PEOPLE)
@require_POST
def move_officer(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """Move an officer to another place; the roles at the old one end today."""
    one = found_officer(request, officer_id)
    form = MoveForm(request.POST, officer=one)
    if form.is_valid():
        told = form.cleaned_data
        old = one.agency_id
        try:
            move(request.desk.officer, one, told["place"], [Role(word) for word in told["roles"]])
        except Declined as declined:
            form.add_error(None, str(declined))
        else:
            _say_moved(request, one, told["place"].name, moved_away=old != told["place"].pk)
            return redirect("counter:officer", officer_id=one.pk)
    return show_officer(request, one, form, status=422)


@officers(Capability.PEOPLE)
@require_POST
def deactivate_officer(request: OfficerRequest, officer_id: int) -> HttpResponse:
    """Close an officer's account."""
    one = found_officer(request, officer_id)
    try:
        deactivate(request.desk.officer, one)
    except Declined as declined:
        messages.warning(request, str(declined))
    else:
        messages.success(request, _("Đã khóa tài khoản của {name}.").format(name=one.name))
    return redirect("counter:officer", officer_id=one.pk)


def _say_moved(request: OfficerRequest, one: Officer, place: str, moved_away: bool) -> None:
    messages.success(request, _("Đã ghi: {name} làm việc tại {place}.").format(name=one.name, place=place))
    if moved_away and (left := _open_dossiers(one)):
        text = _("{name} còn {count} hồ sơ đang được giao: phân công lại cho người khác.")
        messages.warning(request, text.format(name=one.name, count=left))


def _open_dossiers(one: Officer) -> int:
    given = Dossier.objects.filter(assignee=one, finished_at__isnull=True, merged_into__isnull=True)
    commune = one.agency.parent_id or one.agency_id
    return given.filter(agency__in=(one.agency_id, commune)).values("pk")[:1000].count()


def found_officer(request: OfficerRequest, officer_id: int) -> Officer:
    """An officer whom the user looks after; 404 for every other."""
    return get_object_or_404(staff_seen(request.user).prefetch_related(_roles()), pk=officer_id)


def _roles() -> Prefetch[Any, Any, Any]:
    return Prefetch(
        "assignments", RoleAssignment.objects.select_related("agency").order_by("-valid_from", "role")
    )


def _lasts(role: RoleAssignment) -> bool:
    return role.valid_to is None or role.valid_to >= today()


def show_officer(
    request: OfficerRequest,
    one: Officer,
    form: MoveForm | None = None,
    appoint_form: AppointForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one officer; ``form`` and ``appoint_form`` are those that were sent and have faults."""
    held, own = list(one.assignments.all()), one.pk == request.desk.officer.pk
    ticked = {"place": one.agency_id, "roles": sorted({role.role for role in held if _lasts(role)})}
    # A role that was taken back on the day it was given was never played.
    rows: list[dict[str, Any]] = [
        {"role": role, "lasts": _lasts(role), "may_end": _lasts(role) and one.user.is_active and not own}
        for role in held
        if role.valid_to is None or role.valid_to >= role.valid_from
    ]
    trail = [
        {"title": _("Trang đầu"), "url": "/"},
        {"title": _("Cán bộ"), "url": reverse("counter:people")},
        {"title": one.name},
    ]
    changes = one.account_changes.select_related("by")[:MOST_CHANGES]
    context = {"one": one, "rows": rows, "trail": trail, "own": own, "changes": changes}
    if one.user.is_active and not own:
        context["may_change"] = True
        # At a vertical agency there is nowhere to be moved to.
        if one.agency.kind != AgencyKind.VERTICAL or form is not None:
            context["form"] = form or MoveForm(officer=one, initial=ticked)
        context["appoint_form"] = appoint_form or AppointForm(officer=one, today=today())
        context["open_appoint"] = appoint_form is not None
    return render(request, "counter/officer.html", context, status=status)
