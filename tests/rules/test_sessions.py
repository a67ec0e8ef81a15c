"""Sessions as agencies write them."""

from __future__ import annotations

from datetime import time

import pytest

from motcua.rules.sessions import Session, day_of, week_of
from motcua.rules.wording import BadInput


@pytest.mark.parametrize("text", ["07:30-12:00", " 7:30 – 12:00 ", "7h30-12h00"])
def test_a_session_is_read_from_text(text: str) -> None:
    assert Session.parse(text) == Session(time(7, 30), time(12))
    assert str(Session.parse(text)) == "07:30-12:00"


@pytest.mark.parametrize("text", ["", "07:30", "7-12", "07:30-25:00", "sáng"])
def test_what_is_no_session_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="07:30-12:00"):
        Session.parse(text)


@pytest.mark.parametrize("text", ["12:00-07:30", "12:00-12:00"])
def test_a_session_ends_after_it_begins(text: str) -> None:
    with pytest.raises(BadInput, match="phải sau giờ bắt đầu"):
        Session.parse(text)


def test_a_day_is_put_in_order() -> None:
    assert day_of(["13:30-17:00", "07:30-12:00"])[0].start == time(7, 30)


def test_sessions_of_a_day_do_not_overlap() -> None:
    with pytest.raises(BadInput, match="chồng lên nhau"):
        day_of(["07:30-12:00", "11:30-17:00"])


def test_a_week_has_seven_days_and_a_monday() -> None:
    for week in ([["07:30-12:00"]] * 6, [[], *[["07:30-12:00"]] * 6]):
        with pytest.raises(BadInput, match="bảy ngày"):
            week_of(week)
