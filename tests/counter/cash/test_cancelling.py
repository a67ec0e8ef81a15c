"""Cancelling a receipt in the browser: at once before the closing, by another's approval after it."""

from __future__ import annotations

import pytest

from motcua.payments.models import Cancellation, CashClosing, Receipt
from tests.counter.cash.conftest import close, pay
from tests.counter.intake.test_slips import words
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(owned, sign_in) -> Receipt:
    pay(sign_in("cashier"), owned)
    return Receipt.objects.get()


def test_before_the_closing_it_is_cancelled_at_once_and_the_sheet_says_so(taken, owned, sign_in):
    browser = sign_in("cashier")
    address = url("cancel_receipt", taken.pk)
    assert address in text(browser.get(url("cash")))
    assert "không cần người khác duyệt" in text(browser.get(address))
    assert browser.post(address, {"reason": " "}).status_code == 422
    page = text(browser.post(address, {"reason": "ghi nhầm hồ sơ"}, follow=True))
    assert "Đã hủy biên lai số BL-1" in page and "đã hủy: ghi nhầm hồ sơ" in page
    assert address not in page and "8.000" in page
    pay(browser, owned, "BL-2", "3.000")
    assert "hủy 1" in text(close(browser, "3.000"))
    sheet = url("cash_sheet", CashClosing.objects.get().pk)
    told = words(browser.get(sheet, {"dang": "docx"}))
    assert "đã hủy (8.000 đồng): ghi nhầm hồ sơ" in told
    assert "Tổng số tiền thu trong ngày: 3.000 đồng" in told
    browser.cookies["django_language"] = "en"
    assert words(browser.get(sheet, {"dang": "docx"})) == told
    browser.cookies["django_language"] = "vi"
    history = text(browser.get(url("dossier", owned.uid)))
    assert "Hủy biên lai thu phí" in history and "Biên lai số BL-1, 8.000 đồng: ghi nhầm hồ sơ" in history


def test_after_the_closing_another_approves_and_the_next_sheet_is_less(taken, owned, sign_in, clock):
    cashier = sign_in("cashier")
    close(cashier, "8.000")
    clock("2026-06-02 09:00")
    cashier = sign_in("cashier")
    address = url("cancel_receipt", taken.pk)
    assert "một người khác phải duyệt" in text(cashier.get(address))
    cashier.post(address, {"reason": "thu hai lần"})
    asked = Cancellation.objects.get()
    deciding = url("decide_cancellation", asked.pk)
    assert deciding not in text(cashier.get(url("cash_closings")))
    assert "không tự duyệt" in text(cashier.post(deciding, {"duyet": "co"}, follow=True))
    director = sign_in("director")
    assert deciding in text(director.get(url("cash_closings")))
    assert "Đã duyệt hủy biên lai số BL-1" in text(director.post(deciding, {"duyet": "co"}, follow=True))
    cashier = sign_in("cashier")
    assert "-8.000" in text(cashier.get(url("cash_closings")))
    pay(cashier, owned, "BL-2", "9.000")
    close(cashier, "1.000", day="2026-06-02")
    later, first = CashClosing.objects.order_by("-day")
    told = words(cashier.get(url("cash_sheet", later.pk), {"dang": "docx"}))
    assert "hủy biên lai của sổ ngày 01/06/2026: thu hai lần" in told
    assert "Tổng số tiền thu trong ngày: 1.000 đồng" in told
    assert "trừ ở sổ sau" in words(cashier.get(url("cash_sheet", first.pk), {"dang": "docx"}))


def test_what_is_declined_stays_taken(taken, sign_in, clock):
    close(sign_in("cashier"), "8.000")
    sign_in("cashier").post(url("cancel_receipt", taken.pk), {"reason": "thu hai lần"})
    asked = Cancellation.objects.get()
    page = text(sign_in("director").post(url("decide_cancellation", asked.pk), {}, follow=True))
    assert "Không hủy biên lai số BL-1" in page
    asked.refresh_from_db()
    assert asked.approved is False
    assert url("cancel_receipt", taken.pk) in text(sign_in("cashier").get(url("cash")))


def test_another_commune_finds_no_receipt_of_ours(taken, sign_in):
    browser = sign_in("neighbour")
    assert browser.get(url("cancel_receipt", taken.pk)).status_code == 404
    assert browser.post(url("decide_cancellation", 1)).status_code == 404
