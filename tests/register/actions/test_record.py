"""What sources say is recorded once, in the order in which they said it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.register.models import Alias, Dossier, DossierParty, Doubt, Event, Person, RawRow, Statement
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import CITY, FINISHED, GIVEN, JUSTICE, PORTAL, at, on, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(db):
    offer(commune())


def only() -> Dossier:
    return Dossier.objects.get()


def test_what_a_system_said_first_stands_in_its_event_alone_and_what_it_says_now_in_the_statement(
    catalogue,
) -> None:
    take_in([row(code="A", officer="Cán bộ 1")], taken="2026-06-10 08:00")
    first = Statement.objects.get()
    assert (first.facts, first.told()) == (None, Event.objects.get().facts)
    take_in([row(code="A", officer="Cán bộ 2")], taken="2026-06-20 08:00")
    second = Statement.objects.get()
    assert second.event_id is None
    assert second.told() == {**first.told(), "officer": {"v": "Cán bộ 2"}}
    take_in([row(code="A", officer="Cán bộ 1")], taken="2026-06-30 08:00")
    assert Statement.objects.get().told() == first.told()


def test_an_older_export_that_comes_late_is_recorded_once_though_it_says_what_holds_today(catalogue) -> None:
    plain, due = [row(code="A")], [row(code="A", due_at="2026-06-09 17:00")]
    takes = [("2026-06-11 08:00", plain), ("2026-06-10 08:00", plain), ("2026-06-12 08:00", due)]
    first = sum(take_in(rows, taken=taken).events for taken, rows in takes)
    again = sum(take_in(rows, taken=taken).events for taken, rows in takes)
    assert (first, again) == (3, 0)
    assert verify(rebuild=True).findings == []


def test_two_codes_of_one_system_for_one_dossier_are_two_words_in_their_order(catalogue) -> None:
    bundle = (PORTAL, "LT.1")
    take_in([row(codes=((CITY, "A"), bundle))], taken="2026-06-10 08:00")
    take_in([row(codes=((CITY, "B"), bundle))], taken="2026-06-11 08:00")
    assert set(Alias.objects.values_list("code", flat=True)) == {"A", "B", "LT.1"}
    both = [row(codes=((CITY, code),), officer=f"Cán bộ {code}") for code in "AB"]
    assert take_in(both, taken="2026-06-20 08:00").changed == 2
    assert (only().officer_name, only().head_seq) == ("Cán bộ B", 4)
    assert verify(rebuild=True).findings == []


def test_a_late_export_costs_as_many_queries_however_many_rows_it_has(catalogue) -> None:
    def asked(number: int) -> int:
        codes = [f"{number}.{one}" for one in range(number)]
        take_in([row(code=code, officer="Cán bộ 2") for code in codes], taken="2026-06-20 08:00")
        with CaptureQueriesContext(connection) as captured:
            late = take_in([row(code=code, officer="Cán bộ 1") for code in codes], taken="2026-06-10 08:00")
        assert late.changed == number
        return len([one for one in captured if "SELECT" in one["sql"]])

    assert asked(2) == asked(7)


@pytest.mark.parametrize(
    "lost", ["event_id = event_id + 1000000", "event_id = NULL", "system = 'bo-xay-dung'"]
)
def test_a_last_word_that_is_lost_is_found(catalogue, lost: str) -> None:
    take_in([row(code="A")])
    assert verify().findings == []
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE register_statement SET {lost}")
    (finding,) = verify().findings
    assert "hồ sơ A" in finding and "lời cuối" in finding


def test_a_new_row_makes_a_dossier_with_its_code_its_party_its_event_and_its_source_row():
    tally = take_in([row(**GIVEN)])
    assert (tally.new, tally.events, tally.doubts) == (1, 1, [])
    dossier = only()
    assert (dossier.status, dossier.field, dossier.due_at) == ("handling", "Hộ tịch", at("2026-06-08 17:00"))
    assert dossier.clock_due_at == dossier.due_at
    assert Alias.objects.get().dossier == dossier
    assert DossierParty.objects.get().part == "competent"
    event = Event.objects.get()
    assert event.origin["row"] == 8 and event.origin["sheet"] == "Sổ theo dõi"
    assert RawRow.objects.get(event=event).content["Mã hồ sơ"] == dossier.code
    assert Person.objects.get(event=event).content["id_number"] == "999000000001"
    assert "999000000001" not in str(event.facts) + str(event.origin)
    assert "nguyen van anh" in dossier.search_key


def test_the_same_again_records_nothing_whatever_its_file_and_row():
    take_in([row(**GIVEN)])
    tally = take_in([row(number=99, **GIVEN)], taken="2026-06-20 08:00")
    assert (tally.same, tally.events, Event.objects.count()) == (1, 0, 1)
    statement = Statement.objects.get()
    assert (statement.origin["row"], statement.taken_at) == (99, at("2026-06-20 08:00"))


def test_a_change_records_only_what_changed():
    take_in([row(**GIVEN)])
    tally = take_in([row(**FINISHED)], taken="2026-06-25 08:00")
    assert (tally.changed, tally.events) == (1, 1)
    second = Event.objects.get(seq=2)
    assert set(second.facts) == {"finished_at", "status", "seen"}
    assert (only().status, only().outcome) == ("finished", "issued")


def test_an_older_export_arriving_late_is_history_and_turns_nothing_back():
    take_in([row(**FINISHED)], taken="2026-06-25 08:00")
    before = Dossier.objects.values().get()
    tally = take_in([row(**GIVEN)], taken="2026-06-02 08:00", recorded="2026-06-26 08:00")
    assert (tally.changed, tally.events) == (1, 1)
    after = Dossier.objects.values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"head_seq", "head_hash"}


def test_an_older_export_does_not_undo_what_a_newer_one_silently_confirmed():
    take_in([row(**GIVEN)], taken="2026-06-02 08:00")
    take_in([row(**GIVEN)], taken="2026-06-25 08:00")
    take_in([row(**{**GIVEN, "channel": "postal"})], taken="2026-06-10 08:00", recorded="2026-06-26 08:00")
    assert only().channel == "online"
    assert verify(rebuild=True).findings == []


def test_an_older_export_that_says_nothing_otherwise_records_nothing():
    take_in([row(**GIVEN)], taken="2026-06-02 08:00")
    take_in([row(**FINISHED)], taken="2026-06-25 08:00")
    tally = take_in([row(**GIVEN)], taken="2026-06-10 08:00", recorded="2026-06-26 08:00")
    assert (tally.same, tally.events) == (1, 0)


@pytest.mark.parametrize("portal_first", [True, False])
def test_a_dossier_met_in_two_systems_is_one_and_its_issuer_decides(portal_first):
    portal = row(code="LT.1", system=PORTAL, **FINISHED)
    other = {**FINISHED, "finished_at": "2026-06-04 09:00", "fee": 8000}
    justice = row(codes=((PORTAL, "LT.1"),), **other)
    visits = [([portal], PORTAL), ([justice], JUSTICE)]
    tallies = [take_in(rows, system=system) for rows, system in (visits if portal_first else visits[::-1])]
    assert [tally.new for tally in tallies] == [1, 0]
    assert tallies[1].merged == 1
    dossier = only()
    assert (dossier.system, dossier.finished_at, dossier.fee) == (PORTAL, at("2026-06-05 10:00"), 8000)
    assert [doubt.code for doubt in Doubt.objects.filter(settled_at__isnull=True)] == ["conflict"]


def test_a_row_that_names_two_dossiers_says_that_they_are_one():
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], system=PORTAL)
    take_in([row(code="G15.1", system=JUSTICE, **GIVEN)], system=JUSTICE)
    take_in(
        [row(codes=((JUSTICE, "G15.1"), (PORTAL, "LT.1")), **GIVEN)], taken="2026-06-20 08:00", system=JUSTICE
    )
    assert Dossier.objects.filter(merged_into__isnull=True).get().code == "LT.1"
    assert Dossier.objects.count() == 2
    assert verify(rebuild=True).findings == []


def test_a_promised_date_that_a_newer_export_moves_is_recorded_and_flagged():
    take_in([row(**GIVEN)])
    tally = take_in([row(**{**GIVEN, "due_at": "2026-06-15 17:00"})], taken="2026-06-20 08:00")
    assert "promised_moved" in {doubt.code for doubt in tally.doubts}
    assert only().due_at == at("2026-06-15 17:00")


def test_our_own_clock_stands_beside_the_promised_date_and_a_difference_is_a_doubt():
    tally = take_in([row(**{**GIVEN, "due_at": "2026-06-09 17:00"})])
    (doubt,) = tally.doubts
    assert doubt.code == "clock_differs"
    assert "09/06/2026 17:00" in doubt.message and "08/06/2026 17:00" in doubt.message


def test_a_doubt_closes_by_itself_when_its_cause_goes_away():
    take_in([row(**{**GIVEN, "procedure": "9.999999"})])
    assert {doubt.code for doubt in Doubt.objects.all()} == {"unknown_procedure", "unknown_field"}
    take_in([row(**GIVEN)], taken="2026-06-20 08:00")
    assert not Doubt.objects.filter(settled_at__isnull=True).exists()


def test_a_supplement_asked_before_the_receipt_is_guidance_and_a_doubt():
    told = row(**GIVEN)
    told.facts["supplement:1"] = {
        "v": {"asked": on("2026-05-30 08:00")["at"], "answered": None, "content": "x"}
    }
    tally = take_in([told])
    assert [doubt.code for doubt in tally.doubts] == ["guidance_before_receipt"]
    assert only().clock_due_at == at("2026-06-08 17:00")


def test_a_vertical_agency_is_made_known_and_counts_apart():
    take_in([row(**GIVEN, handler="Chi nhánh Văn phòng Đăng ký đất đai")])
    dossier = only()
    assert dossier.vertical and dossier.agency == commune()
    assert dict(DossierParty.objects.values_list("part", "agency__name")) == {
        "competent": "Chi nhánh Văn phòng Đăng ký đất đai",
        "receiver": "Xã Thượng Hồng",
    }


def test_another_communes_dossier_belongs_to_it_and_is_received_here():
    take_in([row(**GIVEN, handler="UBND xã An Phú, thành phố Hải Phòng")])
    dossier = only()
    assert dossier.agency.name == "Xã An Phú"
    assert set(DossierParty.objects.values_list("part", "agency__code", "elsewhere")) == {
        ("competent", "10645", False),
        ("receiver", "10993", True),
    }


def test_a_dossier_that_a_newer_export_hands_to_another_commune_moves_there_and_leaves_a_trace():
    take_in([row(**GIVEN)])
    take_in([row(**GIVEN, handler="UBND xã An Phú")], taken="2026-06-20 08:00")
    assert only().agency.code == "10645"
    told = DossierParty.objects.values_list("part", "agency__code", "until")
    parts = {(part, code, until is None) for part, code, until in told}
    assert parts == {("competent", "10993", False), ("competent", "10645", True), ("receiver", "10993", True)}
    assert verify(rebuild=True).findings == []


def test_an_agency_that_nobody_knows_is_a_doubt():
    tally = take_in([row(**GIVEN, handler="Hợp tác xã Bình Minh")])
    assert [doubt.code for doubt in tally.doubts] == ["unknown_agency"]


def test_identical_repeats_within_a_batch_count_as_the_same():
    tally = take_in([row(**GIVEN), row(number=9, **GIVEN)])
    assert (tally.new, tally.same) == (1, 1)


def test_what_is_stored_is_what_the_events_say():
    take_in([row(code=f"H24.85-260612-{number:04}", **GIVEN) for number in range(30)])
    take_in(
        [row(code=f"H24.85-260612-{number:04}", **FINISHED) for number in range(0, 30, 3)],
        taken="2026-06-25 08:00",
    )
    outcome = verify(rebuild=True)
    assert (outcome.findings, outcome.dossiers, outcome.events, outcome.rebuilt) == ([], 30, 40, 30)


def test_verify_finds_a_stored_value_that_no_event_says():
    take_in([row(**GIVEN)])
    Dossier.objects.update(fee=1)
    (finding,) = verify(rebuild=True).findings
    assert "fee" in finding


def test_verify_finds_a_source_row_that_was_touched():
    take_in([row(**GIVEN)])
    RawRow.objects.update(content={"Mã hồ sơ": "khác"})
    assert len(verify().findings) == 1
