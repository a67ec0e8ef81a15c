from __future__ import annotations

from motcua.reports.narrative.control import publication
from tests.reports.sample import lines, reading


def told(**procedures: int) -> str:
    return "\n".join(lines(publication(reading(procedures=procedures))))


def test_procedures_are_told_by_the_level_of_their_service() -> None:
    text = told(total=374, full_online=219, partial_online=155)
    assert "là 374 thủ tục, cụ thể: 155 TTHC trực tuyến một phần, 219 TTHC trực tuyến toàn trình." in text


def test_what_only_tells_is_a_level_of_its_own() -> None:
    text = told(total=10, full_online=6, partial_online=2, information=2)
    assert "02 TTHC cung cấp thông tin trực tuyến" in text
    assert "chưa phân loại" not in text


def test_what_has_no_level_is_said_to_have_none() -> None:
    assert "01 TTHC chưa phân loại mức độ" in told(total=3, full_online=2, partial_online=0)
