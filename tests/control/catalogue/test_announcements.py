"""The work queue from a decision to its posting."""

from __future__ import annotations

import pytest

from motcua.catalogue.models import Announcement, AnnouncementLine, LineStatus
from tests.control.catalogue.conftest import CODE
from tests.control.catalogue.pages import filled, text, url
from tests.register.office import offer

pytestmark = pytest.mark.django_db

DECISION = {
    "number": "15/QĐ-BTP", "issued_on": "2026-11-02", "issuer": "Bộ Tư pháp", "effective_on": "2026-12-01",
    "lines": f"{CODE} sửa đổi\n1.000894.000.00.00.H24; bãi bỏ\n",
}  # fmt: skip


def test_a_decision_is_recorded_line_by_line(birth, sign_in):
    page = text(sign_in("control").post(url("announcements"), DECISION, follow=True))
    assert "2 thủ tục chờ cập nhật" in page and "09/11/2026" in page
    assert set(AnnouncementLine.objects.values_list("code", "action")) == {
        (CODE, "amended"), ("1.000894", "abolished"),
    }  # fmt: skip


def test_lines_that_are_not_understood_are_told_and_nothing_is_recorded(sign_in):
    page = sign_in("control").post(url("announcements"), {**DECISION, "lines": "khai sinh\n1.000894 gì đó"})
    assert page.status_code == 422
    assert "Dòng 1: “khai”" in text(page) and "Dòng 2: ghi mới" in text(page)
    assert not Announcement.objects.exists()


def test_from_the_decision_over_the_publication_to_the_posting(cast, birth, sign_in):
    browser = sign_in("control")
    offer(cast.commune, "1.000894", "Kết hôn")
    browser.post(url("announcements"), DECISION)
    amended, abolished = AnnouncementLine.objects.order_by("id")
    assert "Cập nhật thủ tục trước" in text(browser.post(url("mark_posted", amended.pk), follow=True))
    browser.post(url("new_procedure"), {"code": CODE})
    data = filled(browser.get(url("procedure_edit", CODE)))
    browser.post(url("procedure_edit", CODE), {**data, "limit_number": "3"})
    seen = browser.get(url("procedure_publish", CODE)).context["edition"]
    browser.post(url("procedure_publish", CODE), {"valid_from": "2026-12-01", "seen": seen})
    browser.post(url("mark_posted", amended.pk))
    browser.post(url("abolish", abolished.pk))
    amended.refresh_from_db()
    abolished.refresh_from_db()
    assert (amended.status, abolished.status) == (LineStatus.POSTED, LineStatus.UPDATED)
    page = text(browser.get(url("announcements")))
    assert "Đã công khai gần đây" in page and "Vũ Văn Bình" in page


def test_lines_of_another_commune_are_not_touched(birth, sign_in):
    sign_in("control").post(url("announcements"), DECISION)
    line = AnnouncementLine.objects.earliest("pk")
    for page in ("mark_posted", "abolish"):
        assert sign_in("neighbour_control").post(url(page, line.pk)).status_code == 404
