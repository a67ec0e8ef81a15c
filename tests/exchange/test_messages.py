"""Every fault has words of its own: what is wrong, where, and what to do."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import motcua.exchange.reading as reading
from motcua.control.issue_titles import title_of
from motcua.counter.doubt_words import doubt_cure, doubt_name
from motcua.exchange.messages import file_message, row_message
from motcua.register.appraise import STANDING_CODES
from motcua.register.sentences import kept, told

PACKAGE = Path(reading.__file__).parents[2]
READING = sorted(Path(reading.__file__).parent.glob("*.py"))
SPEAKING = [PACKAGE / part for part in (
    "exchange/messages.py", "register/appraise.py", "register/doubts.py", "register/foreign.py", "register/gone.py",
    "register/spoken.py",
)]  # fmt: skip
"""Where whoever imports is told of faults and doubts."""
CURE = re.compile(
    r"(?:^|[:.;,] |rồi |hoặc |hãy )(?:bỏ mật khẩu|bổ sung|chia nhỏ|chọn|giữ lại|hỏi lại|khai báo|kiểm tra|lưu|nạp|sửa"
    r"|tải|xác nhận|xem|xóa|xuất lại|ghi lại|điền|đối chiếu)\b",
    re.IGNORECASE,
)
"""What to do, said as such: at the beginning of a sentence or of what follows upon the reason."""
PARTS_OF_SENTENCES = {"chưa có"}


def calls(paths: Iterable[Path], *names: str) -> Iterator[ast.Call]:
    """The calls of functions of these names, wherever they stand."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield node


def texts(node: ast.AST) -> set[str]:
    """The texts that are written out in a part of the source."""
    found = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def of_files() -> set[str]:
    """The codes of the file faults that reading raises, and those of who starts the reader."""
    raised = {code for call in calls(READING, "FileFault") for code in texts(call.args[0])}
    return raised | {"too_slow", "crashed", "other_commune"}


def of_rows() -> set[str]:
    """The codes of row faults: a cell's (of ``_mapped`` the status alone is one) and a whole row's."""
    cells = {
        code
        for call in calls(READING, "BadCell")
        if not any(word.arg == "doubt" for word in call.keywords)
        for code in texts(call.args[0])
    }
    rows = {code for call in calls(READING, "RowFault") for code in texts(call.args[2])}
    return cells | rows | {"unknown_status"}


def of_cells_in_doubt() -> set[str]:
    """Those of ``_mapped`` that are doubts: all but the status."""
    mapped = {code for call in calls(READING, "_mapped") for code in texts(call.args[-1])}
    return mapped - {"unknown_status"}


def of_doubts() -> set[str]:
    """The codes of doubts: of what stands on a dossier, of what a newer export says, of a cell."""
    register = [PACKAGE / "register" / name for name in ("appraise.py", "gone.py", "spoken.py")]
    standing = {code for call in calls(register, "Standing") for code in texts(call.args[0])}
    return standing | STANDING_CODES | of_cells_in_doubt()


def said() -> set[str]:
    """The sentences in which faults and doubts are told."""
    found = {text for call in calls(SPEAKING, "sentence") if call.args for text in texts(call.args[0])}
    return found - PARTS_OF_SENTENCES


def test_there_are_faults_to_speak_of() -> None:
    assert {"encrypted", "truncated", "bomb", "too_large", "missing_column", "unknown_shape"} <= of_files()
    assert of_rows() == {
        "no_code", "not_calculated", "two_contents", "too_long", "bad_date", "end_before_receipt", "unknown_status",
        "cell_count",
    }  # fmt: skip
    assert {
        "no_due",
        "conflict",
        "row_gone",
        "promised_moved",
        "unknown_channel",
        "unknown_value",
    } <= of_doubts()


@pytest.mark.parametrize("code", sorted(of_files()))
def test_every_file_fault_has_its_own_message_with_a_cure(code: str) -> None:
    message = file_message(code, {"columns": ["Tình trạng"], "packed": 10**6, "unpacked": 10**9})
    assert code not in message
    assert CURE.search(message)
    assert "--" not in message, "who reads it on a page has no options"


@pytest.mark.parametrize("code", sorted(of_rows()))
def test_every_row_fault_names_column_or_value_and_the_cure(code: str) -> None:
    message = row_message(code, "Ngày tiếp nhận", "31/02/2026", {"rows": [8], "cells": 3, "headers": 17})
    assert "không dùng được" not in message
    assert CURE.search(message)


@pytest.mark.parametrize("sentence", sorted(said()))
def test_every_sentence_of_a_fault_or_a_doubt_says_what_to_do(sentence: str) -> None:
    assert CURE.search(sentence)


def test_a_reason_alone_is_no_cure() -> None:
    for reason in ("không có ngày kết thúc: đang tính là chưa giải quyết", "yêu cầu bổ sung lúc 8 giờ: lạ"):
        assert not CURE.search(reason)


@pytest.mark.parametrize("code", sorted(of_files() | of_rows() | of_doubts()))
def test_every_code_has_a_short_name_on_the_page_of_the_import(code: str) -> None:
    assert title_of(code) != code


@pytest.mark.parametrize("code", sorted(of_doubts()))
def test_every_kind_of_doubt_has_a_name_and_a_cure_on_its_page(code: str) -> None:
    assert doubt_name(code) != code
    assert doubt_cure(code)


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
