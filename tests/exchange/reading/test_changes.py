"""Words of an outside system that mean something else from a day on: the day on which an export was taken decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.exchange.profile import Change, Column
from motcua.exchange.registry import PROFILES
from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import Answered, answered

CITY = "mot-cua-hai-phong"
BEFORE, AFTER, LATER = datetime(2026, 6, 30, 17), datetime(2026, 7, 1, 8), datetime(2026, 10, 5, 8)
TOLD = Told(finished="", handed="")


@pytest.fixture
def changing(monkeypatch: pytest.MonkeyPatch):
    """The city's system as it might become."""
    changes = (
        Change(
            date(2026, 10, 1),
            "thông báo thử 2",
            statuses={"Chờ xử lý": "handling"},
            columns=(Column("mode", ("Hình thức",)),),
        ),
        Change(
            date(2026, 7, 1),
            "thông báo thử 1",
            statuses={"chờ xử lý": "waiting_finance", "Đang xử lý": None},
            columns=(Column("due_at", ("Hạn giải quyết",), "due", needed=True),),
        ),
    )
    known = PROFILES[CITY]
    statuses = {**known.statuses, "Chờ xử lý": "waiting_supplement"}
    monkeypatch.setitem(PROFILES, CITY, replace(known, statuses=statuses, changes=changes))


def read(tmp_path: Path, taken: datetime, status: str) -> Answered:
    path = exports.city_file(tmp_path / f"{taken:%m%d}-{status}.xlsx", replace(TOLD, status=status))
    return answered(path, taken_at=taken)


def test_a_status_means_what_it_meant_when_the_export_was_taken(
    changing, tmp_path: Path, monkeypatch
) -> None:
    bare = replace(PROFILES[CITY], changes=tuple(replace(one, columns=()) for one in PROFILES[CITY].changes))
    monkeypatch.setitem(PROFILES, CITY, bare)
    told = [read(tmp_path, taken, "Chờ xử lý").facts["status"]["v"] for taken in (BEFORE, AFTER, LATER)]
    assert told == ["waiting_supplement", "waiting_finance", "handling"]


def test_a_status_that_means_nothing_any_more_is_at_fault(changing, tmp_path: Path, monkeypatch) -> None:
    bare = replace(PROFILES[CITY], changes=tuple(replace(one, columns=()) for one in PROFILES[CITY].changes))
    monkeypatch.setitem(PROFILES, CITY, bare)
    assert read(tmp_path, BEFORE, "Đang xử lý").faults == []
    ((_row, _column, value, code),) = read(tmp_path, AFTER, "Đang xử lý").faults
    assert (value, code) == ("Đang xử lý", "unknown_status")


def test_a_column_is_known_by_the_header_of_its_time(changing) -> None:
    headers = {
        taken: {column.tells: column.headers[0] for column in PROFILES[CITY].on(taken.date()).columns}
        for taken in (BEFORE, AFTER, LATER)
    }
    assert headers[BEFORE]["due_at"] != "Hạn giải quyết" == headers[AFTER]["due_at"]
    assert "mode" not in headers[AFTER] and headers[LATER]["mode"] == "Hình thức"


def test_a_profile_without_changes_is_itself() -> None:
    for profile in PROFILES.values():
        assert profile.on(date(2030, 1, 1)) is profile
