from __future__ import annotations

import pytest

from motcua.documents.cells import guarded, told_apart, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+84 999", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_program_would_reckon_is_marked_as_text(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Nguyễn Văn An", "H24.85-260601-0001", "1 = 1"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''-2", "'", "'tám", "", "-", "An", "\t"])
def test_what_was_marked_is_read_again_exactly_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(told_apart(text)) == text
    assert not guarded(text).startswith(("=", "-", "\t"))
