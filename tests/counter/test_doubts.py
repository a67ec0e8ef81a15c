"""Doubts are counted by kind, opened, and settled together by one finding."""

from __future__ import annotations

import pytest

from motcua.counter import doubts as page_of_doubts
from motcua.register.models import Doubt, Event
from tests.counter.pages import text, url
from tests.register.office import take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db

FOUND = {"finding": "Đã nạp danh mục mới"}


@pytest.fixture
def unknown(cast) -> list[Doubt]:
    """Three dossiers of a procedure that nobody knows."""
    take_in(
        [
            row(
                code=f"H24.85-260610-000{place}",
                procedure="9.999999",
                received_at="2026-06-10 08:00",
                due_at="2026-06-12 17:00",
                status="handling",
                field="Hộ tịch",
            )
            for place in range(3)
        ]
    )
    return list(Doubt.objects.filter(code="unknown_procedure").order_by("pk"))


def test_each_kind_is_counted_with_what_to_do(unknown, sign_in):
    page = text(sign_in("handler").get(url("doubts")))
    assert "Thủ tục chưa có trong danh mục" in page and ">3<" in page and "Nạp danh mục mới nhất" in page


def test_those_of_one_kind_lead_to_their_dossiers(unknown, sign_in):
    page = text(sign_in("handler").get(url("doubts_of_kind", "unknown_procedure")))
    for doubt in unknown:
        assert url("dossier", doubt.dossier.uid) in page
    assert "<textarea" not in page, "a handler does not settle"


def test_several_are_settled_by_one_finding(unknown, sign_in):
    browser = sign_in("control")
    form = {**FOUND, "doubt": [unknown[0].pk, unknown[1].pk]}
    page = text(browser.post(url("settle_several", "unknown_procedure"), form, follow=True))
    assert (
        "Đã xử lý 2 điểm" in page and unknown[2].dossier.code in page and unknown[0].dossier.code not in page
    )
    assert Event.objects.filter(kind="doubt_settled").count() == 2


@pytest.mark.parametrize(
    ("form", "why"), [({"finding": "x"}, "Chưa chọn"), ({"finding": "", "doubt": "all"}, "mc-field-error")]
)
def test_without_a_choice_or_a_finding_nothing_is_settled(unknown, sign_in, form, why):
    chosen = [doubt.pk for doubt in unknown] if form.get("doubt") else ["x"]
    response = sign_in("control").post(url("settle_several", "unknown_procedure"), {**form, "doubt": chosen})
    assert response.status_code == 422 and why in text(response)
    assert not Doubt.objects.filter(settled_at__isnull=False).exists()


def test_what_was_ticked_stays_ticked(unknown, sign_in):
    response = sign_in("control").post(
        url("settle_several", "unknown_procedure"), {"finding": "", "doubt": [unknown[1].pk]}
    )
    assert text(response).count(" checked") == 1


def test_doubts_of_another_commune_are_neither_seen_nor_settled(unknown, sign_in):
    browser = sign_in("neighbour_control")
    assert "Không có điểm nghi vấn nào" in text(browser.get(url("doubts")))
    browser.post(url("settle_several", "unknown_procedure"), {**FOUND, "doubt": [unknown[0].pk]})
    assert not Doubt.objects.filter(settled_at__isnull=False).exists()


def test_a_long_list_goes_on(unknown, sign_in, monkeypatch):
    monkeypatch.setattr(page_of_doubts, "PAGE", 2)
    browser = sign_in("control")
    first = browser.get(url("doubts_of_kind", "unknown_procedure"))
    second = browser.get(first.context["next_url"])
    assert [len(page.context["rows"]) for page in (first, second)] == [2, 1]


def test_a_kind_that_there_is_not_is_not_found(sign_in):
    assert sign_in("control").get(url("doubts_of_kind", "no-such")).status_code == 404
