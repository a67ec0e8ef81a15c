"""The commune's procedures: as many, at as many levels, as its report says."""

from __future__ import annotations

import csv
import io
from collections import Counter

from motcua.demo.offerings import CATALOGUE_COLUMNS, catalogue_csv, procedures
from motcua.demo.plan import read_plan
from motcua.rules.clock import Limit, Unit


def test_there_are_374_of_which_219_full_online() -> None:
    levels = Counter(procedure.level for procedure in procedures().values())
    assert levels == {"toàn trình": 219, "một phần": 155}


def test_within_the_day_whatever_the_days() -> None:
    assert procedures()["2.000815"].limit == Limit(1, Unit.SAME_DAY)


def test_without_days_there_is_no_limit() -> None:
    assert procedures()["2.001263"].limit is None


def test_every_procedure_that_the_plan_draws_is_offered_with_a_limit() -> None:
    for source in read_plan().sources:
        for code in source.procedures or {}:
            assert procedures()[code].limit is not None, code


def test_the_list_has_the_columns_that_the_catalogue_loads() -> None:
    rows = list(csv.DictReader(io.StringIO(catalogue_csv().decode("utf-8"))))
    assert tuple(rows[0]) == CATALOGUE_COLUMNS
    assert len(rows) == 374
