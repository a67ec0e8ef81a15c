"""A request that was filed, before the officer of the counter: one line, one page, one answer, one slip."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from motcua.register.actions.bundle import Part, Way, file_bundle
from motcua.register.models import Bundle, Event
from tests.cast import CITIZEN
from tests.counter.bundles.test_intake import facts_of, officer, send
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db

__all__ = ["officer"]

ACCEPTED = {
    "act": "accept",
    "form_0": "original",
    "count_0": "2",
    "form_1": "reused",
    "form_2": "copy",
    "count_2": "1",
    "phi-khai-sinh-fee_0": "1",
    "phi-thuong-tru-fee_0": "1",
}


@pytest.fixture
def filed(cast, birth, officer) -> Bundle:
    """Birth and residence asked for online, the certificate missing."""
    missing = [{"key": "tp-1", "name": "Giấy chứng sinh", "form": "missing", "count": 0}]
    parts = {"khai-sinh": Part(missing, fee=4000), "thuong-tru": Part()}
    return file_bundle(cast.commune, birth, CITIZEN, parts, None, None, Way("online"))


def page(browser, bundle, follow=True, **told):
    return browser.post(url("bundle_answer", bundle.uid), told, follow=follow)


def words(browser, address: str) -> str:
    document = docx.Document(BytesIO(browser.get(address, {"dang": "docx"}).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_it_stands_in_the_queue_as_one_line_that_leads_to_the_whole(officer, filed):
    queue = text(officer.get(url("intake_queue")))
    assert queue.count(url("bundle_review", filed.uid)) == 4 and "1 hồ sơ chờ" in queue
    assert filed.name in queue and "nhóm liên thông" in queue
    lead = filed.members.get(position=0).dossier
    assert officer.get(url("review", lead.uid))["Location"] == url("bundle_review", filed.uid)
    shown = text(officer.get(url("bundle_review", filed.uid)))
    assert "Tiếp nhận trước" in shown and "đủ kết quả lúc" in shown and "4.000 đồng" in shown
    assert shown.count("Hình thức: Giấy chứng sinh") == 1 and 'value="missing" selected' in shown


def test_it_is_accepted_with_papers_and_fees_and_one_slip_printed(officer, filed):
    wrong = page(officer, filed, **{**ACCEPTED, "form_0": "missing"})
    assert wrong.status_code == 422 and "Còn thiếu: Giấy chứng sinh" in text(wrong)
    assert officer.get(url("bundle_slip", filed.uid)).status_code == 404
    done = page(officer, filed, **ACCEPTED)
    assert "Đã tiếp nhận nhóm liên thông" in text(done) and url("bundle_slip", filed.uid) in text(done)
    accepted = Event.objects.get(kind="received").facts
    assert [one["form"] for one in accepted["components"]["v"]] == ["original", "reused"]
    assert accepted["fee"]["v"] == 4000
    told = words(officer, url("bundle_slip", filed.uid))
    assert filed.code in told and "24.000 đồng" in told
    again = page(officer, filed, **ACCEPTED)
    assert again.status_code == 200 and Event.objects.filter(kind="received").count() == 1


def test_guidance_and_refusal_speak_of_the_whole_request(officer, filed):
    lead = filed.members.get(position=0).dossier
    empty = page(officer, filed, act="guide", content="")
    assert empty.status_code == 422
    assert "Đã ghi hướng dẫn" in text(page(officer, filed, act="guide", content="Thiếu giấy chứng sinh"))
    assert filed.name in words(officer, url("slip", lead.uid, "02"))
    assert "hoàn thiện nhóm" in text(page(officer, filed, act="complete"))
    assert page(officer, filed, act="not_accept", reason="").status_code == 422
    page(officer, filed, act="not_accept", reason="Sai thẩm quyền")
    told = words(officer, url("slip", lead.uid, "03"))
    assert filed.name in told and "Sai thẩm quyền" in told
    shown = text(officer.get(url("bundle", filed.uid)))
    assert ", không tiếp nhận." in shown and "chưa tiếp nhận" not in shown


def test_one_that_was_never_accepted_does_not_stay_on_top_of_the_list(officer, filed, bundle):
    page(officer, filed, act="not_accept", reason="Sai thẩm quyền")
    assert list(officer.get(url("bundles")).context["bundles"]) == [bundle, filed]


def test_what_is_no_answer_changes_nothing(officer, filed):
    assert page(officer, filed, act="x").status_code == 422
    assert Event.objects.exclude(kind="filed").count() == 0


def test_what_the_portal_sent_is_only_entered_and_may_lack_papers(officer):
    made = send(officer, act="file", way="online", form_0="missing", follow=True)
    bundle = Bundle.objects.get()
    assert "chờ tiếp nhận" in text(made) and bundle.received_at is None and bundle.filed_at is not None
    told = facts_of(bundle, "khai-sinh")
    assert (told["channel"]["v"], told["status"]["v"]) == ("online", "filed")
    recent = text(officer.get(url("bundles")))
    assert text(made).count("Chờ tiếp nhận") > 1 and "Trong hạn" not in text(made)
    assert bundle.code in recent and url("bundle_review", bundle.uid) in text(made)


def test_helped_by_an_officer_it_says_who_helped_and_waits_too(officer, cast):
    send(officer, act="file", way="assisted", account="relative")
    assert facts_of(Bundle.objects.get(), "thuong-tru")["assisted"]["v"]["helper"] == cast.intake.pk
