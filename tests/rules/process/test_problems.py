"""What keeps a process from being used."""

from __future__ import annotations

import pytest

from motcua.rules.process import Budget, Process, problems
from tests.rules.moments import limit
from tests.rules.process.drawn import USUAL, chain, step


def said(process: Process, within: str = "5 ngày làm việc") -> str:
    return " ".join(str(problem) for problem in problems(process, limit(within)))


def changed(key: str, *following: str, **other) -> Process:
    """The usual process with one step otherwise."""
    usual = chain(*USUAL)
    return Process(
        tuple(step(key, *(following or one.next), **other) if one.key == key else one for one in usual.steps)
    )


def test_the_usual_process_has_none():
    assert problems(chain(*USUAL), limit("5 ngày làm việc")) == []


@pytest.mark.parametrize(
    ("process", "words"),
    [
        (Process((*chain(*USUAL).steps, step("ky"))), "“ky” dùng 2 lần"),
        (changed("thu-ly", "duyet", "khong-co"), "“khong-co”, nhưng không có bước nào"),
        (changed("duyet", "thu-ly"), "“Duyet” quay vòng"),
        (Process((*chain(*USUAL).steps, step("thue", "ky"))), "từ bước đầu tới bước “Thue”"),
        (Process((*chain(*USUAL).steps, step("bo"))), "đúng một bước cuối"),
        (changed("duyet", "duyet"), "Từ bước “Thu-ly” không có đường tới bước cuối"),
        (chain("thu-ly", "ky", "dong-dau", "tra"), "Bước đầu phải là tiếp nhận"),
        (chain("tiep-nhan", "thu-ly", "tra"), "không có bước ký"),
        (chain("tiep-nhan", "ky", "tra"), "không có bước vào số, đóng dấu"),
        (chain("tiep-nhan", "dong-dau", "ky", "tra"), "đóng dấu phải sau bước ký"),
        (chain("tiep-nhan", "ky", "dong-dau"), "là trả kết quả (bước “Dong-dau”)"),
        (changed("duyet", role="boss"), "không có vai trò “boss”"),
        (changed("duyet", kind="outside", role="leader", unit="Thuế"), "để trống vai trò"),
        (changed("duyet", kind="outside", role="", unit=""), "ghi tên cơ quan"),
        (changed("tiep-nhan", four_eyes=True), "Bước đầu không có bước trước"),
        (changed("tra", budget=Budget(500)), "Trả kết quả không tính vào thời hạn"),
        (changed("thu-ly", budget=Budget(6100)), "là 101%, quá 100%"),
        (changed("thu-ly", budget=Budget(500, "days")), "(56 giờ làm việc) vượt thời hạn 5 ngày làm việc"),
    ],
)
def test_each_is_said_in_words(process: Process, words: str):
    assert words in said(process)


def test_time_that_was_divided_nowhere_is_a_problem():
    steps = [step(key, *USUAL[at + 1 : at + 2], budget=Budget(0)) for at, key in enumerate(USUAL)]
    assert "Chưa bước nào được chia thời gian" in said(Process(tuple(steps)))


def test_without_a_limit_hours_are_held_against_nothing():
    assert problems(changed("thu-ly", budget=Budget(90_00, "days"))) == []
