"""Processes as people write them in a spreadsheet."""

from __future__ import annotations

import pytest

from motcua.catalogue.reading.process_sheet import key_of, read_process
from motcua.rules.process import Budget, problems

HEADER = ("Bước", "Tên", "Vai trò", "Đơn vị", "Thời gian", "Đơn vị thời gian", "Bước tiếp", "Bốn mắt")
GOOD = (
    ("1", "Tiếp nhận", "Tiếp nhận", "", "0,5", "giờ", "", ""),
    ("2", "Thụ lý", "Chuyên viên", "Phòng VHXH", "60", "%", "3, thuế", ""),
    ("Thuế", "Xác định nghĩa vụ", "", "Thuế cơ sở 3", "", "", "3", ""),
    ("3", "Ký", "Chủ tịch", "", "20%", "", "", "x"),
    ("4", "Đóng dấu", "Văn thư", "", "1", "giờ làm việc", "", "không"),
    ("5", "Trả kết quả", "Trả kết quả", "", "", "", "", ""),
)


def table(*rows, header=HEADER):
    return [(number, list(cells)) for number, cells in enumerate((("Quy trình 5 bước",), header, *rows), 1)]


def fault(*rows, **options) -> tuple[int, str, str]:
    sheet = read_process(table(*rows, **options))
    assert sheet.process is None
    return sheet.faults[0].row, sheet.faults[0].column, sheet.faults[0].message


def test_a_table_becomes_the_process_that_it_says():
    sheet = read_process(table(*GOOD))
    assert sheet.faults == [] and sheet.process is not None
    assert [(step.key, step.kind, step.role, step.next) for step in sheet.process.steps] == [
        ("1", "intake", "intake", ("2",)), ("2", "handle", "handler", ("3", "thue")),
        ("thue", "outside", "", ("3",)), ("3", "sign", "chair", ("4",)), ("4", "stamp", "clerk", ("5",)),
        ("5", "hand_over", "hand_over", ()),
    ]  # fmt: skip
    assert [step.budget for step in sheet.process.steps[:4]] == [
        Budget(50, "hours"), Budget(6000), Budget(0), Budget(2000),
    ]  # fmt: skip
    assert sheet.process.step("3").four_eyes and not sheet.process.step("4").four_eyes
    assert sheet.process.step("2").unit == "Phòng VHXH"
    assert problems(sheet.process) == []


def test_the_columns_may_stand_in_any_order_and_a_kind_may_be_named():
    sheet = read_process(
        table(("Xem xét", "giám đốc trung tâm", "b1", "x"), header=("Loại", "Vai trò", "Bước", "Tên"))
    )
    assert sheet.process is not None and sheet.process.first.kind == "review"


@pytest.mark.parametrize(
    ("row", "where", "words"),
    [
        (("1", "Tiếp nhận", "sếp"), (3, "vai trò"), "không rõ vai trò"),
        (("1", "Tiếp nhận", "tiếp nhận", "", "hai", "giờ"), (3, "thời gian"), "không phải số"),
        (("1", "Tiếp nhận", "tiếp nhận", "", "2", "tuần"), (3, "đơn vị thời gian"), "không rõ đơn vị"),
        (("1", "Tiếp nhận", "tiếp nhận", "", "2", ""), (3, "đơn vị thời gian"), "không rõ đơn vị"),
        (("1", "", "tiếp nhận"), (3, "tên"), "tên bước"),
        (("", "Tiếp nhận", "tiếp nhận"), (3, "bước"), "Mã bước"),
        (("1", "Tiếp nhận", "tiếp nhận", "", "", "", "9"), (3, "bước tiếp"), "không có bước nào"),
        (("1", "Tiếp nhận", "tiếp nhận", "", "", "", "", "có thể"), (3, "bốn mắt"), "chỉ ghi x"),
    ],
)
def test_what_is_not_understood_is_told_with_row_and_column(row, where, words):
    number, column, message = fault(row)
    assert (number, column) == where
    assert words in message


def test_a_key_used_twice_is_told_at_the_second_row():
    assert fault(GOOD[0], GOOD[1], GOOD[1])[:2] == (5, "bước")


def test_a_table_without_the_headers_is_none():
    assert "tiêu đề" in fault(header=("Mã", "Nội dung"))[2]


@pytest.mark.parametrize("count", [0, 41])
def test_a_table_of_no_or_endlessly_many_steps_is_refused(count):
    rows = [(str(number), "x", "thụ lý") for number in range(count)]
    assert f"có {count} bước" in fault(*rows)[2]


def test_a_step_is_named_as_it_is_said():
    assert key_of("Lãnh đạo  duyệt (lần 2)") == "lanh-dao-duyet-lan-2"
