"""The fee of a dossier that was filed: what the filing stated is shown, and who accepts it may put it right."""

from __future__ import annotations

import pytest

from motcua.catalogue.content.written import from_dict
from motcua.counter.intake.fee_form import FeeForm
from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.models import Dossier
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.counter.intake.conftest import CONTENT
from tests.counter.pages import text, url
from tests.register.office import offer

pytestmark = pytest.mark.django_db

FEES = [
    {"name": "Lệ phí nộp trực tuyến", "amount": 4000, "channel": "online"},
    {"name": "Bản sao trích lục", "amount": 8000, "channel": "", "per": "bản"},
    {"name": "Lệ phí tại quầy", "amount": 9000, "channel": "in_person"},
]
PAPERS = {"form_0": "original", "count_0": "1", "form_1": "original", "count_1": "1"}


@pytest.fixture
def stated(cast) -> Dossier:
    """Filed online with two copies wanted."""
    offer(cast.commune, details={"content": {**CONTENT, "fees": FEES}})
    charges = [{"name": "Bản sao trích lục", "amount": 8000, "count": 2, "exempt": "", "total": 16000}]
    told = Application("1.001193", CITIZEN, channel="online", fee=16000, charges=charges)
    return Dossier.objects.get(pk=file_application(cast.commune, told).id)


def test_the_page_shows_what_the_filing_stated_and_the_fees_of_its_channel_alone(stated, sign_in):
    page = text(sign_in("intake").get(url("review", stated.uid)))
    assert "Người nộp khai: Bản sao trích lục × 2; cộng 16.000 đồng" in page
    assert "Lệ phí nộp trực tuyến" in page and "Lệ phí tại quầy" not in page
    assert 'name="fee_1" value="2"' in page and 'name="fee_0" value="0"' in page


def test_what_is_put_right_before_acceptance_is_what_is_charged(stated, sign_in):
    told = {**PAPERS, "fee_0": "1", "exempt_0": "", "fee_1": "1", "exempt_1": "người có công"}
    sign_in("intake").post(url("accept", stated.uid), told)
    stated.refresh_from_db()
    assert (stated.status, stated.fee) == ("handling", 4000)
    charges = open_owned(stated.pk).course.told["charges"]
    assert [(one["name"], one["count"], one["exempt"], one["total"]) for one in charges] == [
        ("Lệ phí nộp trực tuyến", 1, "", 4000),
        ("Bản sao trích lục", 1, "người có công", 0),
    ]
    assert verify(rebuild=True).findings == []


def test_what_the_filing_stated_stays_where_nothing_is_said(stated, sign_in):
    sign_in("intake").post(url("accept", stated.uid), PAPERS)
    stated.refresh_from_db()
    assert (stated.status, stated.fee) == ("handling", 16000)


def test_a_count_that_cannot_be_is_shown_again_with_what_was_typed(stated, sign_in):
    response = sign_in("intake").post(url("accept", stated.uid), {**PAPERS, "fee_0": "-1"})
    assert response.status_code == 422
    stated.refresh_from_db()
    assert stated.status == "filed"


def test_a_reason_that_is_too_long_is_told_beside_its_field_and_charges_nothing(cast):
    fees = from_dict({**CONTENT, "fees": FEES})
    form = FeeForm({"fee_1": "2", "exempt_1": "m" * 300}, content=fees)
    assert not form.is_valid() and "exempt_1" in form.errors
    assert [(one.name, one.count) for one in form.charges("online")] == [("Bản sao trích lục", 2)]
