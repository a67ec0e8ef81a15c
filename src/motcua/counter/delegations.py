"""Delegations: who plays whose role and how long; given and revoked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.authority import today
from motcua.agencies.declined import Declined
from motcua.agencies.delegate import delegations_seen, give, revoke, roles_to_give
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Delegation
from motcua.agencies.roles import Capability
from motcua.counter.people_forms import DelegationForm

MOST = 200


@officers(None)
@require_safe
def delegations(request: OfficerRequest) -> HttpResponse:
    """Those that concern this officer; all of the commune for who looks after its people."""
    return _show(request, None)


@officers(None)
@require_POST
def delegate(request: OfficerRequest) -> HttpResponse:
    """Give a role away for a time."""
    by = request.desk.officer
    if not roles_to_give(by).exists():
        raise PermissionDenied
    form = DelegationForm(request.POST, by=by, agency=request.desk.agency, today=today())
    if form.is_valid():
        told = form.cleaned_data
        try:
            given = give(
                by, told["assignment"].pk, told["taker"], told["valid_from"], told["valid_to"], told["basis"]
            )
        except Declined as declined:
            form.add_error(None, str(declined))
        else:
            messages.success(request, _("Đã ghi ủy quyền cho {name}.").format(name=given.taker.name))
            return redirect("counter:delegations")
    return _show(request, form, status=422)


@officers(None)
@require_POST
def revoke_delegation(request: OfficerRequest, delegation_id: int) -> HttpResponse:
    """End one at once."""
    by = request.desk.officer
    if not request.desk.may(Capability.PEOPLE) and not by.given.exists():
        raise PermissionDenied
    found = get_object_or_404(delegations_seen(by), pk=delegation_id)
    if not _revocable(request, found):
        raise PermissionDenied
    try:
        revoke(by, found.pk)
    except Declined as declined:
        messages.warning(request, str(declined))
    else:
        messages.success(request, _("Đã thu hồi ủy quyền cho {name}.").format(name=found.taker.name))
    return redirect("counter:delegations")


def _revocable(request: OfficerRequest, one: Delegation) -> bool:
    return one.giver_id == request.desk.officer.pk or request.desk.may(Capability.PEOPLE)


def _show(request: OfficerRequest, form: DelegationForm | None, status: int = 200) -> HttpResponse:
    by, day = request.desk.officer, today()
    if form is None and roles_to_give(by).exists():
        form = DelegationForm(by=by, agency=request.desk.agency, today=day)
    rows: list[dict[str, Any]] = []
    for one in delegations_seen(by)[:MOST]:
        over = one.revoked_at is not None or one.valid_to < day
        rows.append({"one": one, "state": _state(one), "may_revoke": not over and _revocable(request, one)})
    trail = [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Ủy quyền")}]
    context = {"rows": rows, "form": form, "most": MOST, "trail": trail}
    return render(request, "counter/delegations.html", context, status=status)


def _state(one: Delegation) -> tuple[str, str, str]:
    """Kind, icon and word of the badge."""
    day = today()
    if one.revoked_at is not None:
        return "plain", "circle-x", _("Đã thu hồi")
    if one.valid_to < day:
        return "plain", "clock", _("Đã hết hạn")
    if one.valid_from > day:
        return "wait", "hourglass", _("Chưa đến ngày")
    return "ok", "check", _("Đang hiệu lực")
