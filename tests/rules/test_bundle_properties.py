"""What must hold of the plan of any bundle."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.rules.bundle import Bundle, Member, MemberFacts, plan
from motcua.rules.calendar import national_calendar
from tests.rules.test_clock_properties import limits, pauses_after, receipts

CALENDAR = national_calendar()
SECOND = timedelta(seconds=1)


@st.composite
def bundles(draw: st.DrawFn):
    """Up to five members in any order of writing, each waiting for some of those before it."""
    keys = [f"m{number}" for number in range(draw(st.integers(1, 5)))]
    members = [
        Member(
            key, f"agency {key}", "", draw(limits), tuple(sorted(draw(st.sets(st.sampled_from(keys[:at])))))
        )
        if at
        else Member(key, f"agency {key}", "", draw(limits))
        for at, key in enumerate(keys)
    ]
    return Bundle(tuple(draw(st.permutations(members))))


@st.composite
def cases(draw: st.DrawFn):
    """A bundle, its receipt, and for some of its members actual times."""
    bundle, received = draw(bundles()), draw(receipts)
    facts = {}
    for member in bundle.members:
        if draw(st.booleans()):
            continue
        started = received + timedelta(minutes=draw(st.integers(0, 20_000)))
        finished = started + timedelta(minutes=draw(st.integers(0, 20_000))) if draw(st.booleans()) else None
        facts[member.key] = MemberFacts(started, finished, tuple(draw(pauses_after(started))))
    return bundle, received, facts


@settings(max_examples=120, deadline=None)
@given(cases())
def test_the_final_date_is_the_last_end_and_some_path_sets_it(case) -> None:
    one = plan(case[0], case[1], CALENDAR, case[2])
    assert one.final == max(each.end for each in one.members)
    assert one.critical
    assert all(one.of(key).slack == 0 for key in one.critical)
    assert one.of(one.critical[-1]).end == one.final


@settings(max_examples=100, deadline=None)
@given(bundles(), receipts)
def test_of_what_has_not_begun_the_final_date_is_the_last_due(bundle, received) -> None:
    one = plan(bundle, received, CALENDAR)
    assert one.final == max(each.due for each in one.members)
    for each in one.members:
        assert each.start == max((one.of(key).due for key in each.member.after), default=received)
    # Side by side never takes longer than in order.
    loose = Bundle(tuple(Member(m.key, m.agency, m.procedure, m.limit) for m in bundle.members))
    assert plan(loose, received, CALENDAR).final <= one.final


@settings(max_examples=100, deadline=None)
@given(cases(), st.data())
def test_finishing_earlier_never_moves_the_final_date_on(case, data) -> None:
    bundle, received, facts = case
    before = plan(bundle, received, CALENDAR, facts)
    sooner = data.draw(st.sampled_from(before.members))
    known = facts.get(sooner.member.key, MemberFacts())
    early = max(received, sooner.end - timedelta(minutes=data.draw(st.integers(0, 30_000))))
    done = MemberFacts(known.started, early, known.suspensions)
    after = plan(bundle, received, CALENDAR, {**facts, sooner.member.key: done})
    assert after.final <= before.final


@settings(max_examples=80, deadline=None)
@given(cases(), st.data())
def test_slack_is_just_what_may_be_taken(case, data) -> None:
    bundle, received, facts = case
    before = plan(bundle, received, CALENDAR, facts)
    slow = data.draw(st.sampled_from(before.members))
    known = facts.get(slow.member.key, MemberFacts(slow.start))

    def final_after(seconds: int):
        end = CALENDAR.add_working_time(slow.end, seconds * SECOND)
        late = MemberFacts(known.started or slow.start, end, known.suspensions)
        return plan(bundle, received, CALENDAR, {**facts, slow.member.key: late}).final

    assert final_after(slow.slack) == before.final
    if not slow.critical:
        assert final_after(slow.slack + 1) > before.final


@settings(max_examples=80, deadline=None)
@given(cases())
def test_the_order_of_writing_changes_nothing(case) -> None:
    bundle, received, facts = case
    turned = Bundle(tuple(reversed(bundle.members)))
    one, other = plan(bundle, received, CALENDAR, facts), plan(turned, received, CALENDAR, facts)
    assert one.final == other.final
    assert {each.member.key: each for each in one.members} == {
        each.member.key: each for each in other.members
    }
