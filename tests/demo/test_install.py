"""The sample commune, installed on a machine whose clock stands in the very quarter that its report counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.agencies.find import by_code
from motcua.demo.cast import COMMUNE_CODE
from motcua.demo.install import install
from motcua.demo.morning import LONGEST_AGO, STORIES, after_the_quarter
from motcua.register.models import Dossier
from motcua.rules.periods import parse_period
from motcua.statistics.count import counting
from tests.register.told import at

QUARTER = parse_period("2026-Q2")


@pytest.mark.parametrize("now", ["2025-12-01 08:00", "2026-06-12 08:00", "2026-07-01 08:00"])
def test_the_morning_waits_for_a_day_well_after_the_quarter(now: str) -> None:
    assert after_the_quarter(QUARTER, at(now)) == at("2026-07-15 08:00")


def test_later_on_it_is_the_morning_of_the_clock() -> None:
    assert after_the_quarter(QUARTER, at("2026-11-26 09:30")) == at("2026-11-26 09:30")


def test_whatever_the_clock_says_the_quarter_reads_as_its_report(own_database: str, tmp_path: Path) -> None:
    install(tmp_path, "Mật-khẩu-thử-2026", now=at("2026-06-12 08:00"))
    commune = by_code(COMMUNE_CODE)
    with counting(commune, QUARTER) as counted:
        keys = [set(member.keys) for member in counted.members() if member.place == "own"]
    assert {key: sum(key in each for each in keys) for key in ("received.total", "resolved.total")} == {
        "received.total": 4911,
        "resolved.total": 4882,
    }
    begun = Dossier.objects.filter(owned=True)
    assert begun.count() > len(STORIES)
    earliest = begun.order_by("sort_at").values_list("sort_at", flat=True)[0]
    assert at("2026-07-15 08:00") - LONGEST_AGO < earliest
