"""A receipt that is cancelled: its number stays used, its money counts no more, and the history tells why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from motcua.payments.cancel import cancel, decide
from motcua.payments.closing import close_day, not_closed, paid_back, sums
from motcua.payments.models import Receipt
from motcua.payments.take import TakeFee
from motcua.register.actions.pay import paid
from motcua.register.actions.refused import Refused
from motcua.register.models import Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import stored
from tests.register.told import at

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)
TEN = at("2026-06-01 10:00")
NEXT = at("2026-06-02 10:00")


@pytest.fixture
def taken(office) -> Receipt:
    """8.000 were charged and 80.000 taken, by a slip of the finger."""
    one = take_in(office, fee=8_000)
    TakeFee(one.id, office["cashier"], 80_000, "cash", "BL-1").execute(at("2026-06-01 09:00"))
    assert stored().fee == 80_000
    return Receipt.objects.get()


@pytest.fixture
def closed(taken, office) -> Receipt:
    close_day(commune(), DAY, office["cashier"], 80_000, now=at("2026-06-01 16:30"))
    taken.refresh_from_db()
    return taken


def test_before_the_closing_its_cashier_cancels_it_and_the_fee_is_what_was_charged(taken, office):
    cancel(taken.pk, office["cashier"], "gõ thừa một số 0", TEN)
    assert (stored().fee, paid(open_owned(taken.dossier_id))) == (8_000, 0)
    assert sums(not_closed(commune(), office["cashier"].officer))["cash"] == 0
    assert Event.objects.latest("seq").kind == "unpaid"
    assert verify(rebuild=True).findings == []
    closing = close_day(commune(), DAY, office["cashier"], 0, now=at("2026-06-01 16:30"))
    assert (closing.receipts, closing.cash, closing.difference) == (1, 0, 0)


def test_its_number_stays_used(taken, office):
    cancel(taken.pk, office["cashier"], "gõ thừa một số 0", TEN)
    again = TakeFee(taken.dossier_id, office["cashier"], 8_000, "cash", "BL-1")
    with pytest.raises(Refused, match="đã ghi rồi"):
        again.execute(at("2026-06-01 10:05"))
    TakeFee(taken.dossier_id, office["cashier"], 8_000, "cash", "BL-2").execute(at("2026-06-01 10:06"))
    assert sums(not_closed(commune(), office["cashier"].officer))["cash"] == 8_000


@pytest.mark.parametrize(
    ("who", "reason", "why"),
    [
        ("director", "nhầm", "chỉ người đã thu"),
        ("intake", "nhầm", "không có quyền"),
        ("cashier", " ", "lý do hủy"),
    ],
)
def test_nobody_else_cancels_it_before_the_closing_nor_without_a_reason(taken, office, who, reason, why):
    with pytest.raises(Refused, match=why):
        cancel(taken.pk, office[who], reason, TEN)
    assert stored().fee == 80_000


def test_a_double_click_cancels_once_and_what_is_cancelled_is_not_cancelled_again(taken, office):
    for _click in range(2):
        cancel(taken.pk, office["cashier"], "gõ thừa một số 0", TEN)
    with pytest.raises(Refused, match="đã hủy"):
        cancel(taken.pk, office["cashier"], "lý do khác", TEN)
    assert Event.objects.filter(kind="unpaid").count() == 1


def test_after_the_closing_another_officer_approves_and_the_next_day_is_less(closed, office):
    asked = cancel(closed.pk, office["cashier"], "gõ thừa một số 0", NEXT)
    assert (asked.late, asked.approved, stored().fee) == (True, None, 80_000)
    with pytest.raises(Refused, match="không tự duyệt"):
        decide(asked.pk, office["cashier"], True, NEXT)
    lent = replace(officer("thay", "cashier", commune()), on_behalf_of=office["cashier"].officer.pk)
    with pytest.raises(Refused, match="không tự duyệt"):
        decide(asked.pk, lent, True, NEXT)
    decide(asked.pk, office["director"], True, NEXT)
    with pytest.raises(Refused, match="đã được quyết định"):
        decide(asked.pk, office["director"], False, NEXT)
    assert stored().fee == 8_000
    cashier = office["cashier"].officer
    assert sums(not_closed(commune(), cashier), paid_back(commune(), cashier))["cash"] == -80_000
    TakeFee(closed.dossier_id, office["cashier"], 90_000, "cash", "BL-2").execute(at("2026-06-02 10:30"))
    following = close_day(commune(), date(2026, 6, 2), office["cashier"], 10_000, now=at("2026-06-02 16:30"))
    assert (following.receipts, following.cash, following.difference) == (1, 10_000, 0)
    closed.refresh_from_db()
    assert closed.closing.cash == 80_000
    assert not paid_back(commune(), cashier).exists()
    assert verify(rebuild=True).findings == []


def test_what_was_declined_stands_as_it_was_and_may_be_asked_again(closed, office):
    asked = cancel(closed.pk, office["cashier"], "nhầm người", NEXT)
    decide(asked.pk, office["director"], False, NEXT)
    assert (stored().fee, Event.objects.filter(kind="unpaid").count()) == (80_000, 0)
    assert cancel(closed.pk, office["cashier"], "có biên bản kèm", NEXT).approved is None
