"""The grounds of taking a dossier in at home are data with dates."""

from __future__ import annotations

from datetime import date

from motcua.rules.at_home import all_grounds, grounds_on


def test_the_disabled_and_war_invalids_are_named_and_nothing_claims_to_be_confirmed():
    names = {one.name for one in grounds_on(date(2026, 6, 1))}
    assert {"người khuyết tật", "thương binh"} <= names
    assert not any(one.confirmed for one in all_grounds()) and all(one.basis for one in all_grounds())


def test_a_ground_holds_within_its_days_and_has_a_key_of_its_own():
    one = all_grounds()[0]
    assert one not in grounds_on(date(2025, 6, 30)) and one in grounds_on(date(2025, 7, 1))
    keys = [each.key for each in all_grounds()]
    assert len(keys) == len(set(keys))
