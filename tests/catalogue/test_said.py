"""A time limit is said in the language of the page, one of a thing as one."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from motcua.catalogue.said import time_in_words
from motcua.rules.clock import Unit


@pytest.mark.parametrize(
    ("count", "unit", "vietnamese", "english"),
    [
        (1, Unit.WORKING_DAYS, "1 ngày làm việc", "1 working day"),
        (5, Unit.WORKING_DAYS, "5 ngày làm việc", "5 working days"),
        (8, Unit.WORKING_HOURS, "8 giờ làm việc", "8 working hours"),
        (30, Unit.DAYS, "30 ngày", "30 days"),
        (2, Unit.MONTHS, "2 tháng", "2 months"),
        (1, Unit.SAME_DAY, "trong ngày", "the same day"),
    ],
)
def test_a_limit_is_said_in_the_language_of_the_page(
    count: int, unit: Unit, vietnamese: str, english: str
) -> None:
    with override("vi"):
        assert time_in_words(count, unit) == vietnamese
    with override("en"):
        assert time_in_words(count, unit) == english
