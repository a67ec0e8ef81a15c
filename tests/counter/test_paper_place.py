"""Where the papers lie: told on a dossier's page, owned or mirrored, by those who carry papers."""

from __future__ import annotations

import pytest

from motcua.register.models import Dossier, PaperPlace
from motcua.register.verification import verify
from tests.counter.desk.conftest import office, owned
from tests.counter.pages import text, url

__all__ = ["office", "owned"]

pytestmark = pytest.mark.django_db


def shelved(browser, one: Dossier, place: str):
    return browser.post(url("shelve", one.uid), {"place": place}, follow=True)


@pytest.mark.parametrize("which", ["owned", "dossier"])
def test_the_page_shows_the_place_that_was_told_last(request, which, sign_in):
    one, browser = request.getfixturevalue(which), sign_in("intake")
    shelved(browser, one, "Tủ 2, ngăn 3")
    assert "Đã ghi nơi để" in text(shelved(browser, one, "Hộp 14"))
    page = text(browser.get(url("dossier", one.uid)))
    assert 'value="Hộp 14"' in page and "Hộp 14" in text(sign_in("control").get(url("dossier", one.uid)))
    assert PaperPlace.objects.exists() is not one.owned
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize("place", ["", "x" * 121])
def test_a_place_that_says_nothing_or_too_much_is_refused(dossier, sign_in, place):
    assert shelved(sign_in("intake"), dossier, place).status_code == 422
    assert not PaperPlace.objects.exists()


def test_who_carries_no_papers_is_not_offered_it(dossier, sign_in):
    address = url("shelve", dossier.uid)
    assert address not in text(sign_in("control").get(url("dossier", dossier.uid)))
    assert sign_in("control").post(address, {"place": "Tủ 1"}).status_code == 403
    assert sign_in("neighbour").post(address, {"place": "Tủ 1"}).status_code == 404
