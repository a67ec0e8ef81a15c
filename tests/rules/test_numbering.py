"""A dossier's code is written in one way only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.numbering import HIGHEST_NUMBER, DossierCode, format_code
from motcua.rules.wording import BadInput

sublevels = st.lists(st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True), max_size=3).map(
    lambda parts: "".join(f".{part}" for part in parts)
)
prefixes = st.builds(
    "{}{}{}".format,
    st.from_regex(r"([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?", fullmatch=True),
    st.from_regex(r"[A-Y][0-9]{2}", fullmatch=True),
    sublevels,
).filter(str.isascii)
codes = st.builds(
    DossierCode, prefixes, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, HIGHEST_NUMBER)
)


@pytest.mark.parametrize(
    ("text", "prefix", "day", "number"),
    [
        ("H24.85-260315-0001", "H24.85", date(2026, 3, 15), 1),
        ("H31.12.3-250315-0001", "H31.12.3", date(2025, 3, 15), 1),
        ("000.17.22.H56-210531-0001", "000.17.22.H56", date(2021, 5, 31), 1),
        ("000.00.06.H56-231027-0361", "000.00.06.H56", date(2023, 10, 27), 361),
        (" H24-260315-12345 ", "H24", date(2026, 3, 15), 12345),
    ],
)
def test_codes_of_both_forms_are_read(text, prefix, day, number) -> None:
    assert DossierCode.parse(text) == DossierCode(prefix, day, number)
    assert format_code(prefix, day, number) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H24.85",
        "H24.85-260315-001",
        "H24.85-260315-00012",
        "H24.85-260315-0000",
        "H24.85-260231-0001",
        "H24.85-20260315-0001",
        "Z24.85-260315-0001",
        "h24.85-260315-0001",
        "H24.85432-260315-0001",
        "00.00.06.H56-231027-0361",
        "H24.85-260315-٠٠٠١",
        "H24.85-260315-0001\nx",
        "H24.85-260315-" + "9" * 5000,
        "H24" + ".85AB" * 7 + "-260315-0001",
    ],
)
def test_what_is_no_code_is_refused_in_words(text) -> None:
    with pytest.raises(BadInput, match=r"Mã|mã|Số"):
        DossierCode.parse(text)


@pytest.mark.parametrize(
    ("prefix", "day", "number"),
    [
        ("H24.85", date(1999, 12, 31), 1),
        ("H24.85", date(2100, 1, 1), 1),
        ("H24.85", date(2026, 3, 15), 0),
        ("H24.85", date(2026, 3, 15), HIGHEST_NUMBER + 1),
        ("H24.85-", date(2026, 3, 15), 1),
    ],
)
def test_parts_that_no_code_can_hold_are_refused(prefix, day, number) -> None:
    with pytest.raises(BadInput):
        format_code(prefix, day, number)


@given(codes)
def test_what_is_written_is_read_back(code) -> None:
    assert DossierCode.parse(str(code)) == code


@given(
    st.text(max_size=40) | st.from_regex(r"[A-Z][0-9]{2}\.[0-9A-Z]{0,5}-[0-9]{6}-[0-9]{3,6}", fullmatch=True)
)
def test_what_is_read_is_written_back(text) -> None:
    try:
        code = DossierCode.parse(text)
    except BadInput:
        return
    assert str(code) == text.strip()
