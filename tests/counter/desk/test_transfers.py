"""Transfer lists in the browser: made by scanning, signed for by who they were sent to, printed."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from motcua.register.actions.across import ReceivedAcross
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.actions.forward import Forward
from motcua.register.actions.supplement import AskSupplement
from motcua.register.models import Scan, TransferList
from motcua.register.write import Actor
from tests.cast import CITIZEN
from tests.counter.intake.test_slips import words
from tests.counter.pages import text, url
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(cast, owned, office, sign_in) -> TransferList:
    """One dossier, and its papers, on the way from the counter to the unit for economy."""
    Forward(owned.pk, office["intake"], unit=cast.economy).execute(at("2026-06-01 09:00"))
    form = {"codes": owned.code, "unit": cast.economy.pk}
    response = sign_in("intake").post(url("make_transfer"), form, follow=True)
    assert "tới" in text(response) and cast.economy.short_name in text(response)
    return TransferList.objects.get()


def test_who_works_where_it_goes_signs_for_it_once(cast, sent, sign_in):
    browser = sign_in("economy_handler")
    assert url("take_transfer", sent.pk) in text(browser.get(url("transfers")))
    browser.post(url("take_transfer", sent.pk))
    sent.refresh_from_db()
    assert sent.taken_by == cast.economy_handler
    assert url("take_transfer", sent.pk) not in text(browser.get(url("transfers")))


def test_who_sent_it_can_have_it_back(cast, sent, sign_in):
    sign_in("intake").post(url("take_transfer", sent.pk))
    sent.refresh_from_db()
    assert sent.taken_by == cast.intake


def test_whom_it_does_not_concern_does_not_find_it(sent, sign_in):
    for who in ("clerk", "neighbour"):
        browser = sign_in(who)
        assert browser.post(url("take_transfer", sent.pk)).status_code == 404
        assert browser.get(url("transfer", sent.pk)).status_code == 404


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_it_is_printed_for_both_sides(sent, sign_in, kind):
    response = sign_in("intake").get(url("transfer", sent.pk), {"dang": kind})
    assert response.status_code == 200 and f'-{sent.year}.{kind}"' in response["Content-Disposition"]


def test_a_list_of_then_says_what_it_was_and_what_became_of_it(cast, owned, clock, request, sign_in):
    clock("2026-06-01 09:30")
    sent = request.getfixturevalue("sent")
    fresh = words(sign_in("intake").get(url("transfer", sent.pk), {"dang": "docx"}))
    assert "08/06/2026" in fresh
    assert "Bản in lại" not in fresh and "sau đó" not in fresh
    sign_in("economy_handler").post(url("take_transfer", sent.pk))
    clock("2026-06-02 10:00")
    who = Actor(cast.economy_handler, "handler", "thử")
    AskSupplement(owned.pk, who, [{"name": "Giấy"}], answer_by=at("2026-06-12 17:00")).execute(
        at("2026-06-02 09:00")
    )
    owned.refresh_from_db()
    assert owned.due_at is None
    later = words(sign_in("intake").get(url("transfer", sent.pk), {"dang": "docx"}))
    assert "08/06/2026" in later and "Bản in lại lúc" in later and "Đã ký nhận lúc" in later
    assert "sau đó: Yêu cầu bổ sung, 02/06/2026" in later


def test_a_code_that_nobody_knows_sends_nothing(owned, sign_in):
    response = sign_in("intake").post(url("make_transfer"), {"codes": f"{owned.code}\nX99"})
    assert response.status_code == 422 and "Không tìm thấy: X99" in text(response)
    assert not TransferList.objects.exists()


def test_papers_already_on_their_way_are_not_sent_again(cast, owned, sent, sign_in):
    response = sign_in("intake").post(url("make_transfer"), {"codes": owned.code})
    assert response.status_code == 422 and "chưa có người nhận" in text(response)
    assert TransferList.objects.count() == 1


@pytest.fixture
def for_others(cast, office):
    """A dossier taken in for the commune next door, which does not work here."""
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=cast.neighbour)
    return file_application(cast.commune, application, office["intake"])


def test_a_list_to_a_commune_outside_is_printed_and_its_signing_recorded(cast, for_others, sign_in):
    browser = sign_in("intake")
    form = {"codes": for_others.code, "commune": cast.neighbour.code}
    page = text(browser.post(url("make_transfer"), form, follow=True))
    made = TransferList.objects.get()
    assert f"tới {cast.neighbour.name}" in page and url("sign_transfer", made.pk) in page
    paper = words(browser.get(url("transfer", made.pk), {"dang": "docx"}))
    assert "Bên giao: Trung tâm" in paper and cast.neighbour.name in paper and "ĐẠI DIỆN BÊN NHẬN" in paper
    assert browser.post(url("sign_transfer", made.pk), {"name": ""}).status_code == 422
    browser.cookies["django_language"] = "en"  # what is kept stays Vietnamese
    signed = {"name": "Mai Thanh Tùng", "scan": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n")}
    page = text(browser.post(url("sign_transfer", made.pk), signed, follow=True))
    browser.cookies["django_language"] = "vi"
    assert Scan.objects.get().about == f"danh sách bàn giao số {made} đã ký"
    assert "→ Mai Thanh Tùng" in page
    assert "danh sách bàn giao số" in text(browser.get(url("dossier", for_others.uid)))
    assert "Mai Thanh Tùng" in words(browser.get(url("transfer", made.pk), {"dang": "docx"}))
    assert "đã có người nhận" in text(browser.get(url("sign_transfer", made.pk)))


def test_an_officer_of_the_counter_records_the_signing_of_a_list_that_another_made(cast, for_others, sign_in):
    form = {"codes": for_others.code, "commune": cast.neighbour.code}
    sign_in("intake").post(url("make_transfer"), form)
    made, browser = TransferList.objects.get(), sign_in("director")
    page = text(browser.get(url("transfers")))
    assert url("sign_transfer", made.pk) in page and url("take_transfer", made.pk) not in page
    assert browser.post(url("sign_transfer", made.pk), {"name": "Mai Thanh Tùng"}).status_code == 302
    assert url("sign_transfer", made.pk) not in text(browser.get(url("transfers")))


def test_whom_no_seat_at_the_counter_lets_sign_it_sees_no_such_list(cast, for_others, sign_in):
    form = {"codes": for_others.code, "commune": cast.neighbour.code}
    sign_in("intake").post(url("make_transfer"), form)
    page = sign_in("economy_handler").get(url("transfers"))
    assert page.context["to_sign"] == []


def test_a_list_has_one_place_to_go_to(cast, for_others, sign_in):
    form = {"codes": for_others.code, "commune": "không có xã này"}
    response = sign_in("intake").post(url("make_transfer"), form)
    assert response.status_code == 422 and "Không có xã nào tên như vậy" in text(response)
    form |= {"commune": cast.neighbour.code, "unit": cast.economy.pk}
    response = sign_in("intake").post(url("make_transfer"), form)
    assert response.status_code == 422 and "Chọn một nơi nhận" in text(response)


def test_a_list_to_a_unit_is_not_signed_for_others(sent, sign_in):
    page = sign_in("intake").get(url("sign_transfer", sent.pk))
    assert page.status_code == 422 and "không gửi xã khác" in text(page)


def test_what_the_commune_outside_has_answered_is_signed_for_and_not_taken_back(
    cast, for_others, office, sign_in
):
    browser = sign_in("intake")
    browser.post(url("make_transfer"), {"codes": for_others.code, "commune": cast.neighbour.code})
    made = TransferList.objects.get()
    assert url("take_transfer", made.pk) in text(browser.get(url("transfers")))
    ReceivedAcross(for_others.id, office["intake"], "H31.10645-1", timezone.now(), "giấy").execute()
    page = text(browser.get(url("transfers")))
    assert url("take_transfer", made.pk) not in page and url("sign_transfer", made.pk) in page
