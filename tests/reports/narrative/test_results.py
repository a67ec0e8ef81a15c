from __future__ import annotations

import re
from typing import Any

from motcua.reports.narrative.results import results
from tests.reports.sample import block, figures, lines, reading

FIGURE = re.compile(r"\d[\d.]*")


def text(**changes: Any) -> str:
    return "\n".join(lines(results(reading(**changes))))


def test_receipts_are_told_by_channel_with_carried_over() -> None:
    assert (
        "Tổng số hồ sơ đã tiếp nhận là 1.210 hồ sơ (trong đó, tiếp nhận trực tuyến 1.200 hồ sơ; trực tiếp 0 hồ sơ; "
        "kỳ trước chuyển qua 10 hồ sơ). Tỷ lệ nộp hồ sơ trực tuyến: 100% (chỉ tiêu giao tối thiểu đạt 95%; "
        "đạt chỉ tiêu)."
    ) in text()


def test_a_late_dossier_that_was_corrected_is_printed_as_such_and_still_counted() -> None:
    told = text()
    assert "quá hạn 02 hồ sơ (trong đó đã đính chính 01 hồ sơ)" in told
    assert "+" not in told
    assert "Mã hồ sơ H24.85-260327-0029: cơ quan thuế chuyển nhầm luồng;" in told
    assert "Mã hồ sơ H24.85-260522-0037: bấm nhầm nút khi trả kết quả (đã đính chính)." in told


def test_refused_dossiers_are_a_part_of_the_resolved() -> None:
    assert "; số hồ sơ đã giải quyết gồm cả 06 hồ sơ từ chối giải quyết." in text()


def test_a_target_that_was_missed_is_said_plainly() -> None:
    assert (
        "1.026/1.200 hồ sơ, đạt tỷ lệ 85,50% (chỉ tiêu giao tối thiểu đạt 90%; chưa đạt chỉ tiêu, còn thiếu "
        "4,50 điểm phần trăm);"
    ) in text()


def test_nothing_late_leaves_no_word_of_reasons() -> None:
    total = block(5, 0, 5, 0, 0, 0, 0)
    told = text(**total, late=[], late_dossiers=[], late_corrected=0)
    assert "quá hạn 0 hồ sơ." in told
    assert "Lý do" not in told


def test_late_dossiers_with_and_without_a_letter_of_apology_are_told_apart() -> None:
    told = text(late_with_letter=1, late_without_letter=1, overdue_without_letter=3)
    assert (
        "quá hạn 02 hồ sơ (trong đó đã đính chính 01 hồ sơ) (hồ sơ giải quyết trên phần mềm này: đã có văn bản "
        "xin lỗi 01 hồ sơ, chưa có văn bản xin lỗi 01 hồ sơ)"
    ) in told
    assert "đã có văn bản xin lỗi 0 hồ sơ, chưa có văn bản xin lỗi 03 hồ sơ)" in told
    assert "xin lỗi" not in text()


def test_waiting_dossiers_are_a_part_of_the_pending() -> None:
    assert (
        "Số lượng hồ sơ đang giải quyết là 20 hồ sơ, trong đó: trong hạn giải quyết 20 hồ sơ, quá hạn 0 hồ sơ "
        "(gồm 09 hồ sơ chờ bổ sung)."
    ) in text()


def test_the_rule_of_the_superior_is_printed() -> None:
    assert "xác định theo thời điểm (giờ, phút)" in text()
    assert "xác định theo ngày kết thúc xử lý so với ngày hẹn trả" in text(rule="date")


def test_by_date_the_verdicts_are_those_of_the_date() -> None:
    assert "giải quyết trước hạn 0 hồ sơ, đúng hạn 1.188 hồ sơ, quá hạn 02 hồ sơ" in text(rule="date")


def test_receipts_of_unknown_channel_are_shown_and_not_smoothed() -> None:
    total = figures()["received"] | {"online": 1195}
    assert "không rõ kênh nộp 05 hồ sơ" in text(received=total)


def test_a_share_of_nothing_did_not_occur() -> None:
    rates = figures()["rates"] | {"paid_online": None}
    parts = figures()["numerators"] | {"paid_online": [0, 0]}
    assert "thanh toán trực tuyến không phát sinh (chỉ tiêu giao tối thiểu đạt 80%)" in text(
        rates=rates, numerators=parts
    )


def test_a_period_without_dossiers_says_so_and_no_more() -> None:
    told = lines(results(reading(**block(0, 0, 0, 0, 0, 0, 0))))
    assert told[-1] == "Hồ sơ tiếp nhận: 0 hồ sơ (không phát sinh)."
    assert len(told) == 3


def test_intake_for_other_communes_stands_on_its_own_line() -> None:
    assert "(không tính trong tổng số trên): 03 hồ sơ." in text(
        cross_boundary_received=block(3, 0, 0, 0, 0, 3, 0)
    )


def test_every_figure_knows_its_measure() -> None:
    spans = [span for each in results(reading()) for span in getattr(each, "spans", ())]
    measured = {span.measure: span.text for span in spans if span.measure}
    assert measured["received.total"] == "1.210"
    assert measured["late"] == "02"
    assert measured["late_corrected"] == "01"
    assert [span.text for span in spans if FIGURE.fullmatch(span.text) and not span.measure] == []
