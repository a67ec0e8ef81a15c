"""The closing of the day in the browser: counted, explained, confirmed by another, printed with its readings logged."""

from __future__ import annotations

import pytest

from motcua.payments.models import CashClosing
from motcua.register.models import PersonalRead
from tests.cast import CITIZEN
from tests.counter.cash.conftest import close, pay
from tests.counter.intake.test_slips import words
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(cast, owned, sign_in) -> CashClosing:
    """The cashier's Monday: 5.000 in cash and 3.000 by square code, all there."""
    browser = sign_in("cashier")
    pay(browser, owned, amount="5.000")
    pay(browser, owned, "BL-2", "3.000", "qr")
    close(browser, "5.000")
    return CashClosing.objects.get()


def test_the_page_tells_by_day_what_waits(owned, sign_in, clock):
    browser = sign_in("cashier")
    pay(browser, owned, amount="5.000")
    clock("2026-06-02 08:00")
    browser = sign_in("cashier")
    pay(browser, owned, "BL-2", "3.000", "transfer")
    days = browser.get(url("cash_closings")).context["days"]
    assert [(f"{one['day']:%d/%m}", [amount for _way, amount in one["sums"]]) for one in days] == [
        ("01/06", ["5.000", "0", "0"]),
        ("02/06", ["0", "3.000", "0"]),
    ]
    close(browser, "5.000")
    assert [one["receipts"] for one in browser.get(url("cash_closings")).context["days"]] == ["1"]


def test_a_difference_is_refused_until_it_is_explained(owned, sign_in):
    browser = sign_in("cashier")
    pay(browser, owned)
    response = close(browser, "7.000")
    assert response.status_code == 422 and "cần ghi giải trình" in text(response)
    assert not CashClosing.objects.exists()
    page = text(close(browser, "7.000", "Thối nhầm một nghìn"))
    assert "lệch -1.000" in page and "Thối nhầm một nghìn" in page
    assert CashClosing.objects.get().difference == -1_000


def test_a_day_is_closed_once(closed, sign_in):
    response = close(sign_in("cashier"), "0")
    assert response.status_code == 422 and "Đã khóa sổ đến ngày 01/06/2026" in text(response)


def test_another_confirms_and_not_who_closed(cast, closed, sign_in):
    cashier = sign_in("cashier")
    address = url("confirm_cash", closed.pk)
    assert address not in text(cashier.get(url("cash_closings")))
    assert "không tự xác nhận" in text(cashier.post(address, follow=True))
    director = sign_in("director")
    assert address in text(director.get(url("cash_closings")))
    assert "Đã xác nhận sổ ngày 01/06/2026" in text(director.post(address, follow=True))
    closed.refresh_from_db()
    assert closed.confirmed_by == cast.director
    assert address not in text(director.get(url("cash_closings")))


def test_another_commune_sees_nothing(closed, sign_in):
    browser = sign_in("neighbour")
    page = text(browser.get(url("cash_closings")))
    assert "Chưa khóa sổ ngày nào" in page and closed.cashier.name not in page
    assert browser.post(url("confirm_cash", closed.pk)).status_code == 404
    assert browser.get(url("cash_sheet", closed.pk)).status_code == 404
    closed.refresh_from_db()
    assert closed.confirmed_at is None


def test_the_sheet_names_what_was_paid_by_whom_and_the_reading_is_logged(cast, closed, owned, sign_in):
    sign_in("director").post(url("confirm_cash", closed.pk))
    browser = sign_in("cashier")
    told = words(browser.get(url("cash_sheet", closed.pk), {"dang": "docx"}))
    for wanted in ("BL-1", "BL-2", owned.code, CITIZEN["name"], "5.000", "mã QR", cast.director.name):
        assert wanted in told
    read = PersonalRead.objects.get()
    assert (read.officer, read.dossier) == (cast.cashier, owned)
    assert read.purpose == "in bảng kê thu phí ngày 01/06/2026"


def test_the_sheet_comes_as_pdf_and_in_no_other_shape(closed, sign_in):
    browser = sign_in("cashier")
    pdf = browser.get(url("cash_sheet", closed.pk))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"
    assert browser.get(url("cash_sheet", closed.pk), {"dang": "exe"}).status_code == 404
