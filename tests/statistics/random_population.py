"""Made-up populations of dossiers that crowd around the edges of a period."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from motcua.agencies.models import Agency
from motcua.register.models import Dossier, Wait
from tests.statistics.population import LAND, QUARTER, dossier

STEPS = (
    timedelta(0),
    timedelta(microseconds=1),
    timedelta(seconds=1),
    timedelta(hours=1),
    timedelta(hours=9),
    timedelta(days=1),
    timedelta(days=3, hours=5),
    timedelta(days=40),
)


def some(agency: Agency, draw: Random, number: int) -> list[Dossier]:
    """``number`` dossiers, saved with their waits; ``draw`` decides everything."""
    made = [dossier(agency, **_values(draw)) for _ in range(number)]
    Dossier.objects.bulk_create(made)
    Wait.objects.bulk_create(
        Wait(
            dossier=one,
            ground=draw.choice(("supplement", "finance")),
            since=_moment(draw),
            until=_moment(draw),
        )
        for one in made
        if draw.random() < 0.3
    )
    return made


def _moment(draw: Random) -> Any:
    if draw.random() < 0.2:
        return None
    edge = draw.choice((QUARTER.start, QUARTER.end))
    return edge + draw.choice((1, -1)) * draw.choice(STEPS)


def _values(draw: Random) -> dict[str, Any]:
    received = _moment(draw)
    finished = received + draw.choice(STEPS) if received and draw.random() < 0.7 else None
    due = draw.choice((None, finished, received))
    if due is not None:
        due += draw.choice((1, -1, 0)) * draw.choice(STEPS)
    return {
        "received_at": received,
        "finished_at": None if draw.random() < 0.1 else finished,
        "handed_over_at": finished + draw.choice(STEPS) if finished and draw.random() < 0.5 else None,
        "due_at": due,
        "apologised_at": due if draw.random() < 0.3 else None,
        "status": draw.choice(("handling", "handling", "handling", "not_accepted", "draft")),
        "outcome": draw.choice(("issued", "issued", "refused", "withdrawn", "stopped")) if finished else "",
        "channel": draw.choice(("online", "online", "in_person", "postal", "")),
        "system": draw.choice(("mot-cua-hai-phong", "bo-tu-phap", "motcua")),
        "owned": draw.random() < 0.5,
        "field": draw.choice(("Hộ tịch", "Đất đai", "")),
        "handler_name": draw.choice(("", "Phòng Kinh tế")),
        "mode": draw.choice(("", "kiosk", "home")),
        "linked_group": draw.choice(("", "", "người có công")),
        "hand_over_recorded": draw.random() < 0.5,
        "fee": draw.choice((0, 8000)),
        "late_reason": draw.choice(("", 'lỗi "mạng", \\N', "hai\ndòng")),
        **{name: draw.random() < 0.5 for name in ("paid_online", "digitised", "reused", "electronic_result")},
        # Who is punctual by the instant is so by the date, and never the other way round.
        **draw.choice(
            (
                {"late_corrected": False, "late_corrected_by_date": False},
                {"late_corrected": False, "late_corrected_by_date": True},
                {"late_corrected": True, "late_corrected_by_date": True},
            )
        ),
    }


def vertical(agency: Agency, draw: Random, number: int) -> list[Dossier]:
    """The same for a vertical agency at the commune's counter."""
    made = [
        dossier(agency, **{**_values(draw), "vertical": True, "handler_name": LAND}) for _ in range(number)
    ]
    Dossier.objects.bulk_create(made)
    return made
