"""Take a fee at the counter: a receipt in the ledger and an event of the dossier, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.payments.models import Receipt
from motcua.register.actions.pay import Pay
from motcua.register.actions.refused import Refused
from motcua.register.own import Opened


class TakeFee(Pay):
    """``TakeFee(dossier_id, actor, amount, channel, receipt_number)``; the receipt's number is used once only."""

    def drawer(self, opened: Opened) -> int:
        """The agency into whose drawer the money goes: who takes it closes the day there.

        The receiver where the cashier sits there; else the one that handles what was received elsewhere.
        """
        agencies = (opened.receiver, *sorted(self.places(opened)))
        return next(one for one in agencies if self.seats.may(self.capability, {one}))

    def after(self, opened: Opened, now: datetime) -> None:
        try:
            with transaction.atomic():
                Receipt.objects.create(
                    agency_id=self.drawer(opened),
                    dossier_id=opened.id,
                    number=self.receipt_number,
                    amount=self.amount,
                    channel=self.channel,
                    cashier=self.actor.officer,
                    taken_at=now,
                )
        except IntegrityError as error:
            raise Refused(
                _("Biên lai số {number} đã dùng cho một lần thu khác: xem lại số biên lai.").format(
                    number=self.receipt_number
                )
            ) from error
