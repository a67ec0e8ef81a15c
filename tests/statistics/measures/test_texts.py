"""The SQL texts: one definition of every figure, in words that any engine understands."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from motcua.statistics.measures.catalogue import BESIDE, BLOCK, BY_RULE, measure
from motcua.statistics.measures.texts import parameters, spell, statement, text

FOLDER = files("motcua.statistics.measures")
SETS = sorted(file.name.removesuffix(".sql") for file in FOLDER.iterdir() if file.name.endswith(".sql"))
FLAGS = set(re.findall(r"AS (\w+),?$", text("measures", "flags"), re.MULTILINE))


@pytest.mark.parametrize("name", SETS)
def test_a_text_holds_nothing_that_engines_understand_differently(name):
    sql = text("measures", name)
    assert not re.search(r"::|/|%|ILIKE|FILTER|TIME ZONE|INTERVAL|NOW\(|DISTINCT ON|AVG|COUNT", sql)


@pytest.mark.parametrize("name", SETS)
def test_every_text_says_what_it_is(name):
    assert FOLDER.joinpath(f"{name}.sql").read_text("utf-8").startswith("-- ")


@pytest.mark.parametrize("rule", ["instant", "date"])
def test_every_figure_sums_a_flag_that_is_defined(rule):
    assert {measure(each.key, rule).flag for each in (*BLOCK, *BESIDE, *BY_RULE)} <= FLAGS


@pytest.mark.parametrize("name", ["ii06a", "shares", "days"])
def test_a_set_sums_flags_under_their_own_names_and_counts_nothing_itself(name):
    summed = re.findall(r"SUM\(([^)]*)\) AS (\w+)", text("measures", name))
    assert summed
    assert all(flag == called and flag in FLAGS for flag, called in summed)


def test_every_figure_stands_in_a_set():
    summed = set(re.findall(r"SUM\((\w+)\)", "".join(text("measures", name) for name in ("ii06a", "shares"))))
    assert {each.flag for each in (*BLOCK, *BESIDE)} <= summed


def test_parameters_are_spelt_as_the_engine_wants_them():
    sql = "SELECT a FROM b WHERE c >= :start AND d = :place AND e = :start"
    assert spell(sql, lambda name: f"%({name})s") == (
        "SELECT a FROM b WHERE c >= %(start)s AND d = %(place)s AND e = %(start)s"
    )
    assert parameters(sql) == {"start", "place"}


def test_a_statement_is_the_set_over_the_flags_over_the_facts():
    sql = statement("behind", {"fact": "SELECT 1"}, flag="late_by_instant")
    assert sql.index("fact AS") < sql.index("flagged AS") < sql.index("late_by_instant = 1")
    assert "--" not in sql and "{" not in sql
