"""Officers and imports at the same dossier at once: one waits for the other, and both come to an end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Thread

import psycopg
import pytest
from django.db import connection, transaction

from motcua.agencies.working_calendar import set_day
from motcua.catalogue.models import BundleOffer
from motcua.register import turns
from motcua.register.actions.assign import Assign
from motcua.register.actions.erase_bundle import erase_bundle
from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.papers import send_papers, take_papers
from motcua.register.actions.record import Recorder
from motcua.register.actions.refused import ImportGoesOn
from motcua.register.actions.settle import settle
from motcua.register.actions.split import split
from motcua.register.models import Bundle, BundleMember, Dossier, Doubt, Event
from motcua.register.reckoning import reckon_anew
from motcua.register.source import SourceRow, Speaker
from motcua.register.verification import verify
from motcua.register.write import Actor
from motcua.site.agency_calendar import derive_anew
from tests.register.actions.conftest import finished_row, officer
from tests.register.at_once import apart
from tests.register.office import ORIGIN, commune, offer, take_in
from tests.register.told import CITY, GIVEN, at, row


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine's import takes longer than an officer would wait."""
    monkeypatch.setattr(turns, "PATIENCE", "60s")


def test_who_settles_a_doubt_waits_for_the_dossier_before_taking_the_doubt(own_database: str) -> None:
    """An import holds the dossier and then writes its doubts: in the other order the two would never end."""
    offer(commune())
    take_in([finished_row(due_at="2026-06-11 17:00")])
    doubt = Doubt.objects.filter(settled_at=None).earliest("pk")
    who = officer("kiem-soat", "control", commune())
    with psycopg.connect(own_database) as importing:
        importing.execute("SELECT 1 FROM register_dossier WHERE id = %s FOR UPDATE", [doubt.dossier_id])
        settling = Thread(target=settle_apart, args=(doubt.pk, who))
        settling.start()
        settling.join(1)
        assert settling.is_alive()
        importing.execute("SELECT 1 FROM register_doubt WHERE id = %s FOR UPDATE NOWAIT", [doubt.pk])
        importing.commit()
    settling.join(20)
    doubt.refresh_from_db()
    assert doubt.settlement == "bên tỉnh đúng"
    assert Event.objects.filter(dossier=Dossier.objects.get(), kind="doubt_settled").count() == 1


def test_a_merge_and_an_import_of_both_records_in_the_other_order_both_end(own_database: str) -> None:
    """A file may name them in any order, batch after batch: who merges takes the import's turn before any row."""
    first, second = two_dossiers()
    who = officer("giam-doc", "director", commune())
    meanwhile = import_around([changed("B")], [changed("A")], lambda: merge(first, second, who, "một hồ sơ"))
    assert meanwhile == []
    assert Dossier.objects.get(pk=second).merged_into_id == first
    assert set(Dossier.objects.values_list("officer_name", flat=True)) == {"Cán bộ 9"}
    assert verify(rebuild=True).findings == []


def test_a_merge_undone_and_an_import_both_end(own_database: str) -> None:
    first, second = two_dossiers()
    who = officer("giam-doc", "director", commune())
    merge(first, second, who, "một hồ sơ")
    meanwhile = import_around([changed("A")], [changed("B")], lambda: unmerge(second, who, "gộp nhầm"))
    assert meanwhile == []
    assert Dossier.objects.get(pk=second).merged_into_id is None
    assert verify(rebuild=True).findings == []


def test_erasing_a_request_for_linked_procedures_and_an_import_both_end(own_database: str) -> None:
    first, second = two_dossiers()
    offered = BundleOffer.objects.create(
        agency=commune(), key="thu", name="Thử", members=[], valid_from=at("2026-01-01 00:00").date()
    )
    bundle = Bundle.objects.create(
        agency=commune(), code="LT-1", offer=offered, name="Thử", received_at=at("2026-06-01 08:00")
    )
    told = {"name": "Thử", "limit_number": 1, "limit_unit": "ngày"}
    for position, pk in enumerate((first, second)):
        BundleMember.objects.create(bundle=bundle, dossier_id=pk, key=str(pk), position=position, **told)
    who = officer("quan-tri", "admin", commune())
    meanwhile = import_around([changed("B")], [changed("A")], lambda: erase_bundle(bundle, who, "Đơn 12"))
    assert meanwhile == []
    assert Event.objects.filter(kind="erased").count() == 2


def test_a_transfer_list_sent_and_signed_for_and_an_import_both_end(own_database: str) -> None:
    first, second = two_dossiers()
    who = officer("mot-cua", "intake", commune())

    def passed_on() -> None:
        take_papers(send_papers([second, first], who).pk, who)

    assert import_around([changed("B")], [changed("A")], passed_on) == []
    assert Event.objects.filter(kind__in=["papers_sent", "papers_taken"]).count() == 4


def test_what_an_import_has_asked_for_is_held_until_it_ends(own_database: str) -> None:
    """An act in between would be recorded after the import's own instant, and written over by what it derives."""
    first, _second = two_dossiers()
    taken = at("2026-06-25 08:00")
    speaker = Speaker(commune().pk, CITY, taken, taken, records_hand_over=True)
    with transaction.atomic(), Recorder(commune(), taken) as recorder:
        recorder.end(recorder.begin(speaker, ORIGIN, [changed("A")]))
        assert len(recorder.put_off) == 1
        with psycopg.connect(own_database) as officer, pytest.raises(psycopg.errors.LockNotAvailable):
            officer.execute("SELECT FROM register_dossier WHERE id = %s FOR UPDATE NOWAIT", [first])
        recorder.flush()


def test_dossiers_reckoned_anew_and_an_act_on_one_of_them_are_both_kept(own_database: str) -> None:
    """What is read before the act and written after it would take the act back."""
    offer(commune())
    take_in([row(code="A", **GIVEN)])
    dossier, who = Dossier.objects.get(), officer("giam-doc", "director", commune())
    wrong: list[Exception] = []
    reckoning = Thread(target=apart, args=(lambda: derive_anew(commune()), wrong))
    with transaction.atomic():
        Assign(dossier.pk, who, who.officer).execute()
        reckoning.start()
        reckoning.join(1.5)
        assert reckoning.is_alive()
    reckoning.join(20)
    dossier.refresh_from_db()
    assert (wrong, dossier.assignee) == ([], who.officer)
    assert verify(rebuild=True).findings == []


def test_a_row_of_a_record_merged_away_and_an_act_on_its_dossier_are_both_kept(own_database: str) -> None:
    first, second = two_dossiers()
    who = officer("giam-doc", "director", commune())
    merge(first, second, who, "một hồ sơ")
    wrong: list[Exception] = []
    importing = Thread(target=apart, args=(lambda: take_in([changed("B")], taken="2026-06-25 08:00"), wrong))
    with transaction.atomic():
        Assign(first, who, who.officer).execute()
        importing.start()
        importing.join(1.5)
        assert importing.is_alive()
    importing.join(20)
    assert (wrong, Dossier.objects.get(pk=first).assignee) == ([], who.officer)
    assert verify(rebuild=True).findings == []


def test_another_calendar_and_an_import_that_began_by_the_one_before_both_end_and_the_new_one_holds(
    own_database: str,
) -> None:
    offer(commune())
    take_in([row(code="A", **GIVEN), row(code="B", **GIVEN)])
    set_day(commune(), date(2026, 6, 2), "holiday", "Công điện thử")
    derive_anew(commune())

    def storm() -> None:
        set_day(commune(), date(2026, 6, 3), "holiday", "Công điện thử")
        derive_anew(commune())

    later = [row(code=code, **GIVEN, officer="Cán bộ 9") for code in ("B", "A", "C")]
    assert import_around(later[:1], later[1:], storm) == []
    assert set(Dossier.objects.values_list("clock_due_at", flat=True)) == {at("2026-06-10 17:00")}
    assert verify(rebuild=True).findings == []


def test_the_sweep_does_not_wait_for_an_import_to_reckon_anew(own_database: str) -> None:
    offer(commune())
    take_in([row(code="A", **GIVEN)])
    now = at("2026-06-20 08:00")
    with psycopg.connect(own_database) as importing:
        importing.execute("SELECT pg_advisory_xact_lock(1, %s)", [commune().pk])
        wrong: list[Exception] = []
        sweeping = Thread(target=apart, args=(lambda: reckon_anew(now), wrong))
        sweeping.start()
        sweeping.join(10)
        waited = sweeping.is_alive()
    sweeping.join(20)
    assert (waited, wrong) == (False, [])
    assert reckon_anew(now) == 1


def test_who_merges_while_a_long_import_goes_on_is_told_so_within_seconds(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", "200ms")
    first, second = two_dossiers()
    who = officer("giam-doc", "director", commune())
    with psycopg.connect(own_database) as importing:
        importing.execute("SELECT pg_advisory_xact_lock(%s, %s)", [turns._TURN, commune().pk])
        for act in (
            lambda: merge(first, second, who, "một hồ sơ"),
            lambda: split(first, CITY, who, "ghép nhầm"),
            lambda: send_papers([second, first], who),
        ):
            with pytest.raises(ImportGoesOn, match="Đang nhập dữ liệu của xã"):
                act()
    assert merge(first, second, who, "một hồ sơ").pk == first


def two_dossiers() -> tuple[int, int]:
    """A and B of the city's system."""
    offer(commune())
    take_in([finished_row(code="A"), finished_row(code="B")])
    first, second = Dossier.objects.order_by("pk").values_list("pk", flat=True)
    return first, second


def changed(code: str) -> SourceRow:
    """What a later export says of it."""
    return finished_row(code=code, officer="Cán bộ 9")


def import_around(
    before: list[SourceRow], after: list[SourceRow], meanwhile: Callable[[], object]
) -> list[Exception]:
    """One import in two batches; what else is done begins between them. Gives what went wrong there."""
    wrong: list[Exception] = []
    doing = Thread(target=apart, args=(meanwhile, wrong))
    taken = at("2026-06-25 08:00")
    with transaction.atomic():
        recorder = Recorder(commune(), taken)
        speaker = Speaker(commune().pk, CITY, taken, taken, records_hand_over=True)
        recorder.record(speaker, ORIGIN, before)
        doing.start()
        doing.join(1.5)
        assert doing.is_alive()
        recorder.record(speaker, ORIGIN, after)
    doing.join(20)
    assert not doing.is_alive()
    return wrong


def settle_apart(doubt_id: int, who: Actor) -> None:
    """In a thread, on a connection of its own."""
    try:
        settle(doubt_id, who, "bên tỉnh đúng")
    finally:
        connection.close()
