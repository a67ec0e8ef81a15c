"""Rows that an import left out are listed until they are mended or somebody says that they need not be recorded."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from motcua.exchange.models import ImportFile, ImportRun, SkippedRow
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast) -> SkippedRow:
    """Row 12 of the city's file, with a date that there is not; its raw cells hold a citizen's number."""
    run = ImportRun.objects.create(
        agency=cast.commune, title="mot-cua.xlsx", status="done", taken_at=timezone.now(), via="web"
    )
    file = ImportFile.objects.create(run=run, position=0, name="mot-cua.xlsx", sha256="f" * 64, size=1)
    return SkippedRow.objects.create(
        agency=cast.commune,
        run=run,
        file=file,
        system="mot-cua-hai-phong",
        sheet="Sổ",
        row=12,
        code="H24.85-260612-0012",
        raw={"Số giấy tờ": "999031085123"},
        message="Không hiểu ngày “31/02/2026”",
    )


def test_each_says_where_it_stood_and_what_is_wrong(row, sign_in):
    page = text(sign_in("handler").get(url("left_out")))
    for words in ("H24.85-260612-0012", "mot-cua.xlsx", "dòng 12", "Không hiểu ngày", "không rõ"):
        assert words in page
    assert "999031085123" not in page and "Bỏ dòng này" not in page
    assert "1 dòng bị bỏ qua" in text(sign_in("handler").get(url("doubts")))


def test_who_imports_is_led_to_the_file_to_mend_and_to_the_import(row, sign_in):
    page = sign_in("control").get(url("left_out")).content.decode()
    assert f'href="{reverse("control:bad_rows", args=[row.run_id, row.file_id])}"' in page
    assert page.count(f'href="{reverse("control:imports")}"') == 2  # in the navigation, and above the list
    assert "Tải tệp dòng lỗi" not in text(sign_in("handler").get(url("left_out")))


def test_one_is_dismissed_with_a_reason(cast, row, sign_in):
    browser = sign_in("control")
    assert browser.post(url("dismiss", row.pk), {"reason": ""}).status_code == 422
    page = text(browser.post(url("dismiss", row.pk), {"reason": "Dòng thử"}, follow=True))
    assert "Đã bỏ dòng 12" in page and "Không có dòng nào bị bỏ qua" in page
    row.refresh_from_db()
    assert (row.cured_by, row.cure) == (cast.control, "Dòng thử")


def test_it_is_not_dismissed_twice(row, sign_in):
    browser = sign_in("control")
    browser.post(url("dismiss", row.pk), {"reason": "Dòng thử"})
    assert "đã được xử lý" in text(browser.post(url("dismiss", row.pk), {"reason": "Lại"}, follow=True))
    row.refresh_from_db()
    assert row.cure == "Dòng thử"


def test_rows_of_another_commune_are_neither_seen_nor_dismissed(row, sign_in):
    browser = sign_in("neighbour_control")
    assert row.code not in text(browser.get(url("left_out")))
    assert browser.post(url("dismiss", row.pk), {"reason": "x"}).status_code == 404
