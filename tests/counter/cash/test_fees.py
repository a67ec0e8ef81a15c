"""Fees in the browser: the dossier is found by its code, the money taken, the receipts of the day listed."""

from __future__ import annotations

import pytest

from motcua.payments.models import Receipt
from motcua.register.verification import verify
from tests.counter.cash.conftest import close, pay, taken_in
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def values(response, key: str) -> dict[str, str]:
    return {str(item["term"]): str(item["value"]) for item in response.context[key]}


def test_the_code_brings_up_what_is_owed(owned, sign_in):
    response = sign_in("cashier").get(url("cash"), {"ma": f" {owned.code.lower()} "})
    told = values(response, "bill")
    assert (told["Phải thu"], told["Đã thu ở quầy"], told["Còn phải thu"]) == (
        "8.000 đồng",
        "0 đồng",
        "8.000 đồng",
    )
    assert 'value="8000"' in text(response)


def test_what_is_taken_stands_in_the_list_and_in_the_sums_by_way(owned, sign_in):
    browser = sign_in("cashier")
    assert "Đã thu 5.000 đồng" in text(pay(browser, owned, amount="5.000"))
    response = pay(browser, owned, "BL-2", "3000 đồng", "qr")
    assert values(response, "sums") == {
        "Tiền mặt": "5.000 đồng",
        "Chuyển khoản": "0 đồng",
        "Quét mã QR": "3.000 đồng",
        "Cộng": "8.000 đồng",
    }
    assert "BL-1" in text(response) and "BL-2" in text(response)
    again = browser.get(url("cash"), {"ma": owned.code})
    assert values(again, "bill")["Còn phải thu"] == "0 đồng"
    assert verify(rebuild=True).findings == []


def test_a_receipt_number_is_not_used_twice(cast, office, owned, sign_in):
    browser = sign_in("cashier")
    pay(browser, owned)
    response = pay(browser, taken_in(cast, office))
    assert response.status_code == 422 and "đã dùng cho một lần thu khác" in text(response)
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize("amount", ["8.5", "-1", "0", "8,000", "tám", "", "9" * 30])
def test_an_amount_that_is_no_whole_money_takes_nothing(owned, sign_in, amount):
    assert pay(sign_in("cashier"), owned, amount=amount).status_code == 422
    assert not Receipt.objects.exists()


def test_a_dossier_of_another_system_says_where_it_is_paid(dossier, sign_in):
    browser = sign_in("cashier")
    page = browser.get(url("cash"), {"ma": dossier.code})
    assert page.context["form"] is None and "thu ở hệ thống nguồn" in text(page)
    assert pay(browser, dossier).status_code == 422


def test_another_commune_finds_nothing_and_takes_nothing(owned, sign_in):
    browser = sign_in("neighbour")
    response = browser.get(url("cash"), {"ma": owned.code})
    assert response.status_code == 404 and "Không tìm thấy" in text(response)
    assert pay(browser, owned).status_code == 404
    assert not Receipt.objects.exists()


def test_the_list_is_ones_own_and_of_the_day(owned, sign_in, clock):
    browser = sign_in("cashier")
    pay(browser, owned)
    close(browser, "8000")
    assert "BL-1" in text(browser.get(url("cash")))
    assert "BL-1" not in text(sign_in("director").get(url("cash")))
    clock("2026-06-02 09:00")
    following = sign_in("cashier").get(url("cash"))
    assert following.status_code == 200 and "BL-1" not in text(following)


def test_money_for_what_a_neighbour_received_goes_into_the_drawer_of_who_took_it(
    cast, owned, sign_in, monkeypatch
):
    """The competent commune's cashier closes the day there, so the receipt must be there too."""
    from motcua.register.own import Opened

    monkeypatch.setattr(Opened, "receiver", property(lambda one: cast.neighbour.pk))
    pay(sign_in("cashier"), owned)
    assert Receipt.objects.get().agency == cast.commune
