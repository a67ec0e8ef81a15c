"""Khóa sổ ngày: what the receipts come to against what was counted; who else has counted confirms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor
from motcua.counter.cash.cancelling import waiting
from motcua.counter.cash.forms import CloseForm
from motcua.counter.cash.sums import by_way, open_days
from motcua.payments.closing import close_day, confirm, not_closed, paid_back, sums
from motcua.payments.models import CashClosing, Channel
from motcua.register.actions.refused import Refused

SCREEN = "trang khóa sổ"
SHOWN = 60


@officers(Capability.CASH)
@require_safe
def closings(request: OfficerRequest) -> HttpResponse:
    """One's own receipts that wait for a closing, the form, and the closings of the commune."""
    return _page(request, CloseForm(initial={"day": timezone.localdate()}))


@officers(Capability.CASH)
@require_POST
def close(request: OfficerRequest) -> HttpResponse:
    """Close one's own day."""
    form = CloseForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        who = actor(request, Capability.CASH, SCREEN)
        try:
            done = close_day(request.desk.agency, told["day"], who, told["counted"], told["explanation"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã khóa sổ ngày {day}.").format(day=f"{done.day:%d/%m/%Y}"))
            return redirect("counter:cash_closings")
    return _page(request, form, status=422)


@officers(Capability.CASH)
@require_POST
def confirm_closing(request: OfficerRequest, closing_id: int) -> HttpResponse:
    """Say that one has counted another's drawer too."""
    one = closing_or_404(request, closing_id)
    try:
        confirm(one.pk, actor(request, Capability.CASH, SCREEN))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("Đã xác nhận sổ ngày {day} của {name}.")
        messages.success(request, said.format(day=f"{one.day:%d/%m/%Y}", name=one.cashier.name))
    return redirect("counter:cash_closings")


def closing_or_404(request: OfficerRequest, closing_id: int) -> CashClosing:
    """A closing of an agency whose money this officer may handle; for everybody else there is none."""
    mine = CashClosing.objects.filter(agency__in=scope(request.user, Capability.CASH))
    related = ("agency__settings", "agency__parent", "cashier", "confirmed_by")
    found = mine.select_related(*related).filter(pk=closing_id).first()
    if found is None:
        raise Http404
    return found


def _page(request: OfficerRequest, form: CloseForm, status: int = 200) -> HttpResponse:
    agency, me = request.desk.agency, request.desk.officer
    found = CashClosing.objects.filter(agency=agency).select_related("cashier", "confirmed_by")
    cancelled = Q(lines__cancellations__approved=True, lines__cancellations__late=False)
    found = found.annotate(cancelled=Count("lines", filter=cancelled))
    context = {
        "form": form,
        "days": open_days(agency, me),
        "sums": by_way(sums(not_closed(agency, me), paid_back(agency, me))),
        "asked": waiting(agency, me.pk),
        "ways": Channel.labels,
        "rows": [_row(one, me.pk) for one in found.order_by("-day", "-id")[:SHOWN]],
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Thu phí"), "url": reverse("counter:cash")},
            {"title": _("Khóa sổ ngày")},
        ],
    }
    return render(request, "counter/cash/closings.html", context, status=status)


def _row(one: CashClosing, me: int) -> dict[str, Any]:
    return {
        "closing": one,
        "receipts": number(one.receipts),
        "cancelled": number(one.cancelled) if one.cancelled else "",  # type: ignore[attr-defined]
        "sums": [(way.label, number(getattr(one, way.value))) for way in Channel],
        "counted": number(one.counted),
        "difference": number(one.difference) if one.difference else "",
        "may_confirm": one.confirmed_at is None and one.cashier_id != me,
    }
