"""The cashier's day-end closing: what the receipts come to, what was counted, and a second person's word."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.models import Agency, Officer
from motcua.agencies.roles import Capability
from motcua.payments.models import Cancellation, CashClosing, Channel, Receipt
from motcua.register.actions.refused import Refused
from motcua.register.write import Actor
from motcua.rules.zone import local

LONGEST, MOST_DONG = 500, 10**13


def not_closed(agency: Agency, cashier: Officer) -> QuerySet[Receipt]:
    """Receipts of a cashier that belong to no closed day yet, the oldest first."""
    return Receipt.objects.filter(agency=agency, cashier=cashier, closing=None).order_by("taken_at", "id")


def counted(receipts: QuerySet[Receipt]) -> QuerySet[Receipt]:
    """Those that count: cancelled before the closing of their day they come to nothing, though they stay listed."""
    gone = Cancellation.objects.filter(receipt=OuterRef("pk"), approved=True, late=False)
    return receipts.filter(~Exists(gone))


def paid_back(agency: Agency, cashier: Officer) -> QuerySet[Cancellation]:
    """What a cashier paid back of days that were closed, and no closing holds yet, the oldest first."""
    late = Cancellation.objects.filter(receipt__agency=agency, asked_by=cashier, late=True, approved=True)
    return late.filter(closing=None).order_by("decided_at", "id")


def sums(receipts: QuerySet[Receipt], back: QuerySet[Cancellation] | None = None) -> dict[str, int]:
    """Channel → what was taken by it less what was paid ``back``, in whole đồng; every channel is there."""
    found = dict(counted(receipts).order_by().values_list("channel").annotate(Sum("amount")))
    gone: dict[str, int] = {}
    if back is not None:
        gone = dict(back.order_by().values_list("receipt__channel").annotate(Sum("receipt__amount")))
    return {channel: int(found.get(channel, 0)) - int(gone.get(channel, 0)) for channel in Channel.values}


def close_day(
    agency: Agency,
    day: date,
    actor: Actor,
    in_drawer: int,
    explanation: str = "",
    now: datetime | None = None,
) -> CashClosing:
    """Close one's own ``day``: every receipt not closed yet belongs to it, and what was paid back. Raises ``Refused``.

    ``in_drawer`` is the cash that was counted.
    """
    moment = now or timezone.now()
    _allowed(agency, actor)
    if day > local(moment).date():
        raise Refused(_("Không khóa sổ trước ngày."))
    if not 0 <= in_drawer <= MOST_DONG:
        raise Refused(_("Số tiền đếm được là số đồng nguyên, không âm."))
    with transaction.atomic():
        # Whoever closes twice at once waits here for the first. An act that names the officer meanwhile need not: it
        # may hold a receipt that this closing waits for.
        Officer.objects.select_for_update(no_key=True).get(pk=actor.officer.pk)
        last = CashClosing.objects.filter(agency=agency, cashier=actor.officer).order_by("-day").first()
        if last is not None and last.day >= day:
            raise Refused(
                _("Đã khóa sổ đến ngày {day}: biên lai thu sau khi khóa thuộc ngày sau.").format(
                    day=f"{last.day:%d/%m/%Y}"
                )
            )
        mine = list(not_closed(agency, actor.officer).select_for_update().values_list("pk", "taken_at"))
        ids = [pk for pk, taken_at in mine if local(taken_at).date() <= day]
        chosen = Receipt.objects.filter(pk__in=ids)
        back = _back_until(agency, actor.officer, day)
        totals = sums(chosen, back)
        said = explanation.strip()[:LONGEST]
        if in_drawer != totals[Channel.CASH] and not said:
            raise Refused(
                _("Tiền đếm được lệch {difference} đồng so với biên lai: cần ghi giải trình.").format(
                    difference=in_drawer - totals[Channel.CASH]
                )
            )
        closing = CashClosing.objects.create(
            agency=agency,
            day=day,
            cashier=actor.officer,
            receipts=len(ids),
            counted=in_drawer,
            explanation=said,
            closed_at=moment,
            **totals,
        )
        chosen.update(closing=closing)
        back.update(closing=closing)
    return closing


def _back_until(agency: Agency, cashier: Officer, day: date) -> QuerySet[Cancellation]:
    """What was paid back until the end of ``day``, its rows locked."""
    mine = paid_back(agency, cashier).select_for_update().values_list("pk", "decided_at")
    ids = [pk for pk, at in mine if at is not None and local(at).date() <= day]
    return Cancellation.objects.filter(pk__in=ids)


def confirm(closing_id: int, actor: Actor, now: datetime | None = None) -> CashClosing:
    """A second person has counted too. Raises ``Refused``."""
    with transaction.atomic():
        closing = (
            CashClosing.objects.select_for_update(of=("self",)).select_related("agency").get(pk=closing_id)
        )
        _allowed(closing.agency, actor)
        if closing.cashier_id in (actor.officer.pk, actor.on_behalf_of):
            raise Refused(_("Người khóa sổ không tự xác nhận: cần một người khác."))
        if closing.confirmed_at is not None:
            if closing.confirmed_by_id == actor.officer.pk:
                return closing
            raise Refused(_("Sổ ngày này đã được xác nhận."))
        closing.confirmed_by, closing.confirmed_at = actor.officer, now or timezone.now()
        closing.save(update_fields=["confirmed_by", "confirmed_at"])
    return closing


def _allowed(agency: Agency, actor: Actor) -> None:
    if not may(actor.officer.user, Capability.CASH, agency):
        raise Refused(_("Ông/Bà không có quyền thu tiền, khóa sổ ở {agency}.").format(agency=agency.name))
