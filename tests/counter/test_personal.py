"""Personal data are whole only for who needs them, for a purpose, and each reading is in the log."""

from __future__ import annotations

import pytest

from motcua.register.models import PersonalRead
from tests.cast import CITIZEN
from tests.counter.pages import officer_of, text, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["intake", "handler", "leader", "chair", "hand_over", "director"])
def test_who_needs_them_reads_them_and_the_reading_is_logged(cast, dossier, sign_in, who):
    page = text(sign_in(who).post(url("personal", dossier.uid), {"purpose": "mời nhận kết quả"}))
    assert all(words in page for words in CITIZEN.values())
    reading = PersonalRead.objects.get()
    assert (reading.dossier, reading.purpose) == (dossier, "mời nhận kết quả")


@pytest.mark.parametrize("who", ["clerk", "control", "admin", "stranger"])
def test_others_do_not(dossier, sign_in, who):
    response = sign_in(who).post(url("personal", dossier.uid), {"purpose": "xem thử"})
    assert response.status_code == 403 and not PersonalRead.objects.exists()


def test_without_a_purpose_nothing_is_shown(dossier, sign_in):
    response = sign_in("intake").post(url("personal", dossier.uid), {"purpose": "  "})
    assert response.status_code == 422 and not PersonalRead.objects.exists()
    assert CITIZEN["id_number"] not in text(response)


def test_a_link_shows_nothing(dossier, sign_in):
    assert sign_in("intake").get(url("personal", dossier.uid)).status_code == 405
    assert not PersonalRead.objects.exists()


def test_the_director_and_the_administrator_see_who_read_what(cast, dossier, sign_in):
    sign_in("intake").post(url("personal", dossier.uid), {"purpose": "mời nhận kết quả"})
    for who in ("director", "admin"):
        page = text(sign_in(who).get(url("readings")))
        assert cast.intake.name in page and dossier.code in page and "mời nhận kết quả" in page
    assert "Ai đã xem đầy đủ (1)" in " ".join(
        text(sign_in("director").get(url("dossier", dossier.uid))).split()
    )
    assert "Ai đã xem đầy đủ" not in text(sign_in("handler").get(url("dossier", dossier.uid)))


def test_the_log_of_one_commune_is_not_that_of_another(cast, dossier, sign_in):
    sign_in("intake").post(url("personal", dossier.uid), {"purpose": "mời nhận kết quả"})
    page = text(sign_in("neighbour").get(url("readings")))
    assert "mời nhận kết quả" not in page and "Chưa ai xem" in page


def test_erased_data_say_so(cast, dossier, sign_in):
    from motcua.register.actions.erase import Erase
    from motcua.register.write import Actor

    Erase(dossier.pk, Actor(officer_of(cast, "admin"), "admin", "thử"), "Đơn yêu cầu").execute()
    browser = sign_in("director")
    assert "đã xóa theo yêu cầu" in text(browser.get(url("dossier", dossier.uid)))
    assert "Đã xóa theo yêu cầu" in text(browser.post(url("personal", dossier.uid), {"purpose": "thử"}))
    assert "đã xóa" in text(browser.get(url("source_row", dossier.uid, dossier.events.earliest("seq").pk)))
