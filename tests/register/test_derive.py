"""What a dossier is follows from what was said of it, when, and by whom."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.register.derive import derive
from motcua.register.hearing import Recorded, hear
from tests.register.told import CITY, JUSTICE, PORTAL, at, event, facts, on

OPEN = facts(received_at="2026-06-01 08:00", due_at="2026-06-10 17:00", status="handling")
DONE = facts(
    received_at="2026-06-01 08:00",
    due_at="2026-06-10 17:00",
    finished_at="2026-06-09 10:00",
    handed_over_at="2026-06-11 09:00",
    status="handed_over",
)
SHARED_CODE = {"code": {"v": [[PORTAL, "LT.1"]]}}


def test_dates_decide_whether_a_dossier_is_finished_whatever_its_status_says():
    told = facts(received_at="2026-06-01 08:00", finished_at="2026-06-02 08:00", status="handling")
    state = derive([event("2026-06-19 08:00", told)])
    assert (state.status, state.outcome) == ("finished", "issued")


def test_hand_over_stands_for_an_unknown_finish():
    told = facts(received_at="2026-06-01 08:00", handed_over_at="2026-06-02 08:00", status="handed_over")
    assert derive([event("2026-06-19 08:00", told)]).finished_at == at("2026-06-02 08:00")


@pytest.mark.parametrize("status", ["draft", "filed", "not_accepted"])
def test_what_was_never_accepted_has_no_receipt(status):
    told = facts(received_at="2026-06-01 08:00", finished_at="2026-06-02 08:00", status=status)
    state = derive([event("2026-06-19 08:00", told)])
    assert (state.status, state.received_at, state.finished_at, state.outcome) == (status, None, None, "")


@pytest.mark.parametrize("status", ["refused", "withdrawn", "stopped"])
def test_an_end_without_a_result_is_an_outcome_of_its_own(status):
    told = facts(received_at="2026-06-01 08:00", finished_at="2026-06-02 08:00", status=status)
    state = derive([event("2026-06-19 08:00", told)])
    assert (state.status, state.outcome) == (status, status)


def test_facts_after_as_of_are_unseen():
    state = derive([event("2026-06-19 08:00", DONE)], as_of=at("2026-06-10 12:00"))
    assert (state.status, state.finished_at, state.handed_over_at) == (
        "finished",
        at("2026-06-09 10:00"),
        None,
    )
    assert derive([event("2026-06-19 08:00", DONE)], as_of=at("2026-06-05 12:00")).status == "handling"


def test_what_was_recorded_after_known_at_is_unknown():
    events = [event("2026-06-08 08:00", OPEN), event("2026-06-19 08:00", DONE)]
    assert derive(events, known_at=at("2026-06-10 08:00")).finished_at is None
    assert derive(events).finished_at == at("2026-06-09 10:00")


def test_nothing_known_yet_is_an_error():
    with pytest.raises(ValueError, match="no event names a code"):
        derive([event("2026-06-19 08:00", DONE)], known_at=at("2026-06-10 08:00"))


def test_an_older_export_never_turns_back_a_newer_one_in_whichever_order_they_come():
    newer, older = (
        event("2026-06-19 08:00", DONE),
        event("2026-06-08 08:00", OPEN, recorded="2026-06-20 08:00"),
    )
    assert derive([newer, older]) == derive([older._replace(recorded_at=at("2026-06-08 08:00")), newer])
    assert derive([newer, older]).status == "handed_over"


def test_a_late_older_export_does_not_outlive_what_the_newer_one_confirmed():
    first = event("2026-06-01 08:00", facts(channel="online", received_at="2026-06-01 08:00"))
    late = {
        "channel": {"told": {"v": "postal"}, "then": {"v": "online"}, "t": at("2026-06-19 08:00").isoformat()}
    }
    assert derive([first, event("2026-06-10 08:00", late)]).channel == "online"


def test_a_withdrawn_fact_is_gone():
    events = [
        event("2026-06-08 08:00", DONE),
        event("2026-06-19 08:00", {"finished_at": None, "handed_over_at": None}),
    ]
    assert derive(events).finished_at is None


def test_the_issuing_system_is_the_authority_and_others_fill_gaps():
    portal = event(
        "2026-06-19 08:00",
        {**SHARED_CODE, "due_at": on("2026-06-10 17:00"), "channel": {"v": "online"}},
        PORTAL,
    )
    justice = event(
        "2026-06-19 09:00", {**SHARED_CODE, "due_at": on("2026-06-11 17:00"), "fee": {"v": 8000}}, JUSTICE
    )
    states = [derive(list(order)) for order in permutations([portal, justice])]
    assert states[0] == states[1]
    assert (states[0].system, states[0].due_at, states[0].fee) == (PORTAL, at("2026-06-10 17:00"), 8000)
    (conflict,) = states[0].conflicts
    assert (conflict.fact, conflict.holder, conflict.other) == ("due_at", PORTAL, JUSTICE)


STILL_OPEN = {**SHARED_CODE, "received_at": on("2026-06-01 08:00"), "status": {"v": "handling"}}
ENDED_THERE = {**STILL_OPEN, "finished_at": on("2026-06-05 10:00"), "status": {"v": "finished"}}


def test_one_system_calling_open_what_another_ended_before_is_a_conflict():
    portal = event("2026-06-19 08:00", ENDED_THERE, PORTAL)
    state = derive([portal, event("2026-06-19 09:00", STILL_OPEN, JUSTICE)])
    assert (state.status, [conflict.fact for conflict in state.conflicts]) == ("finished", ["finished_at"])
    assert derive([portal, event("2026-06-04 09:00", STILL_OPEN, JUSTICE)]).conflicts == ()


@pytest.mark.parametrize("asked", ["2026-06-04 08:00", "2026-06-19 08:00"])
def test_the_authoritys_word_that_there_is_no_end_is_no_gap_to_be_filled(asked):
    justice = event("2026-06-19 09:00", ENDED_THERE, JUSTICE)
    state = derive([event(asked, STILL_OPEN, PORTAL), justice])
    assert (state.status, [conflict.other for conflict in state.conflicts]) == ("handling", [JUSTICE])
    told = derive([event(asked, STILL_OPEN, PORTAL), justice, event("2026-06-20 08:00", ENDED_THERE, PORTAL)])
    assert (told.status, told.conflicts) == ("finished", ())


def test_a_date_known_to_the_day_agrees_with_any_hour_of_it():
    portal = event("2026-06-19 08:00", {**SHARED_CODE, "due_at": on("2026-06-10 17:00", "day")}, PORTAL)
    justice = event("2026-06-19 08:00", {**SHARED_CODE, "due_at": on("2026-06-10 16:00")}, JUSTICE)
    assert derive([portal, justice]).conflicts == ()


def test_what_is_done_here_survives_and_yields_to_the_source():
    here = Recorded(
        "handed_over", at("2026-06-12 08:00"), "", None, {"handed_over_at": on("2026-06-12 08:00")}
    )
    told = facts(received_at="2026-06-01 08:00", finished_at="2026-06-09 10:00", status="finished")
    assert derive([event("2026-06-10 08:00", told), here]).handed_over_at == at("2026-06-12 08:00")
    again = event("2026-06-19 08:00", {"officer": {"v": "Cán bộ 9"}})
    assert derive([event("2026-06-10 08:00", told), here, again]).handed_over_at == at("2026-06-12 08:00")
    source = event("2026-06-19 08:00", {"handed_over_at": on("2026-06-11 09:00")})
    assert derive([event("2026-06-10 08:00", told), here, source]).handed_over_at == at("2026-06-11 09:00")


def correction(kind: str, value: dict[str, object], was: object) -> Recorded:
    return Recorded("corrected", at("2026-06-20 08:00"), "", None, {kind: {**value, "was": was}})


def test_a_correction_holds_until_the_source_changes_its_value():
    told = event("2026-06-19 08:00", facts(received_at="2026-06-01 08:00", channel="in_person"))
    corrected = correction("channel", {"v": "online"}, {"v": "in_person"})
    assert derive([told, corrected]).channel == "online"
    moved = event("2026-06-25 08:00", {"channel": {"v": "postal"}})
    assert derive([told, corrected, moved]).channel == "postal"


def test_a_corrected_finish_is_kept_beside_the_counted_one():
    late = facts(
        received_at="2026-06-01 08:00",
        due_at="2026-06-10 17:00",
        finished_at="2026-06-11 08:00",
        status="finished",
    )
    corrected = correction("finished_at", on("2026-06-10 16:00"), on("2026-06-11 08:00"))
    state = derive([event("2026-06-19 08:00", late), corrected])
    assert state.finished_at == at("2026-06-11 08:00")
    assert state.corrected["finished_at"]["at"] == at("2026-06-10 16:00").isoformat()


@pytest.mark.parametrize(
    ("statuses", "asked", "waits"),
    [
        ([("2026-06-19", "waiting_supplement", None)], "2026-06-14 23:59", True),
        ([("2026-06-19", "waiting_supplement", None)], "2026-07-30 00:00", True),
        (
            [("2026-06-01", "waiting_supplement", None), ("2026-06-19", "handling", "2026-06-01")],
            "2026-06-14 23:59",
            False,
        ),
        (
            [("2026-06-01", "waiting_supplement", None), ("2026-06-19", "handling", "2026-06-15")],
            "2026-06-14 23:59",
            True,
        ),
        (
            [("2026-06-01", "waiting_finance", None), ("2026-06-19", "handed_over", None)],
            "2026-06-14 23:59",
            True,
        ),
        (
            [("2026-06-01", "handling", None), ("2026-06-19", "waiting_finance", None)],
            "2026-06-14 23:59",
            True,
        ),
        (
            [("2026-06-01", "handling", None), ("2026-06-19", "waiting_finance", None)],
            "2026-05-31 00:00",
            False,
        ),
    ],
)
def test_the_status_at_an_export_tells_who_waited_since_the_one_before(statuses, asked, waits):
    events = [event("2026-05-31 08:00", facts(received_at="2026-05-20 08:00"))]
    for day, status, seen in statuses:
        told = {"status": {"v": status}}
        if seen is not None:
            told["seen"] = {"v": at(f"{seen} 08:00").isoformat()}
        events.append(event(f"{day} 08:00", told))
    state = derive(events, as_of=at(asked))
    assert state.status.startswith("waiting_") is waits


@given(st.permutations(range(4)))
def test_the_order_in_which_exports_arrive_changes_nothing(order):
    exports = [
        event("2026-06-01 08:00", OPEN),
        event("2026-06-05 08:00", {**OPEN, "due_at": on("2026-06-12 17:00")}),
        event("2026-06-10 08:00", {**DONE, "handed_over_at": None, "status": {"v": "finished"}}),
        event("2026-06-19 08:00", DONE),
    ]
    arrived = [
        exports[index]._replace(recorded_at=at(f"2026-06-2{place} 08:00"))
        for place, index in enumerate(order)
    ]
    assert derive(arrived) == derive(exports)
    assert derive(arrived).system == CITY


@given(
    st.sampled_from(
        [OPEN, DONE, ENDED_THERE, STILL_OPEN, {**OPEN, "handed_over_at": on("2026-06-09 10:00")}]
    ),
    st.sampled_from([CITY, JUSTICE, PORTAL]),
)
def test_the_short_way_for_a_single_word_hears_what_the_long_way_hears(told, system):
    first = event("2026-06-19 08:00", told, system)
    silent = Recorded("noted", at("2026-06-20 08:00"), "", None, {})
    assert hear([first]) == hear([first, silent])
