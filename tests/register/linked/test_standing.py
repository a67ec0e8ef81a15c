"""The plan of linked procedures as they really go: which path sets the date, who may still take how long."""

from __future__ import annotations

import pytest

from motcua.register.actions.member_result import RecordResult
from motcua.register.actions.stop import Withdraw
from motcua.register.linked.standing import standing
from tests.register.linked.conftest import EVERYTHING, MONDAY, dossier
from tests.register.own.ways import to_counter
from tests.register.told import at

pytestmark = pytest.mark.django_db

HOUR = 3600


def told(bundle, when):
    """Final date, the keys that set it, and each member's slack in working hours."""
    found = standing(bundle, at(when))
    slack = {one.member.key: one.plan.slack / HOUR for one in found.members if one.plan}
    return found.final, [one.member.key for one in found.setting], slack


def test_at_the_receipt_the_slowest_path_sets_the_date_and_the_others_have_slack(request_in):
    final, setting, slack = told(request_in, "2026-06-01 08:00")
    # Due at closing time on 2 June: the police has it the next morning.
    assert final == at("2026-06-12 17:00")
    assert setting == ["khai-sinh", "thuong-tru"]
    assert slack["khai-sinh"] == slack["thuong-tru"] == 0
    # Two working days of eight hours each.
    assert slack["the-bhyt"] == 16
    residence = next(one for one in standing(request_in, MONDAY).members if one.member.key == "thuong-tru")
    assert residence.awaits == ("Đăng ký khai sinh",) and not residence.plan.started


def test_what_really_ends_moves_the_plan(request_in, office, police):
    to_counter(dossier(request_in, "khai-sinh").pk, office, "2026-06-01")
    final, setting, _ = told(request_in, "2026-06-01 15:00")
    assert (final, setting) == (at("2026-06-10 17:00"), ["thuong-tru"])
    RecordResult(dossier(request_in, "thuong-tru").pk, police).execute(at("2026-06-03 10:00"))
    final, setting, slack = told(request_in, "2026-06-03 10:00")
    assert (final, setting, slack["the-bhyt"]) == (at("2026-06-08 17:00"), ["the-bhyt"], 0)
    verdicts = {one.member.key: one.verdict for one in standing(request_in, at("2026-06-03 10:00")).members}
    assert verdicts == {"khai-sinh": "early", "thuong-tru": "early", "the-bhyt": None}


def test_a_late_member_shows_who_set_the_date(request_in, office):
    to_counter(dossier(request_in, "khai-sinh").pk, office)
    final, setting, _ = told(request_in, "2026-06-15 10:00")
    assert final == at("2026-06-15 10:00") and set(setting) == {"thuong-tru", "the-bhyt"}
    RecordResult(dossier(request_in, "thuong-tru").pk, office["intake"], at=at("2026-06-11 10:00")).execute(
        at("2026-06-15 10:00")
    )
    final, setting, _ = told(request_in, "2026-06-16 09:00")
    assert (final, setting) == (at("2026-06-16 09:00"), ["the-bhyt"])
    RecordResult(dossier(request_in, "the-bhyt").pk, office["intake"]).execute(at("2026-06-17 09:00"))
    found = standing(request_in, at("2026-06-20 09:00"))
    assert (found.final, found.all_ended) == (at("2026-06-17 09:00"), True)
    assert [one.member.key for one in found.setting] == ["the-bhyt"]
    assert {one.member.key: one.verdict for one in found.members}["the-bhyt"] == "late"


def test_one_that_is_withdrawn_no_longer_holds_the_others_up(request_in, office):
    to_counter(dossier(request_in, "khai-sinh").pk, office, "2026-06-01")
    Withdraw(dossier(request_in, "thuong-tru").pk, office["intake"], "người nộp rút").execute(
        at("2026-06-02 10:00")
    )
    final, setting, _ = told(request_in, "2026-06-02 10:00")
    assert (final, setting) == (at("2026-06-08 17:00"), ["the-bhyt"])


def test_without_any_member_left_there_is_no_plan_of_those_that_never_were(request_in, office):
    Withdraw(dossier(request_in, "khai-sinh").pk, office["intake"], "rút").execute(at("2026-06-01 10:00"))
    found = standing(request_in, at("2026-06-01 11:00"))
    assert [bool(one.plan) for one in found.members] == [True, False, False]
    assert found.final == at("2026-06-01 10:00") and found.all_ended
    assert len(found.members) == len(EVERYTHING)
