"""The list of procedures and a procedure's page."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.models import Offering, ProcedureDraft
from motcua.catalogue.no_appointment import without_appointment
from tests.control.catalogue.conftest import CODE
from tests.control.catalogue.pages import text, url
from tests.register.office import offer

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_is_offered_and_finds_it_without_accents(cast, birth, sign_in):
    offer(cast.commune, "1.000894", "Đăng ký kết hôn")
    offer(cast.neighbour, "1.000999", "Việc của xã khác")
    page = text(sign_in("handler").get(url("procedures")))
    assert CODE in page and "1.000894" in page and "5 ngày làm việc" in page and "1.000999" not in page
    assert "1.000999" in text(sign_in("leader").get(url("procedures") + "?loc=all"))
    found = text(sign_in("clerk").get(url("procedures") + "?tim=ket hon"))
    assert "1.000894" in found and CODE not in found
    assert "Không có thủ tục nào khớp" in text(sign_in("chair").get(url("procedures") + "?tim=khong-co"))


def test_editors_alone_are_offered_the_editing(birth, sign_in):
    assert "Thủ tục mới" not in text(sign_in("handler").get(url("procedures")))
    assert "Thủ tục mới" in text(sign_in("control").get(url("procedures")))
    assert "Biên tập phiên bản mới" not in text(sign_in("intake").get(url("procedure", CODE)))


def test_the_page_tells_what_holds_and_on_which_ground_the_clock_stops(birth, sign_in):
    page = text(sign_in("handler").get(url("procedure", CODE)))
    for words in ("5 ngày làm việc", "Phiên bản 1", "nạp từ", "Chờ bổ sung", "Điều 19", "tính lại từ đầu"):
        assert words in page


def test_a_procedure_that_nobody_knows_is_not_found(birth, sign_in):
    assert sign_in("control").get(url("procedure", "9.999999")).status_code == 404


def test_a_shorter_limit_is_laid_down_with_its_basis(birth, sign_in):
    browser = sign_in("control")
    given = {"number": "3", "unit": "ngày làm việc", "basis": "QĐ 12/QĐ-UBND"}
    page = text(browser.post(url("promise", CODE), given, follow=True))
    assert "Xã hẹn" in page and "QĐ 12/QĐ-UBND" in page
    longer = browser.post(url("promise", CODE), {**given, "number": "6"})
    assert longer.status_code == 422 and "có lúc dài hơn" in text(longer)
    assert Offering.objects.get().promised_number == 3
    missing = browser.post(url("promise", CODE), {**given, "number": ""})
    assert missing.status_code == 422 and "Ghi số của thời hạn" in text(missing)


def test_a_draft_is_begun_by_a_button_not_by_a_link(birth, sign_in):
    browser = sign_in("control")
    assert browser.get(url("procedure_edit", CODE)).status_code == 404
    assert not ProcedureDraft.objects.exists()
    page = browser.post(url("new_procedure"), {"code": f"{CODE}.000.00.00.H24"}, follow=True)
    assert f"Biên tập {CODE}" in text(page)
    assert "không phải mã thủ tục" in text(
        browser.post(url("new_procedure"), {"code": "khai sinh"}, follow=True)
    )


def test_the_days_without_appointment_are_set_and_taken_back(cast, birth, sign_in):
    browser = sign_in("control")
    page = text(browser.post(url("no_appointment", CODE), {"weekdays": ["3"]}, follow=True))
    assert "Đã ghi những ngày" in page
    assert without_appointment(cast.commune, CODE, date(2026, 11, 25))
    assert not without_appointment(cast.commune, CODE, date(2026, 11, 26))
    assert browser.post(url("no_appointment", CODE), {"weekdays": ["9"]}).status_code == 422
    browser.post(url("no_appointment", CODE), {})
    assert not without_appointment(cast.commune, CODE, date(2026, 11, 25))


def test_limits_and_their_units_are_said_in_the_language_of_the_page(birth, sign_in):
    browser = sign_in("director")
    browser.cookies["django_language"] = "en"
    assert "5 working days" in text(browser.get(url("procedures")))
    page = text(browser.get(url("procedure", CODE)))
    assert "5 working days" in page and '<option value="ngày làm việc"' in page
    assert ">ngày làm việc<" not in page and "ngày làm việc." not in page


def test_a_list_that_goes_on_shows_no_nothing_beside_the_way_on(cast, birth, sign_in, monkeypatch):
    from motcua.control.catalogue import procedures

    monkeypatch.setattr(procedures, "PAGE", 1)
    offer(cast.commune, "1.000894", "Đăng ký kết hôn")
    page = text(sign_in("handler").get(url("procedures")))
    assert "Trang sau" in page and ">None<" not in page
