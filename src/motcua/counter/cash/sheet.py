"""The sheet of a closed day as a file. It names who paid, so each print is a reading of their names, and logged."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.counter.cash.closings import closing_or_404
from motcua.counter.paper_files import as_file, kind_asked
from motcua.counter.slip_people import office_of
from motcua.documents.slips import cash_closing
from motcua.documents.slips.cash_closing import Payment, Way
from motcua.payments.models import Cancellation, CashClosing, Channel, Receipt
from motcua.register.access import names_of
from motcua.register.sentences import in_vietnamese

WAYS = {
    Channel.CASH: (Way.CASH, ""),
    Channel.TRANSFER: (Way.TRANSFER, ""),
    # The money of a square code arrives at the account: the form has no column of its own for it.
    Channel.QR: (Way.TRANSFER, "mã QR"),
}


@officers(Capability.CASH)
@require_safe
def sheet(request: OfficerRequest, closing_id: int) -> HttpResponse:
    """As ``?dang=pdf`` (the usual one) or ``docx``."""
    one = closing_or_404(request, closing_id)
    kind, name = kind_asked(request), f"khoa-so-{one.day:%Y%m%d}-{one.pk}"
    with transaction.atomic(), in_vietnamese():
        made = cash_closing.paper(_data(request, one))
    return as_file(made, kind, name)


def _data(request: OfficerRequest, one: CashClosing) -> cash_closing.CashClosing:
    """What the sheet says: every receipt of the closing, in the order in which they were given out."""
    lines = one.lines.select_related("dossier").prefetch_related("cancellations")
    receipts = list(lines.order_by("taken_at", "id"))
    back = list(one.paid_back.select_related("receipt__dossier", "receipt__closing").order_by("decided_at"))
    purpose = f"in bảng kê thu phí ngày {one.day:%d/%m/%Y}"
    names = names_of(
        request.user, {each.dossier_id for each in (*receipts, *(gone.receipt for gone in back))}, purpose
    )
    payments = (
        *(_payment(each, names) for each in receipts),
        *(_paid_back(each, names) for each in back),
    )
    return cash_closing.CashClosing(
        office_of(one.agency),
        one.day,
        one.closed_at,
        payments,
        counted=one.counted,
        difference_reason=one.explanation,
        counted_again=one.confirmed_by.name if one.confirmed_by else "",
        cashier=one.cashier.name,
    )


def _payment(one: Receipt, names: Mapping[int, str]) -> Payment:
    """A receipt; one that was cancelled before the closing comes to nothing, and its line says why."""
    way, note = WAYS[Channel(one.channel)]
    gone = next((each for each in one.cancellations.all() if each.approved), None)
    amount = one.amount
    if gone is not None and not gone.late:
        amount = 0
        note = _("đã hủy ({amount} đồng): {reason}").format(amount=number(one.amount), reason=gone.reason)
    elif gone is not None and gone.decided_at is not None:
        day = f"{timezone.localtime(gone.decided_at):%d/%m/%Y}"
        note = _("hủy ngày {day}, trừ ở sổ sau").format(day=day)
    return Payment(*_whose(one, names), amount, way, note, cancelled=gone is not None and not gone.late)


def _paid_back(gone: Cancellation, names: Mapping[int, str]) -> Payment:
    """Money of an earlier day that went back on this one."""
    one = gone.receipt
    day = f"{one.closing.day:%d/%m/%Y}" if one.closing else ""
    note = _("hủy biên lai của sổ ngày {day}: {reason}").format(day=day, reason=gone.reason)
    return Payment(*_whose(one, names), -one.amount, WAYS[Channel(one.channel)][0], note)


def _whose(one: Receipt, names: Mapping[int, str]) -> tuple[str, str, str, str]:
    return one.number, one.dossier.code, names.get(one.dossier_id, ""), one.dossier.procedure_name
