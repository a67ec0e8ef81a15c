"""The page of the numbers that were set aside."""

from __future__ import annotations

import pytest

from motcua.agencies.authority import today
from motcua.register.models import NumberBlock
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def test_a_block_is_taken_shown_and_closed_with_an_explanation(cast, sign_in):
    officer = sign_in("intake")
    told = {"day": today().isoformat(), "count": "3", "reason": "báo cắt điện"}
    assert "báo cắt điện" in text(officer.post(url("blocks"), told, follow=True))
    block = NumberBlock.objects.get()
    refused = officer.post(url("close_block", block.pk), {"explanation": ""})
    assert refused.status_code == 422 and "Còn 3 số chưa dùng" in text(refused)
    page = text(officer.post(url("close_block", block.pk), {"explanation": "không mất điện"}, follow=True))
    assert "không mất điện" in page and "1–3" in page


def test_what_is_wrong_is_said_beside_its_field(cast, sign_in):
    response = sign_in("intake").post(url("blocks"), {"day": "x", "count": "0", "reason": "y"})
    assert response.status_code == 422 and 'value="y"' in text(response)


def test_a_block_of_another_commune_is_not_found(cast, sign_in):
    sign_in("intake").post(url("blocks"), {"day": today().isoformat(), "count": "3", "reason": "x"})
    block = NumberBlock.objects.get()
    assert sign_in("neighbour").post(url("close_block", block.pk), {"explanation": "x"}).status_code == 404
