"""What the page of a verb says beforehand: what becomes of the clock and of the step, and what it asks for."""

from __future__ import annotations

import pytest

from motcua.register.models import Event
from tests.counter.desk.ways import WAYS
from tests.counter.pages import text, url
from tests.register.own.ways import to_handler

pytestmark = pytest.mark.django_db

FORESEEN = {
    "ask_supplement": "Hẹn trả 08/06/2026 17:00 → đồng hồ dừng; khi nhận đủ bổ sung, thời hạn tính lại từ đầu",
    "suspend": "đồng hồ dừng; khi hết lần chờ này, thời hạn tính tiếp phần còn lại",
    "forward": "“Tiếp nhận hồ sơ” → “Thụ lý hồ sơ”",
    "receive_supplement": "chạy lại, hẹn trả",
    "refuse": "Đang xử lý → Từ chối giải quyết",
    "hand_over": "“Trả kết quả” → kết thúc",
}


@pytest.mark.parametrize("name", FORESEEN)
def test_the_page_says_beforehand_what_the_act_does(ready, owned, name):
    assert FORESEEN[name] in text(ready(name).get(url(f"do_{name}", owned.uid)))


@pytest.mark.parametrize("name", WAYS)
def test_every_verb_tells_beforehand_what_it_does_to_the_clock(ready, owned, name):
    lines = ready(name).get(url(f"do_{name}", owned.uid)).context["lines"]
    assert [line.text for line in lines if line.icon == "clock"], name


def test_a_wait_that_stops_no_clock_is_foreseen_to_stop_none(office, owned, sign_in, clock):
    to_handler(owned.pk, office)
    clock("2026-06-05 09:00")
    page = text(sign_in("director").get(url("do_ask_supplement", owned.uid)))
    assert "Đồng hồ không dừng: vẫn hẹn trả 08/06/2026 17:00" in page


def test_what_was_asked_until_when_and_what_follows_of_the_hour_stands_on_the_page(ready, owned):
    browser = ready("came_in_time")
    page = text(browser.get(url("do_came_in_time", owned.uid)))
    for told in ("Giấy chứng sinh", "hạn 05/06/2026 17:00", "08/06/2026 17:00", 'max="2026-06-05T17:00"'):
        assert told in page, told
    assert "Từ 02/06/2026 08:00 đến 05/06/2026 17:00" in page and "15/06/2026 17:00" in page
    earlier = text(browser.get(url("do_came_in_time", owned.uid), {"at": "2026-06-03T09:00"}))
    assert "10/06/2026 17:00" in earlier and "15/06/2026 17:00" not in earlier
    assert browser.get(url("do_came_in_time", owned.uid), {"at": "hôm qua"}).status_code == 200


def test_the_letter_that_asks_to_stop_has_the_day_that_is_typed_and_money_is_asked_after(ready, owned):
    browser = ready("stop")
    page = text(browser.get(url("do_stop", owned.uid)))
    assert 'name="request_day"' in page and 'name="money"' not in page
    # A day that nobody typed would be printed in form 05 as that of the letter.
    assert 'value="2026-06-02"' not in page
    form = {"ground_text": "Theo đơn", "request_day": "2026-06-01", "sure": "on"}
    assert browser.post(url("do_stop", owned.uid), form).status_code == 302
    told = Event.objects.get(kind="stopped").facts["stop"]["v"]
    assert told["request_day"] == "2026-06-01"
