"""The page on which a person decides what a source left open."""

from __future__ import annotations

import pytest

from motcua.catalogue.models import DoubtDecision
from tests.control.catalogue.pages import text, url
from tests.register.office import offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def unclear(cast):
    """A procedure whose limit has no unit."""
    return offer(
        cast.commune, "1.000894", "Kết hôn", limit_number=None, limit_unit="",
        doubts=[{"code": "limit_without_unit", "value": "5"}],
    )  # fmt: skip


def test_each_is_listed_in_words_by_kind(unclear, sign_in):
    page = text(sign_in("control").get(url("catalogue_doubts")))
    assert "thời hạn “5” không có đơn vị" in page and "Thời hạn không có đơn vị" in page


def test_a_decision_says_who_and_why_and_makes_a_version(cast, unclear, sign_in):
    browser = sign_in("control")
    address = url("decide_doubt", unclear.pk, "limit_without_unit")
    given = {"limit_number": "5", "limit_unit": "ngày làm việc", "reason": "QĐ 163/QĐ-BTP"}
    assert browser.post(address, {**given, "reason": ""}).status_code == 422
    assert browser.post(address, {**given, "limit_number": ""}).status_code == 422
    page = text(browser.post(address, given, follow=True))
    assert "1.000894: 5 ngày làm việc. Đã thành phiên bản 2" in page and "QĐ 163/QĐ-BTP" in page
    assert DoubtDecision.objects.get().officer == cast.control
    assert "đã được quyết định trước đó" in text(browser.post(address, given, follow=True))


def test_a_question_that_was_never_asked_is_not_found(unclear, sign_in):
    assert sign_in("control").post(url("decide_doubt", unclear.pk, "vertical")).status_code == 404
