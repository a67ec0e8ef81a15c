"""Two records of one dossier are made one by their codes, and parted again."""

from __future__ import annotations

import pytest

from motcua.register.models import Dossier
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import JUSTICE, row

pytestmark = pytest.mark.django_db

CODE = "G15.10993-20260601-0000001"


@pytest.fixture
def other(dossier):
    take_in(
        [row(code=CODE, system=JUSTICE, received_at="2026-06-01 08:00", status="handling")], system=JUSTICE
    )
    return Dossier.objects.exclude(pk=dossier.pk).get()


def test_a_wrong_merge_can_be_undone(dossier, other, sign_in):
    browser = sign_in("control")
    page = text(
        browser.post(url("merge", dossier.uid), {"code": CODE.lower(), "reason": "Một việc"}, follow=True)
    )
    assert "Đã gộp" in page and "Bản ghi đã gộp vào đây" in page and CODE in page
    address = url("unmerge", dossier.uid, other.uid)
    assert browser.post(address, {"reason": ""}).status_code == 422
    page = text(browser.post(address, {"reason": "Gộp nhầm"}, follow=True))
    assert "Đã tách hồ sơ" in page
    other.refresh_from_db()
    assert other.merged_into is None


@pytest.mark.parametrize(
    ("code", "why"), [("H24.85-260612-0001", "với chính nó"), ("không có mã này", "Không có hồ sơ mang mã")]
)
def test_what_cannot_be_merged_is_told(dossier, other, sign_in, code, why):
    response = sign_in("control").post(url("merge", dossier.uid), {"code": code, "reason": "x"})
    assert response.status_code == 422 and why in text(response)


def test_a_record_of_another_commune_is_not_reached_by_its_code(dossier, cast, sign_in):
    row_ = row(code="H24.90-260612-0001", received_at="2026-06-01 08:00", status="handling")
    take_in([row_], agency=cast.neighbour)
    response = sign_in("control").post(
        url("merge", dossier.uid), {"code": "H24.90-260612-0001", "reason": "thử"}
    )
    assert response.status_code == 422 and "Không có hồ sơ mang mã" in text(response)


def test_who_may_not_merge_is_not_offered_it(dossier, other, sign_in):
    assert (
        sign_in("handler").post(url("merge", dossier.uid), {"code": CODE, "reason": "x"}).status_code == 403
    )


def test_the_part_of_one_system_can_be_made_a_dossier_of_its_own(dossier, sign_in):
    browser = sign_in("control")
    assert "Tách phần của một hệ thống" not in text(browser.get(url("dossier", dossier.uid)))
    codes = ((JUSTICE, CODE), (dossier.system, dossier.code))
    take_in([row(codes=codes, received_at="2026-06-01 08:00", status="handling")], system=JUSTICE)
    assert "Tách phần của một hệ thống" in text(browser.get(url("dossier", dossier.uid)))
    for wrong in ({"system": JUSTICE, "reason": ""}, {"system": "không có", "reason": "x"}):
        assert browser.post(url("split", dossier.uid), wrong).status_code == 422
    told = {"system": JUSTICE, "reason": "Ghép nhầm"}
    page = text(browser.post(url("split", dossier.uid), told, follow=True))
    assert f"Đã tách thành hồ sơ riêng {CODE}" in page and "Tách phần của một hệ thống" not in page
    assert f"{dossier.code} → {CODE} · Ghép nhầm" in page
    away = Dossier.objects.get(code=CODE)
    page = text(browser.get(url("dossier", away.uid)))
    assert "Ghép nhầm" in page
    assert sign_in("handler").post(url("split", dossier.uid), told).status_code == 403


def test_the_history_marks_what_was_parted_and_tells_it_no_more(dossier, sign_in):
    codes = ((JUSTICE, CODE), (dossier.system, dossier.code))
    told = {"received_at": "2026-06-01 08:00", "status": "handling", "person": {"name": "Lê Thị Cúc"}}
    take_in([row(codes=codes, **told, officer="Cán bộ 7")], system=JUSTICE)
    browser = sign_in("control")
    assert "Cán bộ 7" in text(browser.get(url("dossier", dossier.uid))).partition("Diễn biến")[2]
    browser.post(url("split", dossier.uid), {"system": JUSTICE, "reason": "Ghép nhầm"})
    history = text(browser.get(url("dossier", dossier.uid))).partition("Diễn biến")[2]
    assert "Không còn thuộc hồ sơ này: ghi nhận từ Hệ thống của Bộ Tư pháp" in history
    assert f"Đã tách sang hồ sơ {CODE}" in history and "Cán bộ 7" not in history
    parted = dossier.events.get(kind="recorded", system=JUSTICE)
    assert f"#su-kien-{parted.pk}" not in history
    row_ = text(browser.get(url("source_row", dossier.uid, parted.pk)))
    assert "đã chuyển sang hồ sơ được tách ra" in row_ and "Lê Thị Cúc" not in row_
    away = Dossier.objects.get(code=CODE)
    page = text(browser.get(url("dossier", away.uid)))
    assert "Cán bộ 7" in page.partition("Diễn biến")[2] and "Không còn thuộc" not in page
    whole = text(sign_in("director").post(url("personal", away.uid), {"purpose": "Đối chiếu"}))
    assert "Lê Thị Cúc" in whole and "Đã xóa theo yêu cầu" not in whole


def test_what_was_parted_and_merged_again_is_told_once_and_why(dossier, sign_in):
    codes = ((JUSTICE, CODE), (dossier.system, dossier.code))
    take_in([row(codes=codes, received_at="2026-06-01 08:00", status="handling")], system=JUSTICE)
    browser = sign_in("control")
    browser.post(url("split", dossier.uid), {"system": JUSTICE, "reason": "Ghép nhầm"})
    page = text(browser.post(url("merge", dossier.uid), {"code": CODE, "reason": "Vẫn là một"}, follow=True))
    history = page.partition("Diễn biến")[2]
    assert (history.count("Vẫn là một"), history.count("Ghép nhầm")) == (1, 1)
    assert (history.count("Gộp hồ sơ"), history.count("Tách hồ sơ")) == (1, 1)
    assert "Ghi lại khi tách: Hệ thống của Bộ Tư pháp" in history
    assert "01/06/2026 08:00 → 01/06/2026 08:00" not in history
