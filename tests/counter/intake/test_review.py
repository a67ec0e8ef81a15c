"""What waits for acceptance: the list of the morning, and the three answers."""

from __future__ import annotations

import pytest

from motcua.register.models import CourseNow, Dossier, Event
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_waits_with_the_time_that_is_left(filed, sign_in):
    page = text(sign_in("intake").get(url("intake_queue")))
    assert filed.code in page and "giờ" in page and "làm việc" in page
    assert 'hx-trigger="every 20s' in page


def test_what_is_over_the_limit_is_marked_and_stands_first(filed, sign_in):
    from tests.register.told import at

    CourseNow.objects.update(step_due_at=at("2026-06-01 08:00"))
    page = text(sign_in("intake").get(url("intake_queue")))
    assert "quá hạn" in page and "mc-row-late" in page and "1 quá hạn tiếp nhận" in page


def test_the_list_goes_on_where_a_page_ended(filed, sign_in, monkeypatch, cast):
    from motcua.register.actions.application import Application
    from motcua.register.actions.file import file_application
    from motcua.register.waiting import waiting
    from tests.cast import CITIZEN

    for _one in range(3):
        file_application(cast.commune, Application("1.001193", CITIZEN, channel="online"))
    seen, after = [], None
    while True:
        rows, after = waiting({cast.commune.pk}, after, size=2)
        seen += [row.dossier_id for row in rows]
        if after is None:
            break
    assert seen == list(Dossier.objects.order_by("pk").values_list("pk", flat=True))


def test_an_address_that_was_tampered_with_begins_at_the_top(filed, sign_in):
    for wrong in ("x", "1e99~1", "nan~2", "~x"):
        assert sign_in("intake").get(url("intake_queue"), {"sau": wrong}).status_code == 200


def test_it_is_accepted_with_its_papers(filed, sign_in):
    officer = sign_in("intake")
    page = text(officer.get(url("review", filed.uid)))
    assert "Giấy chứng sinh" in page and "hẹn trả" in page
    told = {
        "form_0": "original",
        "count_0": "1",
        "digitised_0": "on",
        "form_1": "copy",
        "count_1": "2",
        "digitised_1": "on",
    }
    response = officer.post(url("accept", filed.uid), told)
    assert response["Location"] == url("dossier", filed.uid)
    filed.refresh_from_db()
    assert (filed.status, filed.digitised) == ("handling", True)
    assert officer.get(url("review", filed.uid))["Location"] == url("dossier", filed.uid)


def test_it_is_guided_again_and_again(filed, sign_in):
    officer = sign_in("intake")
    assert officer.post(url("guide", filed.uid), {"content": " "}).status_code == 422
    officer.post(url("guide", filed.uid), {"content": "Thiếu giấy chứng sinh", "pauses": "on"})
    page = text(officer.get(url("review", filed.uid)))
    assert "Thiếu giấy chứng sinh" in page
    officer.post(url("complete", filed.uid))
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["filed", "guided", "completed"]


def test_it_is_sent_back_with_a_reason(filed, sign_in):
    officer = sign_in("intake")
    assert officer.post(url("not_accept", filed.uid), {"reason": ""}).status_code == 422
    officer.post(url("not_accept", filed.uid), {"reason": "Không thuộc thẩm quyền"})
    filed.refresh_from_db()
    assert filed.status == "not_accepted"
    assert url("slip", filed.uid, "03") in text(officer.get(url("dossier", filed.uid)))


def test_whoever_comes_second_is_told(filed, sign_in):
    officer = sign_in("intake")
    officer.post(url("not_accept", filed.uid), {"reason": "Trùng"})
    page = text(
        officer.post(url("accept", filed.uid), {"form_0": "original", "form_1": "original"}, follow=True)
    )
    assert "đã trả lại" in page
