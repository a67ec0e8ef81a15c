"""Thu phí, lệ phí: find a dossier by its code, see what it owes, take the money; the receipts of the day below."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor, dossier_for
from motcua.counter.cash.cancelling import dong
from motcua.counter.cash.forms import TakeForm
from motcua.counter.cash.sums import back_of_the_day, by_way, of_the_day
from motcua.counter.intake.scan import LONGEST_TYPED
from motcua.payments.closing import sums
from motcua.payments.models import Receipt
from motcua.payments.take import TakeFee
from motcua.register.access import by_code
from motcua.register.actions.pay import paid
from motcua.register.actions.refused import Refused
from motcua.register.code import code_in
from motcua.register.models import Dossier
from motcua.register.own import read_owned

SCREEN = "trang thu phí"
SHOWN = 100


@officers(Capability.CASH)
@require_safe
def cash(request: OfficerRequest) -> HttpResponse:
    """The page; with a code as ``?ma=`` the dossier that it names."""
    code = code_in(request.GET.get("ma", "")[:LONGEST_TYPED])
    found = by_code(request.user, code, Capability.CASH) if code else None
    return _page(request, found, code, status=404 if code and found is None else 200)


@officers(Capability.CASH)
@require_POST
def take(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """Take a fee, then wait for the next code."""
    one, who = dossier_for(request, uid, Capability.CASH), actor(request, Capability.CASH, SCREEN)
    form = TakeForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            TakeFee(one.pk, who, told["amount"], told["channel"], told["receipt_number"]).execute()
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = _("Đã thu {amount} của hồ sơ {code}, biên lai số {number}.")
            amount, number = dong(told["amount"]), told["receipt_number"]
            messages.success(request, said.format(amount=amount, code=one.code, number=number))
            return redirect("counter:cash")
    return _page(request, one, one.code, form, status=422)


def _page(
    request: OfficerRequest,
    found: Dossier | None,
    code: str,
    form: TakeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    receipts = of_the_day(request.desk.agency, request.desk.officer, timezone.localdate())
    rows = list(receipts.prefetch_related("cancellations")[:SHOWN])
    back = back_of_the_day(request.desk.agency, request.desk.officer, timezone.localdate())
    context = {
        "code": code,
        "found": found,
        **(_bill(request, found, form) if found else {}),
        "rows": [_row(one) for one in rows],
        "back": [{"one": one, "amount": dong(-one.receipt.amount)} for one in back[:SHOWN]],
        "more": len(rows) == SHOWN,
        "sums": by_way(sums(receipts, back)),
        "trail": [{"title": _("Trang đầu"), "url": "/"}, {"title": _("Thu phí")}],
    }
    return render(request, "counter/cash/fees.html", context, status=status)


def _bill(request: OfficerRequest, one: Dossier, form: TakeForm | None) -> dict[str, Any]:
    """What a dossier is charged, what was paid, what is left; the form, or why nothing can be taken now."""
    fee, taken, why_not = one.fee, 0, _("Hồ sơ này không do đơn vị thụ lý ở đây: thu ở hệ thống nguồn.")
    if one.owned:
        opened = read_owned(one.pk)
        fee, taken = opened.state.fee, paid(opened)
        who = actor(request, Capability.CASH, SCREEN)
        why_not = TakeFee(one.pk, who).refusal(opened, timezone.now()) or ""
    left = 0 if one.paid_online else max(fee - taken, 0)
    online = _("đã nộp trực tuyến") if one.paid_online else ""
    return {
        "bill": [
            {"term": _("Thủ tục"), "value": one.procedure_name},
            {"term": _("Người nộp"), "value": one.applicant},
            {"term": _("Phải thu"), "value": dong(fee), "note": online},
            {"term": _("Đã thu ở quầy"), "value": dong(taken)},
            {"term": _("Còn phải thu"), "value": dong(left)},
        ],
        "taken": [
            _row(each)
            for each in Receipt.objects.filter(dossier=one)
            .prefetch_related("cancellations")
            .order_by("taken_at", "id")[:SHOWN]
        ],
        "form": None if why_not else form or TakeForm(initial={"amount": left or None, "channel": "cash"}),
        "why_not": why_not,
    }


def _row(one: Receipt) -> dict[str, Any]:
    """A receipt, what it was for, and its cancellation, one that waits too; a declined one is none."""
    gone = next((each for each in one.cancellations.all() if each.approved is not False), None)
    return {"receipt": one, "amount": dong(one.amount), "gone": gone}
