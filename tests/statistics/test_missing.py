"""What reads files tells the counting how many rows are missing."""

from __future__ import annotations

import pytest

from motcua.statistics import missing
from tests.statistics.population import QUARTER, commune

pytestmark = pytest.mark.django_db


def test_those_that_know_of_rows_left_out_are_asked_once_each(monkeypatch):
    monkeypatch.setattr(missing, "_counters", [])
    assert missing.missing_rows(commune(), QUARTER.end) == 0
    asked = []

    def three(*question):
        asked.append(question)
        return 3

    missing.register(three)
    missing.register(three)
    missing.register(lambda *question: 1)
    assert missing.missing_rows(commune(), QUARTER.end, QUARTER.start) == 4
    assert asked == [(commune(), QUARTER.end, QUARTER.start)]


def test_the_room_that_reads_files_is_among_them():
    assert any(counter.__module__ == "motcua.exchange.skipped" for counter in missing._counters)
