"""Editing a draft without scripts, and publishing it."""

from __future__ import annotations

import pytest

from motcua.catalogue.content import content_of
from motcua.catalogue.models import ProcedureDraft, ProcedureVersion
from tests.control.catalogue.conftest import CODE
from tests.control.catalogue.pages import filled, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(birth, sign_in):
    """The control officer, who has begun a draft."""
    client = sign_in("control")
    client.post(url("new_procedure"), {"code": CODE})
    return client


def form(browser) -> dict[str, str]:
    return filled(browser.get(url("procedure_edit", CODE)))


def test_a_button_adds_a_row_and_keeps_what_was_typed(browser):
    data = {**form(browser), "name": "Khai sinh mới", "them": "fees"}
    page = browser.post(url("procedure_edit", CODE), data)
    assert page.status_code == 200 and "Khai sinh mới" in text(page) and 'name="fees-0-amount"' in text(page)
    assert ProcedureDraft.objects.get().content["name"] == "Đăng ký khai sinh"


def test_a_count_of_rows_that_nobody_has_is_bounded(browser):
    data = {**form(browser), "them": "fees", "fees-TOTAL_FORMS": "9" * 5000}
    assert browser.post(url("procedure_edit", CODE), data).status_code == 200


def test_what_was_saved_stands_there_again(browser):
    data = {
        **form(browser), "fees-TOTAL_FORMS": "1", "fees-0-name": "Lệ phí", "fees-0-amount": "8000",
        "fees-0-channel": "in_person", "components-TOTAL_FORMS": "2", "components-0-name": "Tờ khai",
        "components-0-originals": "1", "components-0-copies": "0", "components-0-required": "on",
        "components-1-name": "Giấy chứng sinh", "components-1-originals": "1", "components-1-copies": "0",
        "legal_basis": "Luật Hộ tịch\n\nNĐ 123/2015",
    }  # fmt: skip
    assert "Đã lưu bản thảo" in text(browser.post(url("procedure_edit", CODE), data, follow=True))
    again = form(browser)
    assert again["fees-0-amount"] == "8000" and again["components-1-key"] == "tp-2"
    assert again["legal_basis"] == "Luật Hộ tịch\nNĐ 123/2015"


def test_a_row_that_cannot_be_kept_is_told_and_nothing_is_saved(browser):
    data = {**form(browser), "fees-TOTAL_FORMS": "1", "fees-0-name": "", "fees-0-amount": "-1"}
    page = browser.post(url("procedure_edit", CODE), data)
    assert page.status_code == 422
    assert ProcedureDraft.objects.get().content["content"]["fees"] == []


def test_a_row_struck_out_is_gone(browser):
    data = form(browser)
    assert data["grounds-0-key"] == "bo-sung"
    browser.post(url("procedure_edit", CODE), {**data, "grounds-0-DELETE": "on"})
    assert ProcedureDraft.objects.get().content["content"]["grounds"] == []


def saved_by_the_director(sign_in, data) -> None:
    director = sign_in("director")
    assert director.post(url("procedure_edit", CODE), {**data, "name": "Tên của giám đốc"}).status_code == 302


def test_what_another_saved_meanwhile_is_not_overwritten_and_what_was_typed_stays(browser, sign_in):
    data = form(browser)
    saved_by_the_director(sign_in, data)
    mine = {**data, "name": "Tên của tôi"}
    for _press in range(2):
        page = browser.post(url("procedure_edit", CODE), mine)
        assert page.status_code == 409 and "Tên của tôi" in text(page)
        assert "Bùi Thị Mai đã lưu bản thảo này lúc" in text(page)
        mine = {**mine, **filled(page), "name": "Tên của tôi"}
    # A row more is no look at what the other saved.
    more = browser.post(url("procedure_edit", CODE), {**mine, "them": "fees"})
    assert browser.post(url("procedure_edit", CODE), {**mine, **filled(more)}).status_code == 409
    assert ProcedureDraft.objects.get().content["name"] == "Tên của giám đốc"


def test_what_another_saved_is_taken_the_place_of_where_that_is_asked_for(browser, sign_in):
    data = form(browser)
    saved_by_the_director(sign_in, data)
    mine = {**data, "name": "Tên của tôi"}
    edition = browser.post(url("procedure_edit", CODE), mine).context["edition"]
    done = browser.post(url("procedure_edit", CODE), {**mine, "seen": [mine["seen"], edition]})
    assert done.status_code == 302 and ProcedureDraft.objects.get().content["name"] == "Tên của tôi"


def test_what_another_saved_meanwhile_is_neither_published_nor_given_up_unseen(browser, sign_in):
    data = {**form(browser), "limit_number": "3"}
    browser.post(url("procedure_edit", CODE), data)
    seen = form(browser)["seen"]
    saved_by_the_director(sign_in, {**data, "seen": seen})
    day = {"valid_from": "2026-01-05", "seen": seen}
    page = browser.post(url("procedure_publish", CODE), day)
    assert page.status_code == 409 and "Bùi Thị Mai đã lưu" in text(page) and "Tên của giám đốc" in text(page)
    given_up = browser.post(url("procedure_discard", CODE), {"seen": seen}, follow=True)
    assert "Bùi Thị Mai đã lưu" in text(given_up)
    assert ProcedureVersion.objects.count() == 1 and ProcedureDraft.objects.exists()
    browser.post(url("procedure_publish", CODE), {**day, "seen": page.context["edition"]})
    assert ProcedureVersion.objects.count() == 2


def test_publishing_shows_what_changes_asks_and_makes_the_version(browser):
    data = {**form(browser), "limit_number": "3", "tiep": "1"}
    page = browser.post(url("procedure_edit", CODE), data, follow=True)
    assert "3 ngày làm việc" in text(page) and "5 ngày làm việc" in text(page)
    assert ProcedureVersion.objects.count() == 1
    done = browser.post(
        url("procedure_publish", CODE),
        {"valid_from": "2026-01-05", "seen": page.context["edition"]},
        follow=True,
    )
    assert "Đã ban hành phiên bản 2" in text(done)
    assert content_of(ProcedureVersion.objects.get(number=2)).grounds[0].key == "bo-sung"
    compared = text(browser.get(url("procedure_compare", CODE)))
    assert "<del>5 ngày làm việc</del>" in compared and "<ins>3 ngày làm việc</ins>" in compared


def test_what_is_unfinished_says_so_and_is_not_published(browser):
    page = browser.get(url("procedure_publish", CODE))
    assert "Chưa thay đổi gì" in text(page)
    for day in ("2026-01-05", "x"):
        told = {"valid_from": day, "seen": page.context["edition"]}
        assert browser.post(url("procedure_publish", CODE), told).status_code == 422
    assert ProcedureVersion.objects.count() == 1


def test_a_draft_is_given_up(browser):
    assert "Đã bỏ bản thảo" in text(
        browser.post(url("procedure_discard", CODE), {"seen": form(browser)["seen"]}, follow=True)
    )
    assert not ProcedureDraft.objects.exists()


def test_a_draft_of_another_commune_is_not_found(browser, sign_in):
    assert sign_in("neighbour_control").get(url("procedure_edit", CODE)).status_code == 404
