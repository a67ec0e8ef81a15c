"""Cancel a receipt: with a reason, by its cashier before the closing of the day; afterwards another officer approves.

The number stays used, the receipt stays in the lists, and an event of the dossier tells it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.roles import Capability
from motcua.payments.models import Cancellation, Receipt
from motcua.register.actions.pay import CancelPayment
from motcua.register.actions.refused import Refused
from motcua.register.own import Opened
from motcua.register.write import Actor

LONGEST = 500


class CancelReceipt(CancelPayment):
    """What the dossier's history tells of it, wherever the money lay."""

    def __init__(self, receipt: Receipt, actor: Actor, reason: str) -> None:
        super().__init__(receipt.dossier_id, actor, receipt.number, reason)
        self.receipt = receipt

    def places(self, opened: Opened) -> set[int]:
        """The agency whose drawer it is."""
        return {self.receipt.agency_id}


def cancel(receipt_id: int, actor: Actor, reason: str, now: datetime | None = None) -> Cancellation:
    """Cancel a receipt, or ask that it be cancelled where its day is closed. Raises ``Refused``."""
    moment = now or timezone.now()
    said = reason.strip()
    if not 0 < len(said) <= LONGEST:
        raise Refused(_("Cần ghi lý do hủy biên lai, tối đa {longest} ký tự.").format(longest=LONGEST))
    with transaction.atomic():
        # Who closes the day waits for this lock, or is waited for: the receipt is of one day or of the next.
        receipt = (
            Receipt.objects.select_for_update(of=("self",))
            .select_related("agency", "cashier")
            .get(pk=receipt_id)
        )
        _allowed(receipt, actor)
        standing = _standing(receipt)
        if standing is not None:
            if standing.asked_by_id == actor.officer.pk and standing.reason == said:
                return standing  # a double click
            raise Refused(_why_not(receipt, standing))
        late = receipt.closing_id is not None
        if not late:
            if receipt.cashier_id != actor.officer.pk:
                raise Refused(
                    _("Trước khi khóa sổ chỉ người đã thu ({name}) hủy được biên lai số {number}.").format(
                        name=receipt.cashier.name, number=receipt.number
                    )
                )
            CancelReceipt(receipt, actor, said).execute(moment)
        return Cancellation.objects.create(
            receipt=receipt,
            reason=said,
            late=late,
            asked_by=actor.officer,
            asked_at=moment,
            approved=None if late else True,
            decided_by=None if late else actor.officer,
            decided_at=None if late else moment,
        )


def decide(cancellation_id: int, actor: Actor, approved: bool, now: datetime | None = None) -> Cancellation:
    """Approve or decline what another asked after the closing; never in that other's stead. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        one = (
            Cancellation.objects.select_for_update(of=("self",))
            .select_related("receipt__agency")
            .get(pk=cancellation_id)
        )
        _allowed(one.receipt, actor)
        if one.decided_at is not None:
            raise Refused(_("Đề nghị hủy này đã được quyết định."))
        if one.asked_by_id in (actor.officer.pk, actor.on_behalf_of):
            raise Refused(_("Người đề nghị hủy không tự duyệt: cần một người khác."))
        if approved:
            CancelReceipt(one.receipt, actor, one.reason).execute(moment)
        one.approved, one.decided_by, one.decided_at = approved, actor.officer, moment
        one.save(update_fields=["approved", "decided_by", "decided_at"])
    return one


def _standing(receipt: Receipt) -> Cancellation | None:
    """The cancellation that holds or waits; one that was declined is none."""
    return receipt.cancellations.exclude(approved=False).first()


def _why_not(receipt: Receipt, standing: Cancellation) -> str:
    if standing.decided_at is None:
        return _("Biên lai số {number} đang chờ duyệt hủy.").format(number=receipt.number)
    return _("Biên lai số {number} đã hủy.").format(number=receipt.number)


def _allowed(receipt: Receipt, actor: Actor) -> None:
    if not may(actor.officer.user, Capability.CASH, receipt.agency):
        raise Refused(
            _("Ông/Bà không có quyền thu tiền, hủy biên lai ở {agency}.").format(agency=receipt.agency.name)
        )
