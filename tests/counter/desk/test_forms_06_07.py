"""The control slip of a dossier and the register book of a span of days, from the events."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.counter.control_slip_data import punctuality
from motcua.documents.slips.control_slip import Punctuality
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.course import Stay
from motcua.register.models import PersonalRead
from tests.cast import CITIZEN
from tests.counter.pages import text, url
from tests.register.own.ways import to_counter
from tests.register.told import at

pytestmark = pytest.mark.django_db

SPAN = {"tu": "2026-06-01", "den": "2026-06-05", "dang": "docx"}


def words(response) -> str:
    """What a .docx says."""
    from io import BytesIO

    from docx import Document

    told = Document(BytesIO(b"".join(response)))
    cells = [cell.text for table in told.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in told.paragraphs), *cells])


def test_the_control_slip_names_each_hand_over_with_who_gave_and_who_received(
    cast, owned, office, sign_in, clock
):
    to_counter(owned.pk, office)
    clock("2026-06-02 15:00")
    told = words(sign_in("handler").get(url("slip", owned.uid, "06") + "?dang=docx"))
    for name in ("intake", "handler", "leader", "chair", "clerk"):
        assert getattr(cast, name).name in told
    assert "Cán bộ tiếp nhận (Tiếp nhận hồ sơ)" in told and CITIZEN["id_number"] not in told


def test_the_dossier_page_leads_to_its_control_slip(owned, sign_in):
    assert url("slip", owned.uid, "06") in text(sign_in("handler").get(url("dossier", owned.uid)))


@pytest.mark.parametrize(
    ("hours", "verdict"), [(1, Punctuality.LATE), (-1, Punctuality.ON_TIME), (-48, Punctuality.EARLY)]
)
def test_a_step_is_judged_by_its_own_date(hours, verdict):
    due = at("2026-06-05 12:00")
    stay = Stay(1, "a", "A", "handle", "handler", None, None, at("2026-06-01 08:00"), None, due, 3600)
    assert punctuality(stay, due + timedelta(hours=hours)) == verdict
    assert punctuality(stay._replace(due=None), due) is None


def test_the_register_book_lists_what_was_received_in_its_days(owned, sign_in, clock):
    clock("2026-06-05 15:00")
    browser = sign_in("handler")
    told = words(browser.get(url("register_book"), SPAN))
    assert owned.code in told and CITIZEN["name"] in told and CITIZEN["phone"] not in told
    assert owned.code not in words(browser.get(url("register_book"), {**SPAN, "tu": "2026-06-02"}))


def test_addresses_stand_in_it_when_asked_and_each_reading_is_logged(owned, sign_in, clock):
    clock("2026-06-05 15:00")
    told = words(sign_in("handler").get(url("register_book"), {**SPAN, "day_du": "on"}))
    assert CITIZEN["phone"] in told
    assert list(PersonalRead.objects.values_list("dossier", flat=True)) == [owned.pk]


def test_who_may_not_read_personal_data_gets_the_book_without_them(owned, sign_in, clock):
    clock("2026-06-05 15:00")
    told = words(sign_in("control").get(url("register_book"), {**SPAN, "day_du": "on"}))
    assert owned.code in told and CITIZEN["phone"] not in told
    assert not PersonalRead.objects.exists()


AT_THE_END_OF_TIME = {"tu": "9999-12-31", "den": "9999-12-31"}


@pytest.mark.parametrize(
    "span", [{"tu": "x"}, {"den": "2026-05-01"}, {"den": "2036-05-01"}, AT_THE_END_OF_TIME]
)
def test_days_that_make_no_book_are_said(owned, sign_in, span):
    response = sign_in("handler").get(url("register_book"), {**SPAN, **span})
    assert response.status_code == 422 and "mc-field-error" in text(response)


def test_a_book_longer_than_a_volume_is_given_volume_by_volume(owned, office, sign_in, clock, monkeypatch):
    clock("2026-06-05 15:00")
    monkeypatch.setattr("motcua.documents.slips.register_book.LONGEST", 1)
    later = at("2026-06-02 08:00")
    receive_at_counter(owned.agency, Application("1.001193", CITIZEN), office["intake"], later)
    browser = sign_in("handler")
    assert "Tải quyển 2" in text(browser.get(url("register_book"), SPAN))
    assert owned.code not in words(browser.get(url("register_book"), {**SPAN, "quyen": "2"}))
