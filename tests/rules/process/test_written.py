"""Processes as they are stored."""

from __future__ import annotations

import pytest

from motcua.rules.process import Budget, as_dict, default_process, from_dict
from motcua.rules.process.written import budget
from motcua.rules.wording import BadInput


def test_what_was_written_is_read_again():
    process = default_process(None)
    assert from_dict(as_dict(process)) == process


@pytest.mark.parametrize("data", [{}, {"steps": None}, {"steps": [{}]}, {"steps": ["x"]}, {"steps": []}])
def test_anything_else_is_refused(data):
    with pytest.raises(BadInput):
        from_dict(data)


@pytest.mark.parametrize(
    ("text", "hundredths"), [("2", 200), ("0,5", 50), ("12.25", 1225), ("", 0), (" 30 % ", 3000)]
)
def test_amounts_are_read_as_offices_write_them(text: str, hundredths: int):
    assert budget(text, "percent") == Budget(hundredths)


@pytest.mark.parametrize("text", ["hai", "0,001", "-1", "1e9", "nan", "inf", "99999"])
def test_an_amount_that_is_none_is_refused(text: str):
    with pytest.raises(BadInput, match="Thời gian"):
        budget(text, "hours")
