"""One officer proposes a correction, another decides; the count stays, the correction shows."""

from __future__ import annotations

import html
import re

import pytest

from motcua.agencies.models import AgencySettings
from motcua.register.models import Correction
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import JUSTICE, row

pytestmark = pytest.mark.django_db

FORM = {
    "fact": "finished_at",
    "value": "08/06/2026 15:40",
    "reason": "Bấm nhầm nút",
    "evidence": "Sổ giao nhận trang 41",
}


def propose(browser, dossier, **other):
    return browser.post(url("correct", dossier.uid), {**FORM, **other}, follow=True)


def test_a_proposal_waits_for_somebody_else(dossier, sign_in):
    proposer = sign_in("intake")
    page = text(propose(proposer, dossier))
    assert "một cán bộ khác duyệt" in page and "Người đề nghị không tự duyệt" in page
    correction = Correction.objects.get()
    own = proposer.post(url("decide", dossier.uid, correction.pk), {"approved": "yes"})
    assert own.status_code == 422 and "không được tự duyệt" in text(own)
    correction.refresh_from_db()
    assert correction.decided_at is None


def test_an_approved_one_shows_both_values_and_leaves_the_count(dossier, sign_in):
    propose(sign_in("intake"), dossier)
    address = url("decide", dossier.uid, Correction.objects.get().pk)
    page = text(sign_in("control").post(address, {"approved": "yes", "remark": "Đúng"}, follow=True))
    assert "đính chính: 08/06/2026 15:40; số liệu vẫn tính theo nguồn" in page
    assert "09/06/2026 10:00 → 08/06/2026 15:40" in page and "Sổ giao nhận trang 41" in page
    dossier.refresh_from_db()
    assert dossier.late_corrected and dossier.finished_at.day == 9


@pytest.mark.parametrize(("rule", "marked"), [("instant", False), ("date", True)])
def test_lists_mark_a_late_dossier_as_corrected_by_the_rule_that_is_laid_down(dossier, sign_in, rule, marked):
    AgencySettings.objects.update_or_create(agency=dossier.agency, defaults={"verdict_rule": rule})
    propose(sign_in("intake"), dossier, value="08/06/2026 18:00")
    browser = sign_in("control")
    browser.post(url("decide", dossier.uid, Correction.objects.get().pk), {"approved": "yes"})
    assert ("đã đính chính" in text(browser.get(url("register")))) is marked
    page = browser.get(url("dossier", dossier.uid))
    assert page.context["corrected"] is marked and ("Đã đính chính" in text(page)) is marked


def test_a_declined_one_changes_nothing(dossier, sign_in):
    propose(sign_in("intake"), dossier)
    address = url("decide", dossier.uid, Correction.objects.get().pk)
    page = text(sign_in("control").post(address, {"approved": "no", "remark": "Thiếu sổ"}, follow=True))
    assert "Không duyệt" in page and "Thiếu sổ" in page
    dossier.refresh_from_db()
    assert not dossier.late_corrected


@pytest.mark.parametrize(
    ("fact", "value", "cure"),
    [
        ("finished_at", "hôm qua", "14/06/2026 16:30"),
        ("finished_at", "31/02/2026 08:00", "14/06/2026 16:30"),
        ("fee", "mười nghìn", "25.000"),
        ("fee", "-5", "25.000"),
        ("channel", "fax", "Trực tuyến, Trực tiếp"),
        ("digitised", "chắc là có", "Ghi Có hoặc Không"),
        ("applicant", "x", "Hãy chọn"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_cure(dossier, sign_in, fact, value, cure):
    response = propose(sign_in("intake"), dossier, fact=fact, value=value)
    assert response.status_code == 422 and value in text(response)
    if fact != "applicant":
        assert cure in text(response)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("fact", "value", "kept"),
    [
        ("fee", "25.000 đồng", {"v": 25000}),
        ("channel", "bưu chính công ích", {"v": "postal"}),
        ("digitised", "Có", {"v": True}),
        ("reused", "khong", {"v": False}),
        ("linked_group", " người có công ", {"v": "người có công"}),
        ("due_at", "2026-06-10T17:00", {"at": "2026-06-10T17:00:00+07:00", "p": "minute"}),
    ],
)
def test_a_value_is_understood_as_clerks_write_it(dossier, sign_in, fact, value, kept):
    propose(sign_in("intake"), dossier, fact=fact, value=value)
    assert Correction.objects.get().value == kept


def test_a_second_proposal_for_the_same_waits(dossier, sign_in):
    propose(sign_in("intake"), dossier)
    assert "đang có một đề nghị" in text(propose(sign_in("handler"), dossier))


def test_a_clerk_neither_proposes_nor_decides(dossier, sign_in):
    browser = sign_in("clerk")
    assert propose(browser, dossier).status_code == 403
    propose(sign_in("intake"), dossier)
    assert browser.post(url("decide", dossier.uid, Correction.objects.get().pk)).status_code == 403


def test_the_proposal_of_another_dossier_is_not_decided_from_here(dossier, sign_in):
    assert sign_in("control").post(url("decide", dossier.uid, 99), {"approved": "yes"}).status_code == 404


def test_whoever_may_decide_finds_what_waits_on_the_first_page(dossier, sign_in):
    propose(sign_in("intake"), dossier)
    address = url("dossier", dossier.uid)
    for who in ("control", "intake"):
        page = text(sign_in(who).get("/"))
        assert "Đề nghị đính chính chờ duyệt" in page and address in page
        assert ("cần một cán bộ khác duyệt" in page) is (who == "intake")
    assert address not in text(sign_in("neighbour_control").get("/"))
    decision = url("decide", dossier.uid, Correction.objects.get().pk)
    sign_in("control").post(decision, {"approved": "yes", "remark": "Đúng"})
    assert address not in text(sign_in("control").get("/"))


def test_where_two_systems_differ_the_other_ones_word_is_proposed_by_a_link(dossier, sign_in):
    codes = ((dossier.system, dossier.code), (JUSTICE, "G15-1"))
    told = {"received_at": "2026-06-01 08:00", "finished_at": "2026-06-10 11:20", "status": "finished"}
    take_in([row(codes=codes, **told)], system=JUSTICE)
    page = sign_in("intake").get(url("dossier", dossier.uid))
    assert "Bên này đúng: đề nghị đính chính" in text(page)
    (link,) = re.findall(r'href="(\?dinh-chinh=finished_at[^"]+)"', page.content.decode())
    opened = sign_in("intake").get(url("dossier", dossier.uid) + html.unescape(link))
    (offer,) = [each for each in opened.context["offers"] if each.name == "correct"]
    assert offer.open and offer.form.initial == {"fact": "finished_at", "value": "09/06/2026 10:00"}
    reader = sign_in("clerk").get(url("dossier", dossier.uid))
    assert "Bên này đúng" not in text(reader)
