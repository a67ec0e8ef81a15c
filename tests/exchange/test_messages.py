"""Every fault has words of its own: what is wrong, where, and what to do."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from django.utils.translation import override

import motcua.exchange.reading as reading
from motcua.exchange.messages import file_message, row_message
from motcua.register.sentences import kept, told

FOLDER = Path(reading.__file__).parent
ROW_CODES = {
    "no_code", "two_contents", "bad_date", "end_before_receipt", "unknown_status", "cell_count",
}  # fmt: skip


def raised() -> set[str]:
    """The codes of the file faults that reading raises."""
    found: set[str] = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "FileFault":
                found |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    return {code for code in found if isinstance(code, str)}


def test_there_are_faults_to_speak_of() -> None:
    assert {"encrypted", "truncated", "bomb", "too_large", "missing_column", "unknown_shape"} <= raised()


@pytest.mark.parametrize("code", sorted(raised() | {"too_slow", "crashed", "other_commune"}))
def test_every_file_fault_has_its_own_message_with_a_cure(code: str) -> None:
    message = file_message(code, {"columns": ["Tình trạng"], "packed": 10**6, "unpacked": 10**9})
    assert code not in message
    assert any(word in message for word in (":", "Kiểm tra", "Xuất lại"))


@pytest.mark.parametrize("code", sorted(ROW_CODES))
def test_every_row_fault_names_column_or_value_and_the_cure(code: str) -> None:
    message = row_message(code, "Ngày tiếp nhận", "31/02/2026", {"rows": [8], "cells": 3, "headers": 17})
    assert "không dùng được" not in message
    assert ":" in message


def test_an_empty_cell_is_not_called_by_an_empty_value() -> None:
    assert "trống" in row_message("unknown_status", "Trạng thái", "", {})
    assert "“”" not in row_message("unknown_status", "Trạng thái", "", {})


@pytest.mark.parametrize(
    ("code", "details", "vietnamese", "english"),
    [
        ("too_large", {"rows": 1_048_576, "columns": 16_384, "most": 5_000_000}, "1.048.576", "1,048,576"),
        ("too_large", {"size": 5_000 * 2**20, "most_bytes": 200 * 2**20}, "5.000 MB", "5,000 MB"),
        ("bomb", {"packed": 2**20, "unpacked": 4_000 * 2**20}, "4.000 MB", "4,000 MB"),
    ],
)
def test_sizes_are_told_as_whoever_reads_them_writes_numbers(code, details, vietnamese, english) -> None:
    with override("vi"):
        message = file_message(code, details)
    said = json.loads(json.dumps(kept(message)))
    assert vietnamese in message
    for language, number in (("vi", vietnamese), ("en", english)):
        with override(language):
            assert number in told(said)
