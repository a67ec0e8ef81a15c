"""Whatever exports come in whatever order, what is stored is what was said, in the order in which it was said."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.register.models import Dossier, Doubt, Event
from motcua.register.source import SourceRow
from motcua.register.store import DERIVED
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import CITY, JUSTICE, PORTAL, on, row

pytestmark = pytest.mark.django_db

DAYS = range(10, 18)
ENDS: dict[str, dict[str, Any]] = {
    "handling": {"status": {"v": "handling"}},
    "waiting": {"status": {"v": "waiting_supplement"}},
    "finished": {"status": {"v": "finished"}, "finished_at": on("2026-06-05 10:00")},
    "refused": {"status": {"v": "refused"}, "finished_at": on("2026-06-04 10:00")},
    "handed": {
        "status": {"v": "handed_over"},
        "finished_at": on("2026-06-05 10:00"),
        "handed_over_at": on("2026-06-06 10:00"),
    },
}


@st.composite
def exports(draw: st.DrawFn) -> list[tuple[str, str, list[SourceRow]]]:
    """Exports (day taken, system, rows); each system's at another day; codes that several systems know."""
    found = []
    for system in draw(
        st.lists(st.sampled_from([CITY, JUSTICE, PORTAL]), min_size=1, max_size=3, unique=True)
    ):
        for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)):
            rows = []
            for number in draw(st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True)):
                told = {"received_at": on("2026-06-01 08:00"), "procedure": {"v": "1.001193"}}
                told |= ENDS[draw(st.sampled_from(sorted(ENDS)))]
                told["channel"] = {"v": draw(st.sampled_from(["online", "postal"]))}
                if draw(st.booleans()):
                    told["due_at"] = on(f"2026-06-{draw(st.integers(7, 9)):02} 17:00")
                shared = draw(st.booleans())
                source = row(codes=((PORTAL, f"LT.{number}") if shared else (system, f"{system}.{number}"),))
                rows.append(SourceRow(source.codes, told, source.person, {"n": str(number)}, "s", number))
            found.append((f"2026-06-{day} 08:00", system, rows))
    return draw(st.permutations(found))


def import_all(found: list[tuple[str, str, list[SourceRow]]], month: int) -> int:
    """Import in the given order, recorded one after the other from July on; events written."""
    return sum(
        take_in(rows, taken=taken, system=system, recorded=f"2026-{month:02}-{place + 1:02} 08:00").events
        for place, (taken, system, rows) in enumerate(found)
    )


def stored() -> tuple[list[dict[str, Any]], set[tuple[str, str, str]]]:
    """The register as it stands: derived columns and the doubts that follow from how things stand."""
    dossiers = list(Dossier.objects.filter(merged_into=None).order_by("system", "code").values(*DERIVED))
    standing = Doubt.objects.filter(settled_at=None).exclude(code="promised_moved")
    return dossiers, set(standing.values_list("dossier__code", "code", "key"))


@pytest.fixture
def catalogue(db):
    offer(commune())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=exports())
def test_the_order_of_arrival_changes_nothing_and_the_same_again_records_nothing(found, catalogue):
    with transaction.atomic():
        import_all(found, month=7)
        arrived = stored()
        assert verify(rebuild=True).findings == []
        written = Event.objects.count()
        assert import_all(found, month=8) == 0
        assert (Event.objects.count(), stored()) == (written, arrived)
        transaction.set_rollback(True)
    with transaction.atomic():
        import_all(sorted(found, key=lambda export: export[:2]), month=7)
        assert stored() == arrived
        transaction.set_rollback(True)
