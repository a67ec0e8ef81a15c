"""Which process holds when, and what is published."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from motcua.catalogue import processes
from motcua.catalogue.models import Procedure, ProcessVersion
from motcua.catalogue.offered import offering_of
from motcua.catalogue.processes import process_by_id, process_for
from motcua.catalogue.promise import set_promise
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules.process import Budget, Process, default_process
from motcua.rules.process.cases import case_from_dict
from tests.register.office import commune, offer
from tests.rules.moments import at, limit
from tests.rules.process.drawn import USUAL, chain, step

pytestmark = pytest.mark.django_db

HOLDS = case_from_dict({"name": "thường", "received_at": "2026-03-02T08:00", "due_at": "2026-03-09T17:00"})
FAILS = case_from_dict({"name": "sai", "received_at": "2026-03-02T08:00", "due_at": "2026-03-10T17:00"})


@pytest.fixture
def procedure(cast) -> Procedure:
    """Birth registration, of five working days."""
    return offer(cast.commune).procedure


def draft(procedure: Procedure, process: Process, *cases, since: date = date(2026, 3, 1)) -> ProcessVersion:
    return processes.save_draft(
        commune(), procedure, process, cases, valid_from=since, basis="QĐ 5/QĐ-UBND", officer=None
    )


def test_where_a_commune_has_none_the_default_holds(procedure):
    assert process_for(commune(), procedure, at("03-02 08:00")) == (
        None,
        default_process(limit("5 ngày làm việc")),
    )


def test_a_published_one_holds_from_its_day_and_the_next_from_the_next(cast, procedure):
    first = processes.publish(draft(procedure, chain(*USUAL), HOLDS), cast.control)
    other = chain("tiep-nhan", "thu-ly", "ky", "dong-dau", "tra")
    second = processes.publish(draft(procedure, other, since=date(2026, 6, 1)), cast.control)
    assert process_for(commune(), procedure, at("02-28 08:00"))[0] is None
    assert process_for(commune(), procedure, at("03-01 00:00")) == (first.pk, chain(*USUAL))
    assert process_for(commune(), procedure, at("06-01 00:00")) == (second.pk, other)
    assert process_for(cast.neighbour, procedure, at("06-01 00:00"))[0] is None
    assert process_by_id(first.pk) == chain(*USUAL)


def test_a_draft_holds_for_nobody_and_there_is_one_only(procedure):
    one = draft(procedure, chain(*USUAL))
    assert draft(procedure, chain("tiep-nhan", "ky", "dong-dau", "tra")).pk == one.pk
    assert process_for(commune(), procedure, at("03-02 08:00"))[0] is None
    with pytest.raises(LookupError):
        process_by_id(one.pk)


def test_an_example_case_that_the_clock_contradicts_keeps_it_from_being_published(cast, procedure):
    one = draft(procedure, chain(*USUAL), HOLDS, FAILS)
    with pytest.raises(CatalogueRefused, match="“sai” không đúng: Phải hẹn trả 17:00 10/03/2026") as refused:
        processes.publish(one, cast.control)
    assert len(refused.value.reasons) == 1
    one.refresh_from_db()
    assert one.status == "draft"


def test_cases_are_held_against_the_limit_that_the_commune_promises(cast, procedure):
    set_promise(offering_of(commune().pk, procedure.code, date(2026, 3, 1)), limit("3 ngày làm việc"), "QĐ")
    assert "tính ra 17:00 05/03/2026" in processes.faults_of(draft(procedure, chain(*USUAL), HOLDS))[0]


def test_a_supplement_of_a_case_restarts_the_limit_by_the_decrees_ground(cast, procedure):
    case = case_from_dict(
        {
            "name": "bổ sung", "received_at": "2026-03-02T08:00", "due_at": "2026-03-19T17:00",
            "acts": [
                {"at": "2026-03-04T10:00", "act": "stop", "ground": "bo-sung"},
                {"at": "2026-03-12T09:00", "act": "go_on", "ground": "bo-sung"},
            ],
        }
    )  # fmt: skip
    assert processes.faults_of(draft(procedure, chain(*USUAL), case)) == []


def test_problems_of_the_steps_are_told(cast, procedure):
    with pytest.raises(CatalogueRefused, match="không có bước ký"):
        processes.publish(draft(procedure, chain("tiep-nhan", "tra")), cast.control)
    too_long = Process(
        tuple(
            step(one.key, *one.next, budget=Budget(300, "days")) if one.key in ("thu-ly", "duyet") else one
            for one in chain(*USUAL).steps
        )
    )
    with pytest.raises(CatalogueRefused, match="vượt thời hạn 5 ngày làm việc"):
        processes.publish(draft(procedure, too_long), cast.control)


def test_what_is_published_is_not_published_again_nor_changed(cast, procedure):
    one = processes.publish(draft(procedure, chain(*USUAL)), cast.control)
    assert one.published_by == cast.control and one.content_hash
    with pytest.raises(CatalogueRefused, match="trước đó"):
        processes.publish(one, cast.control)
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        ProcessVersion.objects.update(basis="khác")
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        ProcessVersion.objects.filter(pk=one.pk).delete()


def test_without_a_limit_no_case_holds(cast):
    procedure = Procedure.objects.create(code="1.999999")
    assert "không có thời hạn" in processes.faults_of(draft(procedure, chain(*USUAL), HOLDS))[0]


def test_a_dossier_is_promised_by_the_communes_own_limit_and_kept_by_the_laws(cast, procedure):
    from motcua.register.terms import terms_for

    set_promise(offering_of(commune().pk, procedure.code, date(2026, 3, 1)), limit("3 ngày làm việc"), "QĐ")
    terms = terms_for(commune(), procedure.code, at("03-02 08:00"))
    assert (terms.statutory, terms.promised) == (limit("5 ngày làm việc"), limit("3 ngày làm việc"))
