"""Fees taken at the counter, and the cashier's closing of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from motcua.payments.closing import close_day, confirm, not_closed, sums
from motcua.payments.models import CashClosing, Receipt
from motcua.payments.take import TakeFee
from motcua.register.actions.refused import Refused
from motcua.register.models import Event
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import permitted, stored
from tests.register.told import at

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


def take(one, office, number="BL-1", amount=8_000, channel="cash", when="2026-06-01 09:00"):
    return TakeFee(one.id, office["cashier"], amount, channel, number).execute(at(when))


def test_a_fee_taken_stands_in_the_ledger_and_in_the_history_of_the_dossier(received, office):
    take(received, office)
    take(received, office, "BL-2", 2_000, "qr")
    one = stored()
    assert (one.fee, one.paid_online, one.now.step) == (10_000, False, "tiep-nhan")
    assert sums(not_closed(commune(), office["cashier"].officer)) == {
        "cash": 8_000,
        "transfer": 0,
        "qr": 2_000,
    }
    assert verify(rebuild=True).findings == []


def test_the_fee_told_at_the_receipt_stays_where_it_is_not_exceeded(office):
    one = take_in(office, fee=8_000)
    take(one, office, amount=5_000)
    assert stored().fee == 8_000
    take(one, office, "BL-2", amount=4_000)
    assert stored().fee == 9_000


def test_who_may_take_money(received, office):
    assert permitted(TakeFee, received.id, office, "2026-06-01 09:00") == {"cashier", "director"}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"amount": 0}, "lớn hơn 0"),
        ({"channel": "vàng"}, "Chọn cách nộp"),
        ({"number": " "}, "số biên lai"),
        ({"number": "x" * 41}, "số biên lai"),
    ],
)
def test_what_cannot_be_is_refused(received, office, given, why):
    with pytest.raises(Refused, match=why):
        take(received, office, **given)
    assert not Receipt.objects.exists()


def test_a_dossier_paid_online_is_not_charged_again(office):
    one = take_in(office, fee=8_000, paid_online=True)
    with pytest.raises(Refused, match="đã nộp phí, lệ phí trực tuyến"):
        take(one, office)


def test_a_receipt_is_used_once_and_a_double_click_takes_once(office):
    first, second = take_in(office), take_in(office)
    take(first, office)
    take(first, office, when="2026-06-01 09:00:03")
    with pytest.raises(Refused, match="đã dùng cho một lần thu khác"):
        take(second, office)
    assert (Receipt.objects.count(), Event.objects.filter(kind="paid").count()) == (1, 1)
    assert verify(rebuild=True).findings == []


def test_the_day_is_closed_with_what_was_counted_and_the_rest_is_the_next_days(received, office):
    take(received, office)
    take(received, office, "BL-2", 2_000, "transfer")
    with pytest.raises(Refused, match="lệch -1000 đồng"):
        close_day(commune(), DAY, office["cashier"], 7_000, now=at("2026-06-01 16:30"))
    closing = close_day(commune(), DAY, office["cashier"], 7_000, "thối nhầm", now=at("2026-06-01 16:30"))
    assert (closing.receipts, closing.cash, closing.transfer, closing.qr, closing.difference) == (
        2, 8_000, 2_000, 0, -1_000,
    )  # fmt: skip
    take(received, office, "BL-3", 4_000, when="2026-06-01 16:45")
    with pytest.raises(Refused, match="Đã khóa sổ đến ngày 01/06/2026"):
        close_day(commune(), DAY, office["cashier"], 4_000, now=at("2026-06-01 16:50"))
    following = close_day(commune(), date(2026, 6, 2), office["cashier"], 4_000, now=at("2026-06-02 16:30"))
    assert (following.receipts, following.cash) == (1, 4_000)


def test_a_second_person_confirms(received, office):
    closing = close_day(commune(), DAY, office["cashier"], 0, now=at("2026-06-01 16:30"))
    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm(closing.pk, office["cashier"])
    with pytest.raises(Refused, match="không có quyền"):
        confirm(closing.pk, office["handler"])
    lent = replace(officer("thay", "cashier", commune()), on_behalf_of=office["cashier"].officer.pk)
    with pytest.raises(Refused, match="không tự xác nhận"):
        confirm(closing.pk, lent)
    confirm(closing.pk, office["director"])
    with pytest.raises(Refused, match="đã được xác nhận"):
        confirm(closing.pk, officer("thu-ngan-2", "cashier", commune()))


def test_no_day_is_closed_before_it_comes_nor_by_who_takes_no_money(office):
    with pytest.raises(Refused, match="Không khóa sổ trước ngày"):
        close_day(commune(), date(2026, 6, 2), office["cashier"], 0, now=at("2026-06-01 16:30"))
    with pytest.raises(Refused, match="không có quyền thu tiền"):
        close_day(commune(), DAY, office["intake"], 0, now=at("2026-06-01 16:30"))
    assert not CashClosing.objects.exists()
