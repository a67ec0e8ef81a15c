"""The sheet of a closed day as a file. It names who paid, so each print is a reading of their names, and logged."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.cash.closings import closing_or_404
from motcua.counter.intake.slips import TYPES
from motcua.counter.slip_data import office_of
from motcua.documents.slips import cash_closing
from motcua.documents.slips.cash_closing import Payment, Way
from motcua.payments.models import CashClosing, Channel
from motcua.register.access import names_of

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
    kind = request.GET.get("dang", "pdf")
    if kind not in TYPES:
        raise Http404
    with transaction.atomic():
        data = _data(request, one)
    mime, draw = TYPES[kind]
    response = HttpResponse(draw(cash_closing.paper(data)), content_type=mime)
    shown = "inline" if kind == "pdf" else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="khoa-so-{one.day:%Y%m%d}-{one.pk}.{kind}"'
    return response


def _data(request: OfficerRequest, one: CashClosing) -> cash_closing.CashClosing:
    """What the sheet says: every receipt of the closing, in the order in which they were given out."""
    receipts = list(one.lines.select_related("dossier").order_by("taken_at", "id"))
    purpose = _("in bảng kê thu phí ngày {day}").format(day=f"{one.day:%d/%m/%Y}")
    names = names_of(request.user, {each.dossier_id for each in receipts}, purpose)
    payments = tuple(
        Payment(
            each.number,
            each.dossier.code,
            names.get(each.dossier_id, ""),
            each.dossier.procedure_name,
            each.amount,
            *WAYS[Channel(each.channel)],
        )
        for each in receipts
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
