"""Two acts on the till at the same instant: both come to an end, and a receipt is of one day."""

from __future__ import annotations

from datetime import date
from threading import Thread

from django.db import connection, transaction

from motcua.payments.cancel import cancel
from motcua.payments.closing import close_day
from motcua.payments.models import Receipt
from motcua.payments.take import TakeFee
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.told import at

DAY = date(2026, 6, 1)


def test_a_receipt_cancelled_at_the_instant_of_the_closing_belongs_to_one_day_and_neither_act_fails(
    own_database: str,
) -> None:
    """Who cancels holds the receipt and then names the cashier; who closes holds the cashier and wants the receipt."""
    offer(commune())
    intake, cashier = officer("quay", "intake", commune()), officer("thu", "cashier", commune())
    one = take_in({"intake": intake}, fee=8_000)
    TakeFee(one.id, cashier, 80_000, "cash", "BL-1").execute(at("2026-06-01 09:00"))
    wrong: list[Exception] = []

    def close() -> None:
        try:
            close_day(commune(), DAY, cashier, 0, now=at("2026-06-01 16:30"))
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    closing = Thread(target=close)
    with transaction.atomic():
        cancel(Receipt.objects.get().pk, cashier, "gõ thừa một số 0", at("2026-06-01 10:00"))
        closing.start()
        closing.join(1)
        assert closing.is_alive()
    closing.join(20)
    assert wrong == []
    done = Receipt.objects.get().closing
    assert done is not None and (done.receipts, done.cash) == (1, 0)
