"""Vietnamese writing."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules import vietnamese
from motcua.rules.vietnamese import fold, ngay, number, percent, share, sort_key, two_digits


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Ánh Đào", "nguyen thi anh dao"),
        ("ĐẶNG  ĐÌNH\u00a0ƯỚC ", "dang dinh uoc"),
        (unicodedata.normalize("NFD", "Hồ Quỳnh Nhữ"), "ho quynh nhu"),
        ("Ðỗ Ðức", "do duc"),
        ("\ufeffhộ\u200b tịch", "ho tich"),
        ("H24.85-260315-0001", "h24.85-260315-0001"),
        ("", ""),
    ],
)
def test_folding_is_how_one_searches(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_words_are_folded_as_the_whole_text_would_be(text: str) -> None:
    whole = unicodedata.normalize("NFD", text.lower()).translate(vietnamese.FOLDED)
    assert fold(text) == " ".join(whole.split())


def test_what_was_folded_before_takes_no_more_room_than_a_language_has_syllables() -> None:
    for number_ in range(2 * vietnamese.MOST_SYLLABLES):
        fold(f"ấp{number_} {'dài' * 10}{number_}")
    kept = vietnamese._FOLDED_WORDS
    assert 0 < len(kept) <= vietnamese.MOST_SYLLABLES
    assert max(map(len, kept)) <= vietnamese.LONGEST_SYLLABLE


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằểỗứự ", max_size=20))
def test_composed_or_not_capital_or_not_the_keys_are_the_same(text: str) -> None:
    for other in (unicodedata.normalize("NFD", text), text.upper()):
        assert fold(other) == fold(text)
        assert sort_key(other) == sort_key(text)


IN_ORDER = [
    "An",
    "An Bình",
    "Anh",
    "Ánh",
    "Ăn",
    "Âm",
    "Ba",
    "Bà",
    "Bả",
    "Bã",
    "Bá",
    "Bạ",
    "Bà Rịa",
    "Băng",
    "Dũng",
    "Đào",
    "Em",
    "Ếch",
    "Hoa",
    "Hòa",
    "Long",
    "Lô",
    "Lơ",
    "Tuân",
    "Tuấn",
    "Tư",
    "Xuân",
    "Ý",
]
SHUFFLED = IN_ORDER[1::2] + IN_ORDER[::2]


def test_names_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(SHUFFLED, key=sort_key) == IN_ORDER


def test_keys_are_ordered_byte_by_byte_as_the_database_will() -> None:
    assert sorted(SHUFFLED, key=lambda name: sort_key(name).encode()) == IN_ORDER


def test_digits_stand_before_letters_and_a_key_has_nothing_that_a_database_refuses() -> None:
    assert sort_key("1.001193") < sort_key("an")
    assert "\x00" not in sort_key("Nguyễn")


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (4911, "4.911"), (1234567, "1.234.567"), (-4911, "-4.911")]
)
def test_thousands_are_parted_by_dots(value: int, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("99.96", "99,96%"),
        ("100.00", "100%"),
        ("0", "0%"),
        ("99.9", "99,90%"),
        ("99.995", "100%"),
        ("0.005", "0,01%"),
    ],
)
def test_percentages_have_a_comma(value: str, text: str) -> None:
    assert percent(Decimal(value)) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (4880, 4882, "99.96"),
        (1, 8, "12.50"),
        (1, 800, "0.13"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (0, 5, "0.00"),
        (0, 0, None),
        (5, 0, None),
    ],
)
def test_a_share_is_rounded_half_up_and_over_nothing_there_is_none(
    numerator: int, denominator: int, expected: str | None
) -> None:
    found = share(numerator, denominator)
    assert (None if found is None else str(found)) == expected


def test_dates_and_small_counts_are_written_as_offices_do() -> None:
    assert ngay(date(2026, 6, 4)) == "04/06/2026"
    assert (two_digits(2), two_digits(0), two_digits(114)) == ("02", "00", "114")
