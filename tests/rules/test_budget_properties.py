"""The ledger sums exactly, whatever happened to the dossier."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.budget import Stay, by_agency, by_step, by_unit, ledger, reasons, step_due
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Limit, Suspension, Unit, due
from tests.rules import naive
from tests.rules.test_clock_properties import dossiers, limits, receipts

CALENDAR = national_calendar()
STEPS = ("tiep-nhan", "thu-ly", "ky")

# Odd seconds and microseconds too: nothing may be lost in rounding.
lengths = st.one_of(
    st.just(timedelta()),
    st.integers(0, 4 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(0, 10**12).map(lambda parts: timedelta(microseconds=parts)),
)
allotments = st.integers(0, 60).map(lambda hours: hours * 3600) | st.integers(0, 200_000)


@st.composite
def stays_from(draw: st.DrawFn, received, tidy: bool = False):
    """Stays one after another, some of no length; untidy ones with gaps, overlaps and errands elsewhere."""
    since, stays = received, []
    for _ in range(draw(st.integers(0, 7))):
        step = draw(st.sampled_from(STEPS))
        outside = not tidy and draw(st.integers(0, 3)) == 0
        until = since + draw(lengths)
        agency = "dat-dai" if outside else "xa"
        stays.append(
            Stay(
                step,
                step,
                f"{step}-{draw(st.integers(0, 1))}",
                agency,
                since,
                until,
                draw(allotments),
                outside,
            )
        )
        since = until if tidy else until + draw(st.sampled_from((-1, 0, 0, 1))) * draw(lengths)
    if stays and draw(st.booleans()):
        last = stays.pop()
        stays.append(
            Stay(last.step, last.name, last.unit, last.agency, last.since, None, last.allotted, last.outside)
        )
    return stays


@st.composite
def ledgers(draw: st.DrawFn):
    received, limit, pauses = draw(dossiers())
    as_of = received + draw(lengths) * draw(st.integers(0, 8))
    owed = due(received, limit, CALENDAR, pauses, as_of)
    return (
        received,
        owed,
        pauses,
        as_of,
        ledger(received, owed, CALENDAR, draw(stays_from(received)), pauses, as_of=as_of),
    )


@settings(max_examples=250, deadline=None)
@given(ledgers())
def test_everything_sums_exactly_to_the_whole(case) -> None:
    *_, one = case
    assert sum(entry.used for entry in one.entries) == one.used
    assert sum(entry.overrun for entry in one.entries) - one.unused == one.lateness == one.used - one.total
    assert one.unused >= 0
    assert one.overrun >= one.lateness


@settings(max_examples=150, deadline=None)
@given(ledgers())
def test_every_entry_balances_and_hands_on_what_it_left(case) -> None:
    received, _, _, as_of, one = case
    assert one.entries[0].since == received
    assert one.entries[0].carried_in == 0
    assert one.entries[-1].until == as_of
    for entry in one.entries:
        amounts = (entry.allotted, entry.carried_in, entry.used, entry.left, entry.overrun, entry.suspended)
        assert min(amounts) >= 0
        assert entry.allotted + entry.carried_in + entry.overrun == entry.used + entry.left
        assert entry.outside or not (entry.left and entry.overrun)
    for before, after in pairwise(one.entries):
        assert before.left == after.carried_in
        assert before.until == after.since


@settings(max_examples=150, deadline=None)
@given(ledgers())
def test_what_is_booked_by_step_unit_and_agency_is_the_same_whole(case) -> None:
    *_, one = case
    for sums in (by_step(one), by_unit(one), by_agency(one)):
        assert sum(each.used for each in sums.values()) == one.used
        assert sum(each.overrun for each in sums.values()) == one.overrun
        assert sum(each.visits for each in sums.values()) == len(one.entries)
    booked = [reason.overrun_seconds for reason in reasons(one)]
    assert sum(booked) == one.overrun
    assert booked == sorted(booked, reverse=True)


@settings(max_examples=60, deadline=None)
@given(receipts, limits, st.integers(0, 20_000), st.integers(0, 8_000), st.integers(0, 8_000))
def test_the_whole_is_what_a_clerk_counts_minute_by_minute(
    received, limit, until, paused_from, paused
) -> None:
    as_of = received + timedelta(minutes=until)
    start = min(as_of, received + timedelta(minutes=paused_from))
    pause = Suspension(start, min(as_of, start + timedelta(minutes=paused)))
    owed = due(received, limit, CALENDAR, [pause], as_of)
    one = ledger(received, owed, CALENDAR, [], [pause], as_of=as_of)
    clock_starts = naive.deemed(CALENDAR, received)
    worked = naive.minutes_between(CALENDAR, clock_starts, as_of)
    stood = naive.minutes_between(CALENDAR, max(clock_starts, pause.start), pause.end)
    counts = stood if pause.start < owed else 0
    assert one.used == (worked - counts) * 60
    assert sum(entry.suspended for entry in one.entries) == counts * 60
    assert one.total == (naive.minutes_between(CALENDAR, clock_starts, owed) - counts) * 60


@settings(max_examples=120, deadline=None)
@given(st.data(), receipts, lengths)
def test_a_forward_that_was_recalled_changes_nothing(data, received, asked) -> None:
    stays = data.draw(stays_from(received, tidy=True).filter(bool))
    owed = due(received, Limit(5, Unit.WORKING_DAYS), CALENDAR)
    number = data.draw(st.integers(0, len(stays) - 1))
    halved = stays[number]
    if halved.until is None or halved.until == halved.since:
        return
    middle = halved.since + (halved.until - halved.since) / 2
    before, after = (
        Stay(halved.step, halved.name, halved.unit, halved.agency, since, until, halved.allotted)
        for since, until in ((halved.since, middle), (middle, halved.until))
    )
    mistaken = Stay("nham", "nhầm", "nham", "xa", middle, middle, 7_200)
    with_mistake = [*stays[:number], before, mistaken, after, *stays[number + 1 :]]
    as_of = received + asked * 5
    told = [ledger(received, owed, CALENDAR, each, as_of=as_of) for each in (stays, with_mistake)]
    if as_of != middle:
        assert told[0] == told[1]


@settings(max_examples=120, deadline=None)
@given(ledgers())
def test_a_step_that_keeps_its_date_does_not_overrun(case) -> None:
    _, owed, _, as_of, one = case
    for entry in one.entries[-1:]:
        if entry.outside or (one.running.anew is not None and entry.since < one.running.anew):
            continue
        own_due = step_due(one, entry.step)
        assert own_due <= owed
        if as_of <= own_due:
            assert entry.overrun == 0
        if entry.overrun > 1:
            assert own_due < as_of
