"""Receipts as the pages of the cashier list and add them up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.agencies.numbers import number
from motcua.payments.closing import not_closed, paid_back, sums
from motcua.payments.models import Cancellation, CashClosing, Channel, Receipt
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


def back_of_the_day(agency: Agency, cashier: Officer, day: date) -> QuerySet[Cancellation]:
    """What a cashier paid back that no closing holds yet, and what the closing of ``day`` holds."""
    closings = CashClosing.objects.filter(agency=agency, cashier=cashier, day=day)
    mine = Q(pk__in=paid_back(agency, cashier).values("pk")) | Q(closing__in=closings)
    return Cancellation.objects.filter(mine).select_related("receipt__dossier").order_by("decided_at", "id")


def open_days(agency: Agency, cashier: Officer) -> list[dict[str, Any]]:
    """The days whose receipts no closing holds yet, the oldest first: ``day``, ``receipts``, and sums in words."""
    receipts, back = not_closed(agency, cashier), paid_back(agency, cashier)
    days = _days(receipts, "taken_at") | _days(back, "decided_at")
    rows = []
    for day in sorted(days):
        mine = receipts.filter(_on("taken_at", day))
        totals = sums(mine, back.filter(_on("decided_at", day)))
        rows.append(
            {
                "day": day,
                "receipts": number(mine.count()),
                "sums": [(way.label, number(totals[way])) for way in Channel],
            }
        )
    return rows


def _days(rows: QuerySet[Any], at: str) -> set[date]:
    found = rows.order_by().annotate(on=TruncDate(at, tzinfo=ZONE)).values_list("on", flat=True)
    return set(found.distinct())


def _on(at: str, day: date) -> Q:
    begins = datetime.combine(day, time(), ZONE)
    return Q(**{f"{at}__gte": begins, f"{at}__lt": begins + timedelta(days=1)})
