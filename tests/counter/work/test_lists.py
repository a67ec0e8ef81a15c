"""The lists of work as officers meet them: tabs, a table, and a part that refreshes itself only when it changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from motcua.register.actions.forward import Forward
from motcua.register.models import Dossier
from motcua.register.write import Actor
from tests.cast import CITIZEN
from tests.counter.pages import text
from tests.register.office import offer
from tests.register.own.conftest import take_in as receive
from tests.register.told import at

pytestmark = pytest.mark.django_db

MINE, UNIT, COUNTER = (
    reverse(name) for name in ("counter:work", "counter:work_of_unit", "counter:work_of_counter")
)


@pytest.fixture
def received(cast) -> Dossier:
    """Received in June, so overdue today, and forwarded to a handler of the economy's unit."""
    offer(cast.commune)
    intake = Actor(cast.intake, "intake", "thử")
    one = receive({"intake": intake})
    Forward(one.id, intake, unit=cast.economy).execute(at("2026-06-01 09:00"))
    return Dossier.objects.get()


def tabs(response) -> dict[str, str]:
    return {str(tab["title"]): tab["count"] for tab in response.context["tabs"]}


def poll(browser, response):
    """What the page asks for by itself."""
    from html import unescape

    address = text(response).split('hx-get="')[1].split('"')[0]
    return browser.get(unescape(address), headers={"HX-Request": "true"})


def test_it_says_who_holds_a_dossier_until_when_and_how_it_stands(received, sign_in):
    page = text(sign_in("economy_handler").get(MINE))
    for told in (
        received.code,
        CITIZEN["name"],
        "Thụ lý hồ sơ",
        "Cán bộ thụ lý · Phòng Kinh tế",
        "08/06/2026",
    ):
        assert told in page
    assert "Quá hạn" in page and "bước đã quá hạn" in page


def test_tabs_count_and_lead_to_their_list(received, sign_in):
    browser = sign_in("economy_handler")
    response = browser.get(MINE)
    assert tabs(response)["Quá hạn"] == "1" and tabs(response)["Đến hạn hôm nay"] == "0"
    assert "Chờ bổ sung" not in tabs(response)
    assert received.code in text(browser.get(f"{MINE}?giai-doan=overdue"))
    assert received.code not in text(browser.get(f"{MINE}?giai-doan=due_today"))


def test_a_list_with_nothing_in_it_says_so(cast, sign_in):
    assert "Không có hồ sơ nào" in text(sign_in("handler").get(MINE))


@pytest.mark.parametrize("asked", ["?giai-doan=không-có", "?sau=x~y", "?sau=2026-06-01~5", "?dau=x"])
def test_an_address_that_was_tampered_with_shows_the_whole_list(received, sign_in, asked):
    response = sign_in("economy_handler").get(MINE + asked)
    assert response.status_code == 200 and received.code in text(response)


def test_nothing_is_sent_again_while_nothing_changed(received, sign_in):
    browser = sign_in("economy_handler")
    response = browser.get(MINE)
    assert poll(browser, response).status_code == 204


def test_what_changed_comes_as_the_living_part_alone_and_asks_again(received, sign_in, cast):
    browser = sign_in("economy_handler")
    response = browser.get(f"{MINE}?giai-doan=overdue")
    Forward(received.pk, Actor(cast.economy_handler, "handler", "thử")).execute()
    fresh = poll(browser, response)
    assert fresh.status_code == 200 and "<html" not in text(fresh) and received.code not in text(fresh)
    assert poll(browser, fresh).status_code == 204


def test_who_watches_a_unit_sees_how_many_days_it_has_left(received, sign_in):
    page = text(sign_in("chair").get(UNIT))
    assert "Thời gian còn lại theo đơn vị" in page and "1 quá hạn" in page and "Phòng Kinh tế" in page
    assert "ct-left-overdue" in page


def test_the_counter_shows_the_work_of_all(received, sign_in):
    assert received.code in text(sign_in("intake").get(COUNTER))


@pytest.mark.parametrize(
    ("who", "where"), [("clerk", UNIT), ("handler", UNIT), ("chair", COUNTER), ("admin", MINE)]
)
def test_lists_are_for_those_whose_work_they_are(received, sign_in, who, where):
    assert sign_in(who).get(where).status_code == 403


def test_long_lists_are_paged(received, sign_in, monkeypatch, cast):
    from motcua.register import worklists

    more = receive({"intake": Actor(cast.intake, "intake", "thử")}, "2026-06-02 08:00")
    monkeypatch.setattr(worklists.page, "__defaults__", (None, 1))
    browser = sign_in("intake")
    first = browser.get(COUNTER)
    second = browser.get(first.context["next_url"])
    assert more.code in text(first) and more.code not in text(second)
    assert received.code in text(second) and received.code not in text(first)
    assert "Về đầu danh sách" in text(second)


@pytest.mark.parametrize("where", [MINE, UNIT, COUNTER])
def test_a_page_takes_the_same_few_queries_however_many_dossiers_it_shows(
    received, sign_in, cast, where, django_assert_max_num_queries
):
    browser = sign_in("director")
    for hour in range(8, 12):
        receive({"intake": Actor(cast.intake, "intake", "thử")}, f"2026-06-02 {hour:02d}:00")
    with django_assert_max_num_queries(10):
        browser.get(where)


def test_the_first_page_leads_to_ones_own_work(received, sign_in):
    response = sign_in("economy_handler").get("/")
    assert [(str(tile["label"]), tile["value"]) for tile in response.context["work"]][:2] == [
        ("Tất cả việc của tôi", "1"),
        ("Quá hạn", "1"),
    ]
    assert f'href="{MINE}"' in text(response)
    assert sign_in("admin").get("/").context["work"] == []
