"""Hủy biên lai: asked with a reason; what was asked after the closing waits for another officer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor
from motcua.counter.cash.forms import CancelForm
from motcua.counter.fact_words import value_in_words
from motcua.payments.cancel import cancel, decide
from motcua.payments.models import Cancellation, Receipt
from motcua.register.actions.refused import Refused
from motcua.register.vocabulary import FactKind

SCREEN = "trang hủy biên lai"
SHOWN = 50


@officers(Capability.CASH)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_receipt(request: OfficerRequest, receipt_id: int) -> HttpResponse:
    """The page of one receipt, and the cancelling of it."""
    one = _receipt_or_404(request, receipt_id)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = cancel(one.pk, actor(request, Capability.CASH, SCREEN), form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = _("Đã hủy biên lai số {number}: trả lại tiền cho người nộp, giữ các liên của biên lai.")
            if made.late:
                said = _("Đã ghi đề nghị hủy biên lai số {number}: một người khác duyệt ở trang khóa sổ.")
            messages.success(request, said.format(number=one.number))
            return redirect("counter:cash")
    context = {
        "one": one,
        "form": form,
        "items": [
            {"term": _("Biên lai số"), "value": one.number},
            {"term": _("Mã hồ sơ"), "value": one.dossier.code},
            {"term": _("Số tiền"), "value": dong(one.amount), "note": one.get_channel_display()},
            {"term": _("Người thu"), "value": one.cashier.name},
        ],
        "trail": [
            {"title": _("Trang đầu"), "url": "/"},
            {"title": _("Thu phí"), "url": reverse("counter:cash")},
            {"title": _("Hủy biên lai")},
        ],
    }
    bad = request.method == "POST"
    return render(request, "counter/cash/cancel.html", context, status=422 if bad else 200)


@officers(Capability.CASH)
@require_POST
def decide_cancellation(request: OfficerRequest, cancellation_id: int) -> HttpResponse:
    """Approve (``duyet=co``) or decline what another asked."""
    found = Cancellation.objects.filter(receipt__agency__in=scope(request.user, Capability.CASH))
    one = found.select_related("receipt").filter(pk=cancellation_id).first()
    if one is None:
        raise Http404
    approved = request.POST.get("duyet") == "co"
    try:
        decide(one.pk, actor(request, Capability.CASH, SCREEN), approved)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("Đã duyệt hủy biên lai số {number}.") if approved else _("Không hủy biên lai số {number}.")
        messages.success(request, said.format(number=one.receipt.number))
    return redirect("counter:cash_closings")


def waiting(agency: Agency, me: int) -> list[dict[str, Any]]:
    """What was asked after a closing and nobody decided yet, the oldest first."""
    found = Cancellation.objects.filter(receipt__agency=agency, decided_at=None)
    rows = found.select_related("receipt__dossier", "receipt__closing", "asked_by").order_by("asked_at")
    return [
        {"one": one, "amount": dong(one.receipt.amount), "may_decide": one.asked_by_id != me}
        for one in rows[:SHOWN]
    ]


def dong(amount: int) -> str:
    """The amount in words."""
    return value_in_words(FactKind.FEE, amount)


def _receipt_or_404(request: OfficerRequest, receipt_id: int) -> Receipt:
    mine = Receipt.objects.filter(agency__in=scope(request.user, Capability.CASH))
    found = mine.select_related("dossier", "cashier", "closing").filter(pk=receipt_id).first()
    if found is None:
        raise Http404
    return found
