"""Numbers in the reader's language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from motcua.agencies.numbers import decimal, number, percent


@pytest.mark.parametrize(
    ("language", "written"),
    [("vi", ("1.234.567", "99,96%", "100%", "2,5")), ("en", ("1,234,567", "99.96%", "100%", "2.5"))],
)
def test_thousands_and_decimals_are_written_as_the_reader_does(language, written):
    with override(language):
        found = (number(1234567), percent(Decimal("99.96")), percent(Decimal(100)), decimal("2.5"))
    assert found == written
