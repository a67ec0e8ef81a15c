"""A dossier handled here that ends late: the report prints whose overrun it was, and whether a letter was sent."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from motcua.register.actions.apology import Apologise
from motcua.register.verification import verify
from motcua.reports.figures import figures
from tests.register.office import commune
from tests.register.own.conftest import office, received
from tests.register.own.ways import to_counter
from tests.register.told import at
from tests.statistics.population import QUARTER

__all__ = ["office", "received"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("letter", [True, False])
def test_the_overrun_booked_to_a_step_is_the_reason_that_the_report_prints(office, received, letter):
    if letter:
        new_due = at("2026-06-12 17:00")
        Apologise(received.id, office["chair"], new_due, "Mất điện").execute(at("2026-06-04 09:00"))
    to_counter(received.id, office, "2026-06-10")
    found = figures(commune(), QUARTER)
    (late,) = found["late_dossiers"]
    assert "bước “Tiếp nhận hồ sơ”: quá " in late["reason"] and commune().name in late["reason"]
    assert found["resolved"]["by_instant"] == {"early": 0, "on_time": 0, "late": 1}
    assert (found["late_with_letter"], found["late_without_letter"]) == (int(letter), int(not letter))
    assert verify(rebuild=True).findings == []


def test_the_reason_is_recorded_in_vietnamese_whatever_language_the_officers_page_speaks(office, received):
    with override("en"):
        to_counter(received.id, office, "2026-06-10")
    (late,) = figures(commune(), QUARTER)["late_dossiers"]
    assert "bước “Tiếp nhận hồ sơ”: quá " in late["reason"] and "phút làm việc" in late["reason"]


def test_what_is_still_open_over_its_date_is_told_with_or_without_a_letter(office, received):
    before = figures(commune(), QUARTER)
    assert (before["overdue_with_letter"], before["overdue_without_letter"]) == (0, 1)
    Apologise(received.id, office["chair"], at("2026-06-20 17:00"), "Mất điện").execute(
        at("2026-06-09 09:00")
    )
    after = figures(commune(), QUARTER)
    assert (after["overdue_with_letter"], after["overdue_without_letter"]) == (1, 0)
    known_then = figures(commune(), QUARTER, known_at=at("2026-06-08 20:00"))
    assert (known_then["overdue_with_letter"], known_then["overdue_without_letter"]) == (0, 1)
