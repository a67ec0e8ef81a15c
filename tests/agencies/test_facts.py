"""The packaged table of provinces and communes, and what the database knows from the start."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from motcua.agencies import facts
from motcua.agencies.models import Agency, AgencyCode


def test_there_are_34_provinces_and_3321_communes():
    assert len(facts.provinces()) == 34
    assert len(facts.communes()) == 3321


def test_every_commune_lies_in_a_known_province_and_no_code_stands_twice():
    provinces = {province.code for province in facts.provinces()}
    communes = facts.communes()
    assert {commune.province for commune in communes} == provinces
    assert len({commune.code for commune in communes}) == len(communes)


def test_a_full_name_says_what_kind_of_unit_it_is():
    names = {unit.code: unit.full_name for unit in [*facts.provinces(), *facts.communes()]}
    assert names["10993"] == "Xã Thượng Hồng"
    assert names["31"] == "Thành phố Hải Phòng"
    assert Counter(name.split()[0] for code, name in names.items() if len(code) == 5) == {
        "Xã": 2611,
        "Phường": 697,
        "Đặc": 13,
    }


def test_other_codes_are_of_communes_that_we_know():
    codes = {commune.code for commune in facts.communes()}
    others = facts.other_codes()
    assert len(others) == 122
    assert {other.code for other in others} <= codes
    assert all(other.code != other.other_code for other in others)


def test_the_table_says_the_same_as_the_reference(shared: Path):
    with (shared / "data/units/communes.csv").open(encoding="utf-8") as lines:
        theirs = {row["ma_xa"]: (row["ten"], row["loai"], row["ma_tinh"]) for row in csv.DictReader(lines)}
    ours = {unit.code: (unit.name, facts.KIND_WORDS[unit.kind], unit.province) for unit in facts.communes()}
    assert ours == theirs
    conflicts = json.loads((shared / "data/units/code-conflicts.json").read_text(encoding="utf-8"))
    assert {(other.code, other.other_code) for other in facts.other_codes()} == {
        (row["ma_thanglequoc_2026_07_25"], row["ma_vietnam_provinces_2025_10_1"]) for row in conflicts
    }


@pytest.mark.django_db
def test_the_database_knows_every_one_by_code_with_its_province_above_it():
    assert Agency.objects.filter(kind="province").count() == 34
    assert Agency.objects.filter(kind="commune", parent__kind="province").count() == 3321
    assert AgencyCode.objects.count() == 122
    commune = Agency.objects.select_related("parent").get(code="10993")
    assert (commune.name, commune.short_name) == ("Xã Thượng Hồng", "Thượng Hồng")
    assert commune.search_key == "xa thuong hong"
    assert commune.parent is not None
    assert commune.parent.name == "Thành phố Hải Phòng"
