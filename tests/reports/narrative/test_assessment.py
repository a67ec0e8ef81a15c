from __future__ import annotations

from dataclasses import replace

from motcua.reports.narrative.assessment import assessment, closing, tasks
from tests.reports.sample import WORDS, block, figures, lines, reading


def test_praise_goes_as_far_as_the_figures_bear_it() -> None:
    told = "\n".join(lines(assessment(reading())))
    assert (
        "đạt 03/04 chỉ tiêu được giao, chưa đạt 01 chỉ tiêu: tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa "
        "đạt 85,50% (chỉ tiêu 90%)"
    ) in told
    assert "còn 02 hồ sơ giải quyết quá hạn cần rút kinh nghiệm." in told


def test_all_targets_attained_and_nothing_late() -> None:
    rates = figures()["rates"] | {"reused": 99.82, "resolved_in_time": 100.0}
    told = "\n".join(lines(assessment(reading(**block(5, 0, 5, 0, 0, 0, 0), rates=rates))))
    assert "đạt 04/04 chỉ tiêu được giao." in told
    assert "không có hồ sơ quá hạn." in told


def test_difficulties_and_tasks_are_the_communes_own_words() -> None:
    assert "Phần mềm của các Bộ chưa có chức năng thống kê đầy đủ." in lines(assessment(reading()))
    assert lines(tasks(reading())) == [
        "IV. PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ III NĂM 2026",
        "1. Đẩy mạnh tái sử dụng dữ liệu.",
    ]


def test_what_the_commune_has_not_said_is_left_visibly_blank() -> None:
    silent = replace(WORDS, difficulties=(), tasks=())
    assert lines(assessment(reading(silent)))[-1] == "……"
    assert lines(tasks(reading(silent)))[-1] == "1. ……"


def test_the_last_sentence_ends_with_the_mark_of_a_state_document() -> None:
    (sentence,) = lines(closing(reading()))
    assert sentence.endswith("Ủy ban nhân dân xã Thượng Hồng trân trọng báo cáo./.")
