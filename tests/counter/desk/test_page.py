"""The page of a dossier handled here: its way, its clock with grounds, its ledger, its story in sentences."""

from __future__ import annotations

import pytest

from motcua.register.actions.obligation import Oblige
from motcua.register.actions.opinion import AskOpinion
from motcua.register.actions.supplement import AskSupplement, ReceiveSupplement
from tests.counter.pages import text, url
from tests.register.own.ways import to_clerk, to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(owned, sign_in, clock):
    """``page("2026-06-02 09:00")``: the page as the handler sees it at that instant."""

    def opened(when, who="handler"):
        clock(when)
        return sign_in(who).get(url("dossier", owned.uid))

    return opened


def test_the_way_shows_steps_done_the_present_one_and_those_that_follow(owned, office, page):
    to_handler(owned.pk, office)
    way = page("2026-06-01 10:00").context["way"]
    assert [(one["name"], one["state"]) for one in way[:3]] == [
        ("Tiếp nhận hồ sơ", "done"),
        ("Thụ lý hồ sơ", "current"),
        ("Lãnh đạo đơn vị xem xét", "ahead"),
    ]
    assert way[-1]["name"] == "Trả kết quả" and "chưa ai nhận" in way[1]["who"]


def test_a_step_over_its_date_says_so(owned, office, page):
    to_handler(owned.pk, office)
    assert "quá hạn bước" in text(page("2026-06-05 16:00"))


def test_the_ribbon_tells_each_pause_with_its_ground_and_article(owned, office, page):
    to_handler(owned.pk, office)
    Oblige(
        owned.pk,
        office["handler"],
        content="Lệ phí trước bạ",
        answer_by=at("2026-06-20 17:00"),
        ground="thue",
    ).execute(at("2026-06-02 08:00"))
    seen = page("2026-06-03 09:00")
    grounds = [one["ground"] for one in seen.context["ribbon"]["segments"]]
    assert any("Lệ phí trước bạ (khoản 5 Điều 9 Luật thử)" in one for one in grounds)
    assert "đồng hồ đang dừng" in text(seen) and "hệ thống nguồn" not in seen.context["ribbon"]["summary"]


def test_time_of_another_that_moves_no_date_is_drawn_as_theirs(owned, office, page):
    from motcua.register.actions.supplement import AllowSupplement

    to_handler(owned.pk, office)
    AllowSupplement(owned.pk, office["leader"], "Mất giấy").execute(at("2026-06-05 08:00"))
    AskSupplement(owned.pk, office["handler"], [{"name": "Đơn"}], answer_by=at("2026-06-20 17:00")).execute(
        at("2026-06-05 09:00")
    )
    kinds = {one["kind"] for one in page("2026-06-05 10:00").context["ribbon"]["segments"]}
    assert "elsewhere" in kinds and "suspended" not in kinds


def test_the_ledger_stands_on_the_page_and_sums_to_the_whole(owned, office, page):
    to_counter(owned.pk, office)
    told = page("2026-06-02 15:00").context["budget"]
    assert [one["name"] for one in told["rows"]][:2] == ["Tiếp nhận hồ sơ", "Thụ lý hồ sơ"]
    assert [sum["title"] for sum in told["sums"]] == ["Cộng theo đơn vị"]
    assert told["sums"][0]["rows"][0]["visits"] == len(told["rows"])


def test_the_ledger_is_summed_by_agency_where_another_had_a_part(cast, owned, office, page):
    to_handler(owned.pk, office)
    ask = AskOpinion(owned.pk, office["handler"], cast.land_registry, "Xin ý kiến", at("2026-06-03 17:00"))
    ask.execute(at("2026-06-02 08:00"))
    told = page("2026-06-05 09:00").context["budget"]["sums"][1]
    assert told["title"] == "Cộng theo cơ quan"
    assert [(row["who"], row["suspended"]) for row in told["rows"]] == [
        (cast.commune.name, "—"),
        (cast.land_registry.name, "25 giờ 0 phút"),
    ]


def test_what_a_unit_was_asked_for_is_its_communes_time(cast, owned, office, page):
    to_handler(owned.pk, office)
    ask = AskOpinion(owned.pk, office["handler"], cast.economy, "Xin ý kiến", at("2026-06-03 17:00"))
    ask.execute(at("2026-06-02 08:00"))
    sums = page("2026-06-05 09:00").context["budget"]["sums"]
    assert len(sums) == 1 and cast.economy.name in [row["who"] for row in sums[0]["rows"]]


def test_each_act_is_told_in_a_sentence(owned, office, page):
    to_handler(owned.pk, office)
    AskSupplement(
        owned.pk, office["handler"], [{"name": "Giấy chứng sinh"}], answer_by=at("2026-06-12 17:00")
    ).execute(at("2026-06-02 08:00"))
    ReceiveSupplement(owned.pk, office["intake"], [{"name": "Giấy chứng sinh", "form": "copy"}]).execute(
        at("2026-06-03 08:00")
    )
    said = text(page("2026-06-03 09:00"))
    assert "Chờ người nộp hồ sơ: Giấy chứng sinh; hạn trả lời 12/06/2026 17:00." in said
    assert "Hết chờ người nộp hồ sơ. Hẹn trả 10/06/2026 17:00." in said
    assert "Tới bước “Thụ lý hồ sơ”." in said


def test_the_decision_and_the_number_are_told(owned, office, page):
    to_counter(owned.pk, office)
    said = text(page("2026-06-02 15:00"))
    assert "Đề xuất giải quyết." in said and "Ký ban hành kết quả." in said and "Số 1/2026" in said


def test_an_ended_dossier_offers_nothing_to_do(owned, office, page):
    from motcua.register.actions.hand_over import HandOverOwn

    to_counter(owned.pk, office)
    HandOverOwn(owned.pk, office["hand_over"]).execute(at("2026-06-03 08:00"))
    desk = page("2026-06-03 09:00", "hand_over").context["desk"]
    assert desk["usual"] == [] and desk["others"] == []


def test_each_officer_is_offered_what_the_step_is_for(owned, office, page):
    to_clerk(owned.pk, office)
    usual = page("2026-06-02 14:00", "clerk").context["desk"]["usual"]
    assert [one.verb.name for one in usual] == ["stamp", "take_over"]
    assert page("2026-06-02 14:00", "cashier").context["desk"]["usual"] == []
