from __future__ import annotations

from dataclasses import replace

from motcua.reports.narrative.people import petitions
from motcua.reports.narrative.words import Petitions
from tests.reports.sample import WORDS, lines, reading


def told(given: Petitions | None) -> str:
    return "\n".join(lines(petitions(reading(replace(WORDS, petitions=given)))))


def test_petitions_answered_on_time_to_everyones_satisfaction() -> None:
    text = told(WORDS.petitions)
    assert "có 01/01 phản ánh, kiến nghị" in text
    assert "Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị: 100%; 100% phản ánh, kiến nghị đã xử lý" in text
    assert "không có phản ánh, kiến nghị lần 2." in text


def test_petitions_left_unanswered_are_said() -> None:
    text = told(Petitions(received=3, resolved=1, on_time=0, pending=2, overdue=1, repeated=1))
    assert "đạt tỷ lệ 33,33%; đang xử lý 02 phản ánh, kiến nghị, trong đó đã quá hạn 01." in text
    assert "0% phản ánh, kiến nghị đã xử lý được giải quyết đúng hạn; 01 phản ánh, kiến nghị lần 2." in text


def test_no_petition_is_not_the_same_as_nothing_known_of_petitions() -> None:
    assert "không phát sinh phản ánh, kiến nghị" in told(Petitions(0, 0, 0))
    assert "có …… phản ánh, kiến nghị" in told(None)
