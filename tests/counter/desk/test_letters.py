"""The letters that come of an act: what was written in its form stands on the paper, as PDF and as .docx."""

from __future__ import annotations

import pytest

from motcua.register.actions.apology import Apologise
from motcua.register.actions.hand_over import HandOverOwn
from motcua.register.actions.notify import NotifyEarly
from motcua.register.actions.refuse import Refuse
from motcua.register.actions.stop import Withdraw
from motcua.register.actions.supplement import AskSupplement
from tests.cast import CITIZEN
from tests.counter.intake.test_slips import words
from tests.counter.pages import text, url
from tests.register.own.ways import to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db


def apologise(pk, office):
    Apologise(pk, office["chair"], at("2026-06-12 17:00"), "Mất điện cả tuần").execute(at("2026-06-04 09:00"))


def ask(pk, office):
    until = at("2026-06-12 17:00")
    AskSupplement(pk, office["handler"], [{"name": "Giấy chứng sinh"}], answer_by=until).execute(
        at("2026-06-02 08:00")
    )


def refuse(pk, office):
    Refuse(pk, office["chair"], "Không thuộc thẩm quyền", True).execute(at("2026-06-02 09:00"))


def withdraw(pk, office):
    Withdraw(pk, office["intake"], "Người nộp đổi ý").execute(at("2026-06-02 09:00"))


LETTERS = {
    "02": (ask, ("Giấy chứng sinh", "12/06/2026")),
    "03": (refuse, ("Không thuộc thẩm quyền",)),
    "04": (apologise, ("Mất điện cả tuần", "08/06/2026", "12/06/2026")),
    "05": (withdraw, ("Người nộp đổi ý",)),
}


@pytest.mark.parametrize("form", LETTERS)
def test_the_letter_says_what_was_written(owned, office, sign_in, clock, form):
    act, told = LETTERS[form]
    browser, address = sign_in("intake"), url("slip", owned.uid, form)
    to_handler(owned.pk, office)
    clock("2026-06-04 10:00")
    assert browser.get(address).status_code == 404
    act(owned.pk, office)
    assert address in text(browser.get(url("dossier", owned.uid)))
    letter = words(browser.get(address, {"dang": "docx"})).replace(" ngày ", " ")
    for wanted in (owned.code, CITIZEN["name"], *told):
        day, _sign, rest = wanted.partition("/")
        written = f"{day} tháng {rest[:2]} năm {rest[3:]}" if rest else wanted
        assert wanted in letter or written in letter, wanted
    assert browser.get(address).content.startswith(b"%PDF")


def test_an_early_result_has_its_notice_until_it_is_handed_over(owned, office, sign_in, clock):
    browser, address = sign_in("hand_over"), url("slip", owned.uid, "bao-som")
    clock("2026-06-03 08:00")
    assert browser.get(address).status_code == 404
    to_counter(owned.pk, office)
    NotifyEarly(owned.pk, office["hand_over"], "phone").execute(at("2026-06-03 08:00"))
    assert address in text(browser.get(url("dossier", owned.uid)))
    letter = words(browser.get(address, {"dang": "docx"}))
    for wanted in (owned.code, CITIZEN["name"], "đã có kết quả trước thời hạn", "08/06/2026"):
        assert wanted in letter, letter
    HandOverOwn(owned.pk, office["hand_over"]).execute(at("2026-06-03 09:00"))
    assert browser.get(address).status_code == 404


def test_a_late_result_has_no_early_notice(owned, office, sign_in, clock):
    to_counter(owned.pk, office, "2026-06-10")
    clock("2026-06-10 15:00")
    assert sign_in("hand_over").get(url("slip", owned.uid, "bao-som")).status_code == 404
