"""Part II, sections 1 and 2."""

from __future__ import annotations

import pytest

from motcua.reports.narrative.control import publication, review
from tests.reports.sample import lines, reading

RESOLUTION = "triển khai thực hiện Nghị quyết số 66.7/2025/NQ-CP ngày 15/11/2025 của Chính phủ quy định"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-08-15", "2025-11-14", 0),
        ("2025-08-16", "2025-11-15", 1),
        ("2026-03-15", "2026-06-14", 1),
        ("2026-12-01", "2027-02-28", 1),
        ("2026-12-15", "2027-03-14", 0),
    ],
)
def test_a_resolution_is_told_of_in_the_periods_that_end_while_it_holds(first, last, told) -> None:
    period = {"code": "", "from": first, "to": last}
    assert sum(RESOLUTION in line for line in lines(review(reading(period=period)))) == told


def test_procedures_are_told_by_level_and_each_count_knows_its_measure() -> None:
    procedures = {"total": 10, "full_online": 4, "partial_online": 3, "information": 2}
    told = publication(reading(procedures=procedures))
    assert (
        "là 10 thủ tục, cụ thể: 03 TTHC trực tuyến một phần, 04 TTHC trực tuyến toàn trình, 02 TTHC cung cấp thông "
        "tin trực tuyến, 01 TTHC chưa phân loại mức độ. Nội dung"
    ) in "\n".join(lines(told))
    measures = [span.measure for each in told for span in getattr(each, "spans", ()) if span.measure]
    assert measures == [
        f"procedures.{name}"
        for name in ("total", "partial_online", "full_online", "information", "unclassified")
    ]
