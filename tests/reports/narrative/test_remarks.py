from __future__ import annotations

from motcua.reports.narrative.remarks import remarks
from tests.reports.sample import figures, reading


def test_a_report_without_blemish_says_nothing() -> None:
    assert remarks(reading()) == ()


def test_rows_left_out_are_said_on_the_face() -> None:
    assert remarks(reading(missing_rows=3)) == (
        "Số liệu còn thiếu 03 dòng của các tệp nguồn đã để lại ngoài sổ vì có lỗi, chưa được nhập lại.",
    )


def test_figures_that_do_not_add_up_are_said_before_anyone_signs() -> None:
    broken = figures()["received"] | {"total": 1211}
    (sentence,) = remarks(reading(received=broken))
    assert sentence == (
        "Số liệu chưa khớp, cần kiểm tra trước khi ký: (3) = (4) + (5) + (6); (3) = (7) + (11)."
    )


def test_a_gap_to_the_period_before_is_said_with_its_size() -> None:
    check = {"carried_over": 10, "pending_before": 11, "agrees": False, "differing": [{"code": "H24.85-1"}]}
    (sentence,) = remarks(reading(carried_over_check=check))
    assert "(10)" in sentence
    assert "(11), khác nhau ở 01 hồ sơ." in sentence


def test_open_doubts_are_counted() -> None:
    assert remarks(reading(doubts={"total": 12, "by_code": {}})) == (
        "Còn 12 điểm nghi vấn trong sổ hồ sơ chưa được xử lý.",
    )
