"""The bell and the page of warnings: one's own, of dossiers that one may see, until they are read or settled."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.register.models import Dossier
from motcua.register.write import Actor
from motcua.watching.models import Warning
from motcua.watching.sweep import sweep
from tests.counter.pages import text, url
from tests.register.office import offer
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db

LATE = at("2026-06-09 09:00")


@pytest.fixture
def warned(cast) -> Dossier:
    """Overdue since 8 June; whoever holds it and the leader were told."""
    offer(cast.commune)
    one = take_in({"intake": Actor(cast.intake, "intake", "thử")})
    sweep(LATE)
    return Dossier.objects.get(pk=one.id)


def bell(browser: Client) -> str:
    return browser.get("/").context["bell"]["count"]


def test_the_bell_counts_what_was_not_read_and_leads_to_it(warned, sign_in):
    browser = sign_in("intake")
    assert bell(browser) == "3" and "Thông báo: 3 chưa đọc" in text(browser.get("/"))
    page = text(browser.get(url("notices")))
    assert warned.code in page and "Đã quá hạn trả" in page and "Bước đã quá hạn" in page


def test_each_is_marked_as_read_or_all_at_once(warned, sign_in):
    browser = sign_in("intake")
    one = Warning.objects.filter(recipient__user__username="lua.nt").first()
    browser.post(url("notices_read"), {"thong-bao": one.pk})
    assert bell(browser) == "2"
    browser.post(url("notices_read"))
    assert bell(browser) == "" and "Không có thông báo nào" in text(browser.get(url("notices")))
    assert warned.code in text(browser.get(url("notices") + "?tat-ca=1"))


def test_nobody_marks_what_another_was_told(warned, sign_in):
    other = Warning.objects.filter(recipient__user__username="hanh.dt").first()
    sign_in("intake").post(url("notices_read"), {"thong-bao": [other.pk, "x", "9" * 30]})
    other.refresh_from_db()
    assert other.read_at is None


def test_a_warning_that_went_to_the_wrong_person_shows_nothing(warned, sign_in, cast):
    Warning.objects.filter(kind="due_late", recipient=cast.intake).update(recipient=cast.neighbour_control)
    browser = sign_in("neighbour_control")
    assert bell(browser) == "" and warned.code not in text(browser.get(url("notices") + "?tat-ca=1"))


def test_what_has_settled_itself_no_longer_asks_to_be_read(warned, sign_in):
    Dossier.objects.update(finished_at=LATE)
    sweep(LATE)
    browser = sign_in("intake")
    assert bell(browser) == "" and "không còn nữa" in text(browser.get(url("notices") + "?tat-ca=1"))


def test_long_lists_are_paged(warned, sign_in, monkeypatch):
    from motcua.watching import notices

    monkeypatch.setattr(notices, "PAGE", 2)
    browser = sign_in("intake")
    first = browser.get(url("notices"))
    assert len(first.context["rows"]) == 2
    assert len(browser.get(first.context["next_url"]).context["rows"]) == 1
    assert browser.get(url("notices") + "?sau=x").status_code == 200


def test_who_reads_no_dossiers_has_no_bell(cast, sign_in):
    assert sign_in("admin").get("/").context["bell"] is None


def test_an_officer_says_where_mail_goes_where_mail_is_on(cast, sign_in, settings):
    browser = sign_in("intake")
    assert "Địa chỉ nhận thư" not in text(browser.get(url("notices")))
    settings.MAIL_ON = True
    assert "Địa chỉ nhận thư" in text(browser.get(url("notices")))
    assert browser.post(url("notices_address"), {"email": "không phải"}).status_code == 422
    browser.post(url("notices_address"), {"email": "lua@xa.test"})
    cast.intake.user.refresh_from_db()
    assert cast.intake.user.email == "lua@xa.test"
    browser.post(url("notices_address"), {"email": ""})
    cast.intake.user.refresh_from_db()
    assert cast.intake.user.email == ""
