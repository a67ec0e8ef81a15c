"""What must hold of the clock whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Limit, Suspension, Unit, condense, due, explain
from motcua.rules.own_hours import OwnHours, weeks, written_hours
from tests.rules import naive
from tests.rules.moments import at

NATION = national_calendar()
OWN = NATION.with_changes(
    "with hours of its own",
    hours=weeks(
        NATION.sessions,
        [
            OwnHours(date(2026, 1, 1), 4, written_hours("07:30-11:30 13:30-16:00")),
            OwnHours(date(2026, 2, 1), 5, written_hours("07:30-11:30"), date(2026, 3, 31)),
            OwnHours(date(2026, 2, 18), 2, written_hours("nghỉ")),
            OwnHours(date(2026, 3, 1), 0, written_hours("06:45-12:00 14:00-17:15"), date(2026, 4, 15)),
        ],
    ),
)
either = pytest.mark.parametrize("calendar", [NATION, OWN], ids=["the nation's", "its own"])
ORIGIN = at("2025-12-01 00:00")
MINUTES = 150 * 24 * 60

limits = st.one_of(
    st.builds(Limit, st.integers(1, 60), st.just(Unit.WORKING_HOURS)),
    st.builds(Limit, st.integers(1, 40), st.just(Unit.WORKING_DAYS)),
    st.builds(Limit, st.integers(1, 60), st.just(Unit.DAYS)),
    st.builds(Limit, st.integers(1, 6), st.just(Unit.MONTHS)),
    st.just(Limit(0, Unit.SAME_DAY)),
)
receipts = st.integers(0, MINUTES).map(lambda minutes: ORIGIN + timedelta(minutes=minutes))


@st.composite
def pauses_after(draw: st.DrawFn, start, apart: int = 1):
    """Up to four pauses in order, beginning at or after ``start``, ``apart`` minutes or more between them."""
    pauses = []
    for _ in range(draw(st.integers(0, 4))):
        start += timedelta(minutes=draw(st.integers(0, 4 * 24 * 60)))
        end = start + timedelta(minutes=draw(st.integers(0, 9 * 24 * 60)))
        pauses.append(Suspension(start, end, draw(st.sampled_from(["resume", "resume", "restart"]))))
        start = end + timedelta(minutes=apart)
    return pauses


@st.composite
def dossiers(draw: st.DrawFn):
    received = draw(receipts)
    return received, draw(limits), draw(pauses_after(received))


@either
@settings(max_examples=250, deadline=None)
@given(dossiers())
def test_it_agrees_with_counting_by_hand(calendar, dossier) -> None:
    received, limit, pauses = dossier
    assert due(received, limit, calendar, pauses) == naive.due(received, limit, calendar, pauses)


@either
@settings(max_examples=400, deadline=None)
@given(st.data(), receipts, receipts, limits)
def test_a_later_receipt_is_never_due_earlier(calendar, data, one, other, limit) -> None:
    first, later = sorted((one, other))
    pauses = data.draw(pauses_after(calendar.deemed_receipt(later), apart=0))
    assert due(first, limit, calendar, pauses) <= due(later, limit, calendar, pauses)


@either
@settings(max_examples=300, deadline=None)
@given(dossiers(), st.integers(0, 40 * 24 * 60))
def test_a_resume_of_no_length_is_nothing(calendar, dossier, minutes) -> None:
    received, limit, pauses = dossier
    moment = received + timedelta(minutes=minutes)
    nothing = Suspension(moment, moment, "resume")
    assert due(received, limit, calendar, [*pauses, nothing]) == due(received, limit, calendar, pauses)


@either
@settings(max_examples=300, deadline=None)
@given(st.data(), dossiers())
def test_splitting_a_pause_changes_nothing(calendar, data, dossier) -> None:
    received, limit, pauses = dossier
    split = []
    for pause in pauses:
        length = int((pause.end - pause.start).total_seconds())
        middle = pause.start + timedelta(seconds=data.draw(st.integers(0, length)))
        split += [Suspension(pause.start, middle, pause.policy), Suspension(middle, pause.end, pause.policy)]
    assert due(received, limit, calendar, split) == due(received, limit, calendar, pauses)


@either
@settings(max_examples=200, deadline=None)
@given(st.data(), dossiers())
def test_the_order_in_which_pauses_are_given_changes_nothing(calendar, data, dossier) -> None:
    received, limit, pauses = dossier
    shuffled = data.draw(st.permutations(pauses))
    assert due(received, limit, calendar, shuffled) == due(received, limit, calendar, pauses)


@either
@settings(max_examples=300, deadline=None)
@given(dossiers())
def test_a_due_is_a_working_moment_and_never_lies_inside_a_pause_that_counts(calendar, dossier) -> None:
    received, limit, pauses = dossier
    explanation = explain(received, limit, calendar, pauses)
    owed = explanation.due
    assert any(one.start < owed.time() <= one.end for one in calendar.sessions_on(owed.date()))
    counted = [pause for pause in pauses if pause not in explanation.ignored]
    assert not any(pause.start <= owed < pause.end for pause in counted)


@either
@settings(max_examples=300, deadline=None)
@given(dossiers(), limits)
def test_pausing_never_brings_the_due_forward_nor_cures_lateness(calendar, dossier, limit) -> None:
    received, _limit, pauses = dossier
    plain = due(received, limit, calendar)
    assert due(received, limit, calendar, pauses) >= plain
    too_late = [pause for pause in pauses if pause.start >= plain]
    assert due(received, limit, calendar, too_late) == plain


@either
@settings(max_examples=200, deadline=None)
@given(dossiers(), st.integers(0, 60 * 24 * 60))
def test_what_happens_after_the_instant_of_asking_is_unseen(calendar, dossier, minutes) -> None:
    received, limit, pauses = dossier
    as_of = received + timedelta(minutes=minutes)
    known = [
        Suspension(pause.start, pause.end if pause.end <= as_of else None, pause.policy)
        for pause in pauses
        if pause.start <= as_of
    ]
    assert due(received, limit, calendar, pauses, as_of) == due(received, limit, calendar, known, as_of)


@either
@settings(max_examples=200, deadline=None)
@given(dossiers())
def test_the_segments_lead_from_the_receipt_to_the_due_without_a_gap(calendar, dossier) -> None:
    received, limit, pauses = dossier
    explanation = explain(received, limit, calendar, pauses)
    for segments in (explanation.segments, condense(explanation.segments)):
        assert segments[0].start == received
        assert segments[-1].end == explanation.due == due(received, limit, calendar, pauses)
        assert all(one.end == following.start for one, following in pairwise(segments))
        assert all(one.start < one.end and one.ground for one in segments)


@either
@settings(max_examples=200, deadline=None)
@given(receipts, st.integers(1, 80))
def test_the_working_segments_of_an_hour_limit_add_up_to_it(calendar, received, hours) -> None:
    segments = explain(received, Limit(hours, Unit.WORKING_HOURS), calendar).segments
    worked = sum((one.end - one.start for one in segments if one.kind == "working"), timedelta())
    assert worked == timedelta(hours=hours)
