"""The forms of a dossier as files, each reading of personal data logged."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from motcua.register.actions.receive import Receive
from motcua.register.models import PersonalRead
from motcua.register.write import Actor
from tests.cast import CITIZEN
from tests.counter.pages import url

pytestmark = pytest.mark.django_db


def words(response) -> str:
    document = docx.Document(BytesIO(response.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_form_01_says_who_what_and_when(filed, sign_in, cast):
    Receive(filed.pk, Actor(cast.intake, "intake", "thử")).execute()
    filed.refresh_from_db()
    officer = sign_in("intake")
    told = words(officer.get(url("slip", filed.uid, "01"), {"dang": "docx"}))
    for wanted in (filed.code, CITIZEN["name"], CITIZEN["id_number"], "Đăng ký khai sinh", cast.intake.name):
        assert wanted in told
    assert PersonalRead.objects.get().purpose == "in mẫu 01"
    pdf = officer.get(url("slip", filed.uid, "01"))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"


def test_a_form_is_vietnamese_on_the_english_page_too(filed, sign_in, cast):
    Receive(filed.pk, Actor(cast.intake, "intake", "thử")).execute()
    officer = sign_in("intake")
    vietnamese = words(officer.get(url("slip", filed.uid, "01"), {"dang": "docx"}))
    officer.cookies["django_language"] = "en"
    assert words(officer.get(url("slip", filed.uid, "01"), {"dang": "docx"})) == vietnamese
    assert set(PersonalRead.objects.values_list("purpose", flat=True)) == {"in mẫu 01"}


def test_forms_02_and_03_come_from_guidance_and_from_sending_back(filed, sign_in):
    officer = sign_in("intake")
    officer.post(url("guide", filed.uid), {"content": "Thiếu giấy chứng sinh"})
    assert "Thiếu giấy chứng sinh" in words(officer.get(url("slip", filed.uid, "02"), {"dang": "docx"}))
    officer.post(url("not_accept", filed.uid), {"reason": "Không thuộc thẩm quyền"})
    assert "Không thuộc thẩm quyền" in words(officer.get(url("slip", filed.uid, "03"), {"dang": "docx"}))


@pytest.mark.parametrize(("form", "kind"), [("01", "pdf"), ("04", "pdf"), ("09", "pdf"), ("02", "exe")])
def test_a_form_to_which_it_has_not_come_is_not_found(filed, sign_in, form, kind):
    assert sign_in("intake").get(url("slip", filed.uid, form), {"dang": kind}).status_code == 404


def test_a_mirrored_dossier_has_no_slips_here(dossier, sign_in):
    assert sign_in("intake").get(url("slip", dossier.uid, "01")).status_code == 404
