"""The pages on which the counter records what a commune outside does with what was taken in for it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from motcua.counter.scan_field import scan_of
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.models import Dossier, Event, Scan
from tests.cast import CITIZEN
from tests.counter.pages import signed_in, text, url
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(cast, office) -> Dossier:
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=cast.neighbour)
    opened = file_application(cast.commune, application, office["intake"], at("2026-06-01 08:00"))
    return Dossier.objects.get(pk=opened.id)


def test_from_its_sending_to_the_hand_over_everything_is_told_on_pages(cast, filed, clock):
    browser = signed_in(cast, "intake")
    clock("2026-06-01 10:00")
    page = text(browser.get(url("dossier", filed.uid)))
    assert "Ghi đã gửi xã giải quyết" in page and "Ghi kết quả của xã giải quyết" not in page
    assert "chưa gửi" in text(browser.get(url("intake_queue")))
    sent = {"how": "list", "evidence": "DS 12/2026", "at": "2026-06-01T10:00"}
    done = browser.post(url("do_send_across", filed.uid), sent, follow=True)
    assert "Đã ghi gửi hồ sơ" in text(done) and "theo danh sách bàn giao: DS 12/2026" in text(done)
    assert "đã gửi, chưa báo nhận" in text(browser.get(url("intake_queue")))
    clock("2026-06-03 08:00")
    told = {"code": "H24-7", "at": "2026-06-02T14:00", "evidence": "giấy tiếp nhận"}
    seen = text(browser.get(url("do_received_across", filed.uid)))
    assert "Hẹn trả" in seen
    done = browser.post(url("do_received_across", filed.uid), told, follow=True)
    assert "mã H24-7: giấy tiếp nhận" in text(done)
    assert "đã nhận, hẹn trả" in text(browser.get(url("intake_queue")))
    clock("2026-06-08 09:00")
    result = {"number": "15", "at": "2026-06-08T08:30", "evidence": "bưu gửi RL1"}
    done = browser.post(url("do_result_across", filed.uid), result, follow=True)
    assert "chờ trả người nộp" in text(done) and "bưu gửi RL1" in text(done)
    counter = signed_in(cast, "hand_over")
    out = {"at": "2026-06-08T09:00", "channel": "counter", "relation": "self", "sure": "on"}
    assert counter.post(url("do_hand_over", filed.uid), out).status_code == 302
    filed.refresh_from_db()
    assert filed.status == "handed_over"


def test_a_scan_of_what_came_back_is_attached_along_with_it(cast, filed, clock):
    clock("2026-06-01 10:00")
    browser = signed_in(cast, "intake")
    page = text(browser.get(url("do_send_across", filed.uid)))
    assert 'enctype="multipart/form-data"' in page
    sent = {"how": "post", "evidence": "RL1", "at": "2026-06-01T10:00"}
    bad = {**sent, "scan": SimpleUploadedFile("x.pdf", b"<html>")}
    refused = browser.post(url("do_send_across", filed.uid), bad)
    assert refused.status_code == 422 and "không phải bản quét" in text(refused)
    assert not Event.objects.filter(kind="sent_across").exists()
    good = {**sent, "scan": SimpleUploadedFile("x.exe", b"%PDF-1.7")}
    done = browser.post(url("do_send_across", filed.uid), good, follow=True)
    assert "Bản quét minh chứng" in text(done) and Scan.objects.get().about == "RL1"
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["filed", "sent_across", "attached"]


def test_what_was_typed_wrong_is_said_beside_the_form(cast, filed, clock):
    clock("2026-06-01 10:00")
    browser = signed_in(cast, "intake")
    bad = browser.post(url("do_send_across", filed.uid), {"how": "post", "evidence": "", "at": "hôm qua"})
    assert bad.status_code == 422 and "Ghi ngày giờ như" in text(bad)
    early = browser.get(url("do_received_across", filed.uid))
    assert "chưa ghi gửi đi" in text(early)


def test_what_that_commune_sends_back_wants_to_be_confirmed(cast, filed, clock):
    clock("2026-06-01 10:00")
    browser, form = signed_in(cast, "intake"), {"reason": "sai thẩm quyền"}
    assert browser.post(url("do_returned_across", filed.uid), form).status_code == 422
    assert browser.post(url("do_returned_across", filed.uid), {**form, "sure": "on"}).status_code == 302
    filed.refresh_from_db()
    assert filed.status == "not_accepted"


def test_a_refusal_after_the_receipt_brings_the_papers_back_to_the_counter(cast, filed, clock):
    clock("2026-06-01 10:00")
    browser = signed_in(cast, "intake")
    browser.post(
        url("do_send_across", filed.uid), {"how": "post", "evidence": "RL1", "at": "2026-06-01T10:00"}
    )
    told = {"code": "H24-7", "at": "2026-06-01T10:00", "evidence": "thư"}
    browser.post(url("do_received_across", filed.uid), told)
    form = {"reason": "không đủ điều kiện", "at": "2026-06-01T10:00"}
    assert browser.post(url("do_refused_across", filed.uid), form).status_code == 422
    assert browser.post(url("do_refused_across", filed.uid), {**form, "sure": "on"}).status_code == 302
    filed.refresh_from_db()
    assert filed.status == "refused" and "Trả kết quả" in text(
        signed_in(cast, "hand_over").get(url("dossier", filed.uid))
    )


def test_a_scan_that_nobody_named_is_kept_under_a_vietnamese_name_on_an_english_page():
    with override("en"):
        kept = scan_of({"scan": b"%PDF-1.7"}, " ")
    assert kept is not None and kept.about == "minh chứng"
