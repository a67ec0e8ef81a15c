"""What stops a dossier's clock is what the rules say of its supplements."""

from __future__ import annotations

import pytest

from motcua.register.derive import derive
from motcua.register.projection import suspensions
from motcua.register.state import Supplement
from motcua.rules.calendar import national_calendar
from tests.register.told import at, event, facts

CALENDAR = national_calendar()


def stopped(*asked: str) -> list[str]:
    """When the clock stopped, of a dossier received on 1 June of which supplements were asked then."""
    told = event("2026-06-01 09:00", facts(received_at="2026-06-01 08:00", status="handling"))
    supplements = tuple(Supplement(at(f"2026-{moment}"), None, "Bản sao") for moment in asked)
    found = suspensions(derive([told])._replace(supplements=supplements), CALENDAR)
    return [f"{one.start:%m-%d %H:%M} {one.policy}" for one in found]


@pytest.mark.parametrize(
    ("asked", "stops"),
    [
        (["06-04 16:00"], ["06-04 16:00 restart"]),
        (["06-05 08:00"], []),
        (["06-02 08:00", "06-03 08:00"], ["06-02 08:00 restart"]),
        # Guidance before the receipt is no request: the one after it is the first.
        (["05-29 08:00"], []),
        (["05-29 08:00", "06-03 08:00"], ["06-03 08:00 restart"]),
    ],
)
def test_only_the_first_supplement_in_time_stops_the_clock(asked, stops) -> None:
    assert stopped(*asked) == stops
