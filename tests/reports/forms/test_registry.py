from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from motcua.reports.forms import acts_told, form_for, form_named, forms
from motcua.rules.wording import BadInput


def test_a_period_is_reported_by_the_form_that_holds_on_its_last_day() -> None:
    assert form_for(date(2026, 6, 14)).appendix.number == "II.06a/VPCP/KSTT"


def test_a_frozen_report_finds_its_form_again() -> None:
    form = form_for(date(2026, 6, 14))
    assert form_named(form.name) is form
    with pytest.raises(KeyError):
        form_named("no-such-form/1")


def test_a_form_names_its_legal_basis() -> None:
    basis = form_for(date(2026, 6, 14)).basis
    assert basis
    assert all(act.startswith(("Nghị định", "Thông tư")) for act in basis)


@pytest.mark.parametrize(
    ("last", "version", "decree"),
    [
        (date(2020, 12, 1), "2020-12", "61/2018/NĐ-CP"),
        (date(2025, 6, 14), "2020-12", "61/2018/NĐ-CP"),
        (date(2025, 6, 30), "2020-12", "61/2018/NĐ-CP"),
        (date(2025, 7, 1), "2025-07", "118/2025/NĐ-CP"),
        (date(2026, 6, 14), "2025-07", "118/2025/NĐ-CP"),
    ],
)
def test_the_version_follows_the_last_day_of_the_period(last: date, version: str, decree: str) -> None:
    form = form_for(last)
    assert (form.version, decree in form.basis[0]) == (version, True)


def test_before_the_first_version_there_is_no_form() -> None:
    with pytest.raises(BadInput, match="01/12/2020"):
        form_for(date(2020, 11, 30))


def test_no_day_has_two_versions_and_none_between_them_has_none() -> None:
    known = forms()
    for earlier, later in pairwise(known):
        assert earlier.valid_to is not None
        assert (later.valid_from - earlier.valid_to).days == 1
    assert known[-1].valid_to is None
    assert len({form.name for form in known}) == len(known)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2025, 11, 14), False),
        (date(2025, 11, 15), True),
        (date(2026, 6, 14), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_an_act_is_told_of_from_its_first_day_to_its_last(last: date, told: bool) -> None:
    acts = [act for act in acts_told("review", last) if "66.7/2025/NQ-CP" in act.title]
    assert bool(acts) is told
    assert acts_told("publication", last) == []
