"""The cashier's pages with real receipts in the till, on a screen and a phone: readable, and nothing cut off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.barriers import barriers
from tests.browser import keep_picture
from tests.cast import CITIZEN, OFFICERS, PASSWORD, make_cast
from tests.register.office import offer

pytestmark = pytest.mark.browser

SCREEN, PHONE = 1280, 360
WAYS = ("cash", "transfer", "qr")


@pytest.fixture
def till(own_database: str) -> Any:
    """Yesterday closed with one receipt that is asked to be cancelled; today seven receipts, one of them cancelled."""
    from motcua.payments.cancel import cancel, decide
    from motcua.payments.closing import close_day
    from motcua.payments.models import Receipt
    from motcua.payments.take import TakeFee
    from motcua.register.actions.receive import Application, receive_at_counter
    from motcua.register.write import Actor
    from motcua.rules.zone import local

    cast = make_cast()
    offer(cast.commune)
    intake = Actor(cast.intake, "intake", "thử")
    cashier, director = Actor(cast.cashier, "cashier", "thử"), Actor(cast.director, "director", "thử")
    now = timezone.now()
    before = now - timedelta(days=1)
    ones = [
        receive_at_counter(
            cast.commune, Application("1.001193", CITIZEN, fee=8_000), intake, before - timedelta(hours=1)
        )
        for _one in range(4)
    ]
    for place in range(3):
        number = f"AA/26E-{4711 + place:07d}"
        TakeFee(ones[place].id, cashier, 1_250_000 + place, "cash", number).execute(before)
    close_day(cast.commune, local(before).date(), cashier, 3_750_000, "thiếu 3 đồng lẻ", before)
    first, second, third = Receipt.objects.order_by("pk")
    cancel(first.pk, cashier, "thu hai lần cho cùng một hồ sơ, người nộp đã đưa biên lai cũ", before)
    decide(cancel(second.pk, cashier, "nhầm số tiền", before).pk, director, True, now)
    assert third.amount == 1_250_002
    for place in range(7):
        number = f"AA/26E-{5000 + place:07d}"
        TakeFee(ones[place % 4].id, cashier, 8_000 * (place + 1), WAYS[place % 3], number).execute(now)
    cancel(Receipt.objects.latest("pk").pk, cashier, "ghi nhầm hồ sơ của người khác", now)
    return ones[0].code


def sign_in(page: Any, base: str, who: str) -> None:
    page.goto(f"{base}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(OFFICERS[who][0])
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def test_every_page_of_the_till_is_whole_on_a_screen_and_a_phone(till: str, live: Any, page: Any) -> None:
    from motcua.payments.models import Receipt

    open_one, closed_one = Receipt.objects.order_by("-pk")[1], Receipt.objects.order_by("pk")[2]
    visited = {
        "thu-phi": "/thu-phi/",
        "ho-so": f"/thu-phi/?ma={till}",
        "khoa-so": "/khoa-so/",
        "huy": f"/thu-phi/bien-lai/{open_one.pk}/huy/",
        "huy-sau-khoa": f"/thu-phi/bien-lai/{closed_one.pk}/huy/",
    }
    sign_in(page, live.url, "director")
    page.goto(f"{live.url}/khoa-so/")
    assert page.get_by_role("button", name="Duyệt hủy biên lai").count() == 1
    keep_picture(page, "duyet-1280")
    page.context.clear_cookies()
    sign_in(page, live.url, "cashier")
    for name, path in visited.items():
        for width in (SCREEN, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{live.url}{path}")
            keep_picture(page, f"{name}-{width}")
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, (name, width)
        assert (name, barriers(page)) == (name, [])
