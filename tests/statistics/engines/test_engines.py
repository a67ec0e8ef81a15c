"""The same texts give the same figures on PostgreSQL and on DuckDB, and those that a clerk counts by hand."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.register.models import Dossier, Wait
from motcua.rules.verdict import Rule
from motcua.statistics.count import counting
from motcua.statistics.engines.duck import Duck
from motcua.statistics.engines.postgresql import local
from motcua.statistics.facts.export import export
from motcua.statistics.facts.source import FACT
from motcua.statistics.measures.catalogue import BESIDE, BLOCK, BY_RULE, add_up, measure
from tests.statistics.naive import counted
from tests.statistics.population import QUARTER, commune, neighbour, received_for
from tests.statistics.random_population import some, vertical

pytestmark = pytest.mark.django_db

SETS = ("ii06a", "shares", "days", "late")
BY_KEY = {each.key: each.flag for each in (*BLOCK, *BESIDE)}
RULES: tuple[Rule, Rule] = ("instant", "date")
ANY = dict.fromkeys(("field", "system", "unit", "mode", "linked_group", "received_day", "finished_day"))
"""No group that a list narrows to."""


def in_order(rows):
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])


def test_both_engines_and_the_clerk_agree_on_a_crowd_of_dossiers(tmp_path):
    draw = Random(118)
    own = some(commune(), draw, 400)
    vertical(commune(), draw, 60)
    for sent in some(neighbour(), draw, 60)[::2]:
        received_for(commune(), sent)
    export([commune().pk], tmp_path)
    with (
        counting(commune(), QUARTER) as count,
        Duck([tmp_path], local(QUARTER.start), local(QUARTER.end)) as duck,
    ):
        for measure_set in SETS:
            rows = count.engine.rows(measure_set)
            assert rows, f"the crowd has nothing for {measure_set}"
            assert in_order(rows) == in_order(duck.rows(measure_set)), measure_set
        flagged = duck.rows("members", agency=commune().code)
        assert in_order(count.engine.rows("members", agency=commune().code)) == in_order(flagged)
        assert Counter(row["place"] for row in flagged).keys() == {"own", "vertical", "elsewhere"}
        listed = 0
        for each in (*BLOCK, *BESIDE, *(measure(one.key, rule) for one in BY_RULE for rule in RULES)):
            asked = {**ANY, "agency": commune().code, "place": "own", "system": "mot-cua-hai-phong"}
            rows = count.engine.rows("behind", {"flag": each.flag}, **asked)
            assert rows == duck.rows("behind", {"flag": each.flag}, **asked), each.key
            listed += bool(rows)
        assert listed > len(BLOCK)
        sums = add_up(row for row in (*count.form, *count.shares) if row["place"] == "own")
        # The two sets share one flag, which the sum over both has twice.
        sums["received_in_period"] //= 2
    by_hand = counted(own, QUARTER)
    assert {key: sums[flag] for key, flag in BY_KEY.items()} == {key: by_hand[key] for key in BY_KEY}


def test_many_communes_are_counted_at_once_from_files(tmp_path):
    folders = []
    for agency in (commune(), neighbour()):
        some(agency, Random(agency.pk), 40)
        folders.append(tmp_path / agency.code)
        export([agency.pk], folders[-1])
    with Duck(folders, local(QUARTER.start), local(QUARTER.end)) as duck:
        rows = duck.rows("ii06a")
    for agency in (commune(), neighbour()):
        with counting(agency, QUARTER) as count:
            assert in_order(count.form) == in_order(row for row in rows if row["agency"] == agency.code)


def test_texts_and_nothing_are_told_apart_in_the_files(tmp_path):
    made = some(commune(), Random(7), 30)
    export([commune().pk], tmp_path)
    with Duck([tmp_path], local(QUARTER.start), local(QUARTER.end)) as duck:
        columns = ("dossier_id", "late_reason", "mode", "due_local", "received_local")
        told = duck.connection.execute(f"SELECT {', '.join(columns)} FROM fact").fetchall()
        assert list(duck.connection.table("fact").columns) == list(FACT)
    stored = {one.pk: one for one in made if one.received_at is not None and one.status == "handling"}
    assert {row[0] for row in told} == set(stored)
    for dossier_id, reason, mode, due, received in told:
        one = stored[dossier_id]
        assert (reason, mode) == (one.late_reason, one.mode)
        assert due == (one.due_at and local(one.due_at))
        assert received == local(one.received_at)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(seed=st.integers(0, 10**9), number=st.integers(0, 12))
def test_the_identities_hold_and_lists_are_as_long_as_their_figures(db, seed, number):
    Wait.objects.all().delete()
    Dossier.objects.all().delete()
    made = some(commune(), Random(seed), number)
    with counting(commune(), QUARTER) as count:
        for row in count.form:
            in_period = row["online"] + row["in_person"] + row["postal"] + row["unknown_channel"]
            assert row["received"] == in_period + row["carried_over"] == row["resolved"] + row["pending"]
            for rule in ("instant", "date"):
                verdicts = sum(row[f"{verdict}_by_{rule}"] for verdict in ("early", "on_time", "late"))
                assert row["resolved"] == verdicts
            assert row["pending"] == row["within"] + row["overdue"]
            assert row["awaiting_supplement"] <= row["pending"]
        by_hand = counted(made, QUARTER)
        told = Counter(key for member in count.members() for key in member.keys if key in BY_KEY)
        assert told == by_hand
        for key in ("received.total", "resolved.by_date.on_time", "pending.overdue", "awaiting_hand_over"):
            assert len(count.behind(key)) == by_hand[key]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(seed=st.integers(0, 10**9))
def test_who_is_left_by_one_period_enters_the_next(db, seed):
    Wait.objects.all().delete()
    Dossier.objects.all().delete()
    some(commune(), Random(seed), 12)
    with counting(commune(), QUARTER) as count:
        assert set(count.behind("received.carried_over")) == set(count.previous().behind("pending.total"))
