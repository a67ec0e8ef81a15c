"""Receipts as the pages of the cashier list and add them up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.payments.closing import not_closed
from motcua.payments.models import CashClosing, Channel, Receipt
from motcua.rules.vietnamese import number
from motcua.rules.zone import ZONE


def of_the_day(agency: Agency, cashier: Officer, day: date) -> QuerySet[Receipt]:
    """A cashier's receipts that no closing holds yet, and those of the closing of ``day``; the newest first."""
    closings = CashClosing.objects.filter(agency=agency, cashier=cashier, day=day)
    mine = Q(pk__in=not_closed(agency, cashier).values("pk")) | Q(closing__in=closings)
    return Receipt.objects.filter(mine).select_related("dossier").order_by("-taken_at", "-id")


def by_way(totals: Mapping[str, int]) -> list[dict[str, Any]]:
    """Sums by way of paying and their total, as items of ``partials/definitions.html``."""
    words = {**dict(Channel.choices), "": _("Cộng")}
    return [
        {"term": words[way], "value": _("{amount} đồng").format(amount=number(amount))}
        for way, amount in {**totals, "": sum(totals.values())}.items()
    ]


def open_days(agency: Agency, cashier: Officer) -> list[dict[str, Any]]:
    """The days whose receipts no closing holds yet, the oldest first: ``day``, ``receipts``, and sums in words."""
    rows = (
        not_closed(agency, cashier)
        .order_by()
        .annotate(on=TruncDate("taken_at", tzinfo=ZONE))
        .values("on")
        .annotate(
            receipts=Count("pk"),
            cash=_taken_by(Channel.CASH),
            transfer=_taken_by(Channel.TRANSFER),
            qr=_taken_by(Channel.QR),
        )
        .order_by("on")
    )
    return [
        {
            "day": row["on"],
            "receipts": number(row["receipts"]),
            "sums": [
                (Channel.CASH.label, number(row["cash"])),
                (Channel.TRANSFER.label, number(row["transfer"])),
                (Channel.QR.label, number(row["qr"])),
            ],
        }
        for row in rows
    ]


def _taken_by(channel: str) -> Sum:
    return Sum("amount", filter=Q(channel=channel), default=0)
