"""A pile of results is handed over code by code; what cannot be is told with its reason."""

from __future__ import annotations

import pytest

from motcua.counter import pile
from motcua.register.models import Event
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db

AT = "2026-06-10T09:00"


def test_each_code_is_marked_or_told_why_not(dossier, sign_in):
    take_in([row(code="H24.85-260613-0002", received_at="2026-06-13 08:00", status="handling")])
    codes = f"{dossier.code.lower()}\r\n\r\n  {dossier.code}\nH24.85-260613-0002\nG99\n"
    response = sign_in("hand_over").post(url("hand_over"), {"codes": codes, "at": AT})
    page = text(response)
    assert "Đã ghi 1 hồ sơ, 2 chưa ghi được" in page
    assert "chưa có kết quả để trả" in page and "Không tìm thấy hồ sơ" in page
    assert f'href="{url("dossier", dossier.uid)}"' in page
    dossier.refresh_from_db()
    assert dossier.handed_over_at is not None


def test_a_pile_scanned_twice_is_told(dossier, sign_in):
    browser = sign_in("hand_over")
    browser.post(url("hand_over"), {"codes": dossier.code, "at": AT})
    Event.objects.count()
    page = text(browser.post(url("hand_over"), {"codes": dossier.code, "at": "2026-06-10T10:00"}))
    assert Event.objects.filter(kind="handed_over").count() == 1
    assert "Đã ghi 1 hồ sơ" in page or "đã trả kết quả lúc" in page


@pytest.mark.parametrize(
    ("codes", "why"), [("", "mc-field-error"), (" \n ", "mc-field-error"), ("x" * 80, "mỗi dòng một mã")]
)
def test_what_is_no_pile_is_told(dossier, sign_in, codes, why):
    response = sign_in("hand_over").post(url("hand_over"), {"codes": codes, "at": AT})
    assert response.status_code == 422 and why in text(response)


def test_a_pile_has_a_bound(dossier, sign_in, monkeypatch):
    monkeypatch.setattr(pile, "MOST", 2)
    response = sign_in("hand_over").post(url("hand_over"), {"codes": "a\nb\nc", "at": AT})
    assert response.status_code == 422 and "tối đa 2 mã" in text(response)


def test_codes_of_another_commune_are_not_found(dossier, sign_in):
    page = text(sign_in("neighbour").post(url("hand_over"), {"codes": dossier.code, "at": AT}))
    assert "Không tìm thấy hồ sơ" in page and Event.objects.count() == 1


def test_the_page_waits_for_the_scanner(sign_in):
    page = text(sign_in("intake").get(url("hand_over")))
    assert "autofocus" in page and "<textarea" in page


def test_a_handler_hands_nothing_over(sign_in):
    assert sign_in("handler").get(url("hand_over")).status_code == 403
