"""What an import looks up of each procedure."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.codes import is_code, short_code
from motcua.catalogue.load import load_catalogue
from motcua.catalogue.lookup import entries_for, entry_of_version
from motcua.rules.clock import Limit, Unit
from tests.cast import Cast
from tests.catalogue.files import BIRTH, MARRIAGE, RELIGION, own_list, portal, portal_item


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("1.010708", "1.010708"),
        (" 1.010708.000.00.00.H56 ", "1.010708"),
        ("2.002621-LT", "2.002621"),
        ("khai sinh", "khai sinh"),
    ],
)
def test_a_code_with_a_tail_is_known_by_its_short_form(written: str, short: str):
    assert short_code(written) == short


def test_what_is_no_code_is_no_code():
    assert is_code("1.001193.000.00.00.H24")
    assert not is_code("1.01193")
    assert not is_code("")


def test_entries_come_in_one_query_with_the_clock_limit(cast: Cast, django_assert_num_queries):
    load_catalogue(own_list(BIRTH, MARRIAGE, RELIGION), "a.csv", cast.commune)
    with django_assert_num_queries(1):
        entries = entries_for(cast.commune.pk)
    assert entries["1.001193"].limit == Limit(0, Unit.SAME_DAY)
    assert entries["1.000894"].limit == Limit(5, Unit.WORKING_DAYS)
    assert entries["1.012592"].limit is None
    assert entries["1.000894"].field == "Hộ tịch"


def test_a_commune_sees_the_version_that_it_offers_and_another_the_newest(cast: Cast):
    load_catalogue(own_list(MARRIAGE), "a.csv", cast.commune)
    load_catalogue(portal(portal_item("1.000894", ten="Thủ tục kết hôn")), "b.jsonl", cast.commune)
    assert entries_for(cast.commune.pk)["1.000894"].name == "Đăng ký kết hôn"
    assert entries_for(cast.neighbour.pk)["1.000894"].name == "Thủ tục kết hôn"


def test_a_procedure_offered_no_more_keeps_the_version_offered_last(cast: Cast):
    load_catalogue(own_list(MARRIAGE), "a.csv", cast.commune)
    load_catalogue(own_list(BIRTH), "a.csv", cast.commune, replace=True, since=date(2026, 7, 1))
    load_catalogue(portal(portal_item("1.000894", ten="Thủ tục kết hôn")), "b.jsonl", cast.neighbour)
    assert entries_for(cast.commune.pk)["1.000894"].name == "Đăng ký kết hôn"


def test_a_version_has_the_same_entry_by_its_id(cast: Cast):
    load_catalogue(own_list(MARRIAGE), "a.csv", cast.commune)
    entry = entries_for(cast.commune.pk)["1.000894"]
    assert entry_of_version(entry.version_id) == entry
