"""The tables of this room. Amounts in whole đồng."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, Officer
from motcua.register.models import Dossier


class Channel(models.TextChoices):
    """How money is taken at the counter."""

    CASH = "cash", _("Tiền mặt")
    TRANSFER = "transfer", _("Chuyển khoản")
    QR = "qr", _("Quét mã QR")


class CashClosing(models.Model):
    """A cashier's day: sums by channel of the receipts that belong to it, and the cash that was counted.

    A second person confirms. Receipts taken after the closing belong to the next day.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    cashier = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    receipts = models.PositiveIntegerField()
    cash = models.BigIntegerField()
    transfer = models.BigIntegerField()
    qr = models.BigIntegerField()
    counted = models.BigIntegerField()
    explanation = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "day", "cashier"], name="one_closing_per_day")
        ]

    @property
    def difference(self) -> int:
        """Counted cash less receipts in cash: negative where money is missing."""
        return self.counted - self.cash


class Receipt(models.Model):
    """Money taken for one dossier, under the number of the receipt that the applicant got."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="receipts")
    number = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    channel = models.CharField(max_length=8, choices=Channel)
    cashier = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    taken_at = models.DateTimeField()
    closing = models.ForeignKey(CashClosing, on_delete=models.PROTECT, null=True, related_name="lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="one_receipt_number")]
        indexes = [
            models.Index(
                fields=["agency", "cashier"],
                name="receipt_not_closed",
                condition=models.Q(closing__isnull=True),
            )
        ]


class Cancellation(models.Model):
    """That a receipt is to count for nothing, or that its money went back; the receipt and its number stay.

    Before the closing of its day the cashier does it alone, and ``decided_by`` is that cashier. Afterwards (``late``)
    another officer must approve; what was paid back then belongs to the next closing of who asked, ``closing``.
    """

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="cancellations")
    reason = models.CharField(max_length=500)
    late = models.BooleanField()
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    closing = models.ForeignKey(CashClosing, on_delete=models.PROTECT, null=True, related_name="paid_back")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["receipt"],
                name="one_cancellation_of_a_receipt",
                condition=models.Q(approved__isnull=True) | models.Q(approved=True),
            )
        ]
