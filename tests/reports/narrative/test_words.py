from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from motcua.reports.narrative.words import Words
from tests.reports.sample import WORDS


@pytest.mark.parametrize(
    "words", [WORDS, replace(WORDS, dated=date(2026, 6, 16), petitions=None, documents=())]
)
def test_words_survive_being_frozen(words: Words) -> None:
    assert Words.from_json(json.loads(json.dumps(words.to_json()))) == words


@pytest.mark.parametrize(
    ("name", "kind"),
    [("UBND xã Thượng Hồng", "xã"), ("UBND phường Hồng Bàng", "phường"), ("UBND đặc khu Cát Hải", "đặc khu")],
)
def test_a_commune_is_called_what_it_is(name: str, kind: str) -> None:
    assert replace(WORDS, agency_short=name, agency_name=name).commune_kind == kind


def test_a_province_is_no_city() -> None:
    assert replace(WORDS, province="tỉnh Phú Thọ").province_kind == "tỉnh"
    assert WORDS.province_kind == "thành phố"
