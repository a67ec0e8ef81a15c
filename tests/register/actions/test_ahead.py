"""A batch begun before the one before it is recorded comes to the same as one begun after it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.agencies.models import Agency
from motcua.register.actions.record import Recorder
from motcua.register.foreign import OTHERS
from motcua.register.models import Dossier, Event
from motcua.register.source import SourceRow, Speaker, Tally
from motcua.register.verification import verify
from tests.register.office import ORIGIN, commune, offer, take_in
from tests.register.test_recorder_properties import exports, stored
from tests.register.told import CITY, JUSTICE, PORTAL, at, row

Batch = tuple[str, str, Sequence[SourceRow]]
"""Taken then, of that system."""
RECORDED = at("2026-07-01 08:00")


def ahead(batches: Sequence[Batch], most: int = 1) -> list[Tally]:
    """Record the batches as one run does: ``most`` are begun before the one before them is ended."""
    agency, tallies = commune(), []
    with transaction.atomic(), Recorder(agency, RECORDED) as recorder:
        waiting = []
        for taken, system, rows in batches:
            speaker = Speaker(agency.pk, system, at(taken), RECORDED, records_hand_over=True)
            waiting.append(recorder.begin(speaker, ORIGIN, rows))
            if len(waiting) > most:
                tallies.append(recorder.end(waiting.pop(0)))
        tallies.extend(map(recorder.end, waiting))
        recorder.flush()
    return tallies


def one_after_another(batches: Sequence[Batch]) -> list[Tally]:
    """The same, each by itself."""
    agency = commune()
    with transaction.atomic():
        recorder = Recorder(agency, RECORDED)
        return [
            recorder.record(
                Speaker(agency.pk, system, at(taken), RECORDED, records_hand_over=True), ORIGIN, rows
            )
            for taken, system, rows in batches
        ]


@pytest.fixture
def catalogue(db):
    offer(commune())


def test_it_meets_what_the_batch_before_makes(catalogue) -> None:
    shared = ((JUSTICE, "TP.1"), (PORTAL, "LT.1"))
    first, second = ahead(
        [
            ("2026-06-20 08:00", JUSTICE, [row(codes=shared), row(codes=((JUSTICE, "TP.2"),))]),
            ("2026-06-20 08:00", PORTAL, [row(codes=(shared[1],)), row(codes=((PORTAL, "LT.3"),))]),
        ]
    )
    assert (first.new, second.new, second.merged) == (2, 1, 1)
    assert (Dossier.objects.count(), Event.objects.count()) == (3, 4)
    assert verify(rebuild=True).findings == []


def test_it_meets_what_was_made_two_batches_before(catalogue) -> None:
    taken = "2026-06-20 08:00"
    named, both = [row(codes=((JUSTICE, "TP.1"),))], [row(codes=((JUSTICE, "TP.1"), (PORTAL, "LT.1")))]
    tallies = ahead([(taken, JUSTICE, named), (taken, CITY, [row(code="A")]), (taken, PORTAL, both)], most=2)
    assert [(tally.new, tally.merged) for tally in tallies] == [(1, 0), (1, 0), (0, 1)]
    assert verify(rebuild=True).findings == []


def test_it_goes_on_from_what_the_batch_before_changed(catalogue) -> None:
    take_in([row(code="A"), row(code="B")], taken="2026-06-10 08:00")
    first, second = ahead(
        [
            ("2026-06-20 08:00", CITY, [row(code="A", officer="Cán bộ 1")]),
            ("2026-06-21 08:00", CITY, [row(code="A", officer="Cán bộ 2"), row(code="B")]),
        ]
    )
    assert (first.changed, second.changed, second.same) == (1, 1, 1)
    assert list(Event.objects.filter(dossier__code="A").order_by("pk").values_list("seq", flat=True)) == [
        1,
        2,
        3,
    ]
    assert verify(rebuild=True).findings == []


def test_rows_that_meet_a_record_wait_until_what_is_new_is_made(catalogue) -> None:
    take_in([row(code="A")], taken="2026-06-10 08:00")
    speaker = Speaker(commune().pk, CITY, at("2026-06-20 08:00"), RECORDED, records_hand_over=True)
    with transaction.atomic(), Recorder(commune(), RECORDED) as recorder:
        first = recorder.end(recorder.begin(speaker, ORIGIN, [row(code="A", officer="Cán bộ 1")]))
        second = recorder.end(recorder.begin(speaker, ORIGIN, [row(code="B")]))
        assert (first.changed, second.new) == (0, 1)
        recorder.settle()
        assert (first.changed, second.new) == (1, 1)
        recorder.flush()
    assert verify(rebuild=True).findings == []


def test_many_that_meet_a_record_do_not_wait(catalogue, monkeypatch) -> None:
    monkeypatch.setattr("motcua.register.actions.record.MOST_PUT_OFF", 1)
    both = [row(code="A"), row(code="B")]
    take_in(both, taken="2026-06-10 08:00")
    speaker = Speaker(commune().pk, CITY, at("2026-06-20 08:00"), RECORDED, records_hand_over=True)
    with transaction.atomic(), Recorder(commune(), RECORDED) as recorder:
        tally = recorder.end(recorder.begin(speaker, ORIGIN, both))
        assert (tally.same, recorder.put_off) == (2, [])


def test_a_code_beside_a_dossier_of_another_commune_is_free_for_a_later_row(catalogue) -> None:
    next_door = Agency.objects.get(code="10645")
    take_in([row(code="X")], taken="2026-06-10 08:00", agency=next_door)
    taken = "2026-06-20 08:00"
    left, free = ahead(
        [
            (taken, CITY, [row(codes=((CITY, "X"), (PORTAL, "LT.1")))]),
            (taken, PORTAL, [row(codes=((PORTAL, "LT.1"),))]),
        ]
    )
    assert [doubt.code for doubt in left.doubts] == [OTHERS]
    assert (left.same, free.new) == (1, 1)
    assert Dossier.objects.get(code="LT.1").agency == commune()
    assert verify(rebuild=True).findings == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=exports(), most=st.integers(1, 4))
def test_whatever_the_batches_are_the_register_comes_out_the_same(found, most, catalogue) -> None:
    with transaction.atomic():
        counted = [(tally.new, tally.changed, tally.merged, tally.same) for tally in ahead(found, most)]
        assert verify(rebuild=True).findings == []
        chains = list(Event.objects.order_by("dossier_id", "seq").values_list("dossier_id", "pk"))
        assert chains == sorted(chains)
        came_out = stored()
        transaction.set_rollback(True)
    with transaction.atomic():
        tallies = one_after_another(found)
        assert counted == [(tally.new, tally.changed, tally.merged, tally.same) for tally in tallies]
        assert stored() == came_out
        transaction.set_rollback(True)


def test_new_dossiers_are_made_without_a_question_that_waits_for_those_on_their_way(catalogue) -> None:
    agency = commune()
    speaker = Speaker(agency.pk, CITY, at("2026-06-10 08:00"), RECORDED, records_hand_over=True)
    handlers = ("", "UBND xã Nơi Khác", "Phòng Kinh tế")
    rows = [row(code=f"A{n}", handler=handlers[n % 3], procedure="1.001193") for n in range(9)]
    with transaction.atomic(), Recorder(agency, RECORDED) as recorder:
        with CaptureQueriesContext(connection) as asked:
            recorder.end(recorder.begin(speaker, ORIGIN, rows))
        recorder.flush()
    assert [one["sql"] for one in asked] == []
    assert Dossier.objects.count() == 9
