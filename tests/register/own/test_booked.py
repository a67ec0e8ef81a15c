"""What a dossier went through at the counter is booked to steps, units and other agencies."""

from __future__ import annotations

import pytest

from motcua.register.actions.forward import Forward
from motcua.register.actions.recall import Recall
from motcua.register.course import Course, Pause, Stay
from motcua.register.course.booked import ledger_of
from motcua.register.own import open_owned
from motcua.register.terms import process_of
from motcua.register.vocabulary import FactKind
from motcua.rules.budget import by_agency, by_unit, reasons
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Limit, Unit
from motcua.rules.process import budgets, default_process
from tests.register.told import at

CALENDAR = national_calendar()
FIVE_DAYS = Limit(5, Unit.WORKING_DAYS)
PROCESS = default_process(FIVE_DAYS)
HOUR = 3600
RECEIVED, DUE = at("2026-06-01 07:30"), at("2026-06-05 17:00")
INTAKE, HANDLING = PROCESS.steps[0].key, PROCESS.steps[1].key


def stay(key: str, since: str, until: str | None, unit: int = 7) -> Stay:
    return Stay(
        1,
        key,
        key,
        "",
        "",
        unit,
        None,
        at(f"2026-{since}"),
        at(f"2026-{until}") if until else None,
        None,
        HOUR,
    )


def wait(kind: str, policy: str, since: str, until: str | None, agency: int | None = None, **told) -> Pause:
    given = {"answer_by": None, "whose": "Chi cục thuế", "content": "", "article": "", "flagged": ""}
    return Pause(
        kind,
        kind,
        kind,
        policy,
        at(f"2026-{since}"),
        at(f"2026-{until}") if until else None,
        *{**given, **told}.values(),
        outcome="",
        agency=agency,
    )


def course(*stays: Stay, pauses: tuple[Pause, ...] = ()) -> Course:
    one = Course(receiver=3, competent=3, stays=list(stays), pauses={pause.key: pause for pause in pauses})
    one.told[FactKind.LIMITS] = {"statutory": [5, Unit.WORKING_DAYS.value], "promised": None}
    return one


AT_WORK = (stay(INTAKE, "06-01 07:30", "06-01 09:30", unit=5), stay(HANDLING, "06-01 09:30", None))


def test_units_and_agencies_are_booked_by_their_ids() -> None:
    one = ledger_of(course(*AT_WORK), RECEIVED, DUE, None, CALENDAR, at("2026-06-01 17:00"))
    assert {who: summed.used / HOUR for who, summed in by_unit(one).items()} == {("3", "5"): 2, ("3", "7"): 6}


def test_steps_share_the_limit_as_the_process_says() -> None:
    known = at("2026-06-01 17:00")
    told = ledger_of(course(*AT_WORK), RECEIVED, DUE, None, CALENDAR, known)
    shared = ledger_of(course(*AT_WORK), RECEIVED, DUE, None, CALENDAR, known, PROCESS)
    assert [entry.allotted for entry in told.entries] == [HOUR, HOUR]
    shares = budgets(PROCESS, 40 * HOUR)
    assert [entry.allotted for entry in shared.entries] == [shares[INTAKE], shares[HANDLING]]


def test_an_opinion_is_booked_to_who_was_asked_beyond_the_time_given() -> None:
    asked = wait("opinion", "none", "06-02 07:30", "06-04 07:30", agency=9, answer_by=at("2026-06-03 07:30"))
    one = ledger_of(
        course(*AT_WORK, pauses=(asked,)), RECEIVED, DUE, None, CALENDAR, at("2026-06-04 17:00"), PROCESS
    )
    assert by_agency(one)["9"].used == 16 * HOUR
    assert by_agency(one)["9"].overrun == 8 * HOUR
    assert [reason.agency for reason in reasons(one)] == ["9"]


def test_a_tax_detour_that_stops_the_clock_costs_nobody_and_names_the_agency() -> None:
    detour = wait("finance", "resume", "06-02 07:30", "06-03 07:30")
    one = ledger_of(
        course(*AT_WORK, pauses=(detour,)),
        RECEIVED,
        at("2026-06-08 17:00"),
        None,
        CALENDAR,
        at("2026-06-03 17:00"),
    )
    assert by_agency(one)["Chi cục thuế"].used == 0
    assert by_agency(one)["Chi cục thuế"].suspended == 8 * HOUR


def test_a_supplement_asked_too_late_is_the_time_of_the_step_that_asked() -> None:
    late = wait("supplement", "none", "06-04 17:00", None, whose="người nộp hồ sơ")
    one = ledger_of(
        course(*AT_WORK, pauses=(late,)), RECEIVED, DUE, None, CALENDAR, at("2026-06-05 17:00"), PROCESS
    )
    assert list(by_agency(one)) == ["3"]


def test_while_the_clock_stands_the_date_is_reckoned_as_if_the_answer_came_now() -> None:
    asked = wait("supplement", "restart", "06-02 17:00", None)
    one = ledger_of(
        course(*AT_WORK, pauses=(asked,)), RECEIVED, None, None, CALENDAR, at("2026-06-04 07:30"), PROCESS
    )
    assert one.due == at("2026-06-11 17:00")
    assert one.unused == 48 * HOUR


def test_before_the_receipt_or_without_any_date_there_is_no_ledger() -> None:
    known = at("2026-06-01 17:00")
    assert ledger_of(course(), None, None, None, CALENDAR, known) is None
    assert ledger_of(course(), at("2026-06-02 08:00"), DUE, None, CALENDAR, known) is None
    assert ledger_of(Course(), RECEIVED, None, None, CALENDAR, known) is None


@pytest.mark.django_db
def test_a_recalled_forward_leaves_no_trace_in_the_ledger(received, office) -> None:
    def booked(opened):
        state = opened.state
        return ledger_of(
            opened.course,
            state.received_at,
            state.due_at,
            state.finished_at,
            CALENDAR,
            at("2026-06-01 10:00"),
            process_of(opened.course),
        )

    before = booked(open_owned(received.id))
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    assert len(booked(open_owned(received.id)).entries) == 2
    Recall(received.id, office["intake"]).execute(at("2026-06-01 09:05"))
    assert booked(open_owned(received.id)) == before
