"""Petitions: the list that the commune keeps, and the figures of a period."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.agencies.models import AgencySettings
from motcua.feedback.load import load_petitions
from motcua.feedback.models import Petition
from motcua.feedback.queries import PetitionFigures, petition_figures
from motcua.rules.periods import parse_period
from tests.cast import Cast

Q2, Q3 = parse_period("2026-Q2"), parse_period("2026-Q3")
HEADER = "ma,ngay_tiep_nhan,kenh,noi_dung,loai,han_xu_ly,ngay_tra_loi,ket_qua,cong_khai,hai_long"
ONE = "PAKN-7,2026-04-14 09:12:00,Cổng,Hỏi,quy định,2026-05-08,2026-04-17 15:40:00,đã trả lời,có,có"


def listed(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def figures(cast: Cast, *rows: str) -> PetitionFigures:
    _, faults = load_petitions(listed(*rows), cast.commune)
    assert faults == []
    return petition_figures(cast.commune, Q2)


def test_a_petition_answered_in_time_and_to_satisfaction_counts_everywhere(cast: Cast):
    assert figures(cast, ONE) == PetitionFigures(
        received=1, resolved=1, on_time=1, rated=1, satisfied=1, published=1, known=True
    )


def test_a_petition_from_before_the_period_is_carried_over_and_one_answered_before_is_not(cast: Cast):
    counted = figures(
        cast,
        "PAKN-1,2026-03-10,Cổng,,,,2026-03-16,,,",
        "PAKN-2,2026-03-10,Cổng,,,,2026-03-14 16:00,,,",
        "PAKN-3,2026-06-15,Cổng,,,,,,,",
    )
    assert (counted.received, counted.carried_over, counted.resolved) == (1, 1, 1)


@pytest.mark.parametrize(
    ("answered", "on_time"), [("2026-05-08 18:30:00", 1), ("2026-05-09 08:00:00", 0), ("2026-05-08", 1)]
)
def test_any_hour_of_the_last_day_is_on_time(cast: Cast, answered: str, on_time: int):
    counted = figures(cast, ONE.replace("2026-04-17 15:40:00", answered))
    assert (counted.on_time, counted.late) == (on_time, 1 - on_time)


def test_without_a_day_of_its_own_the_setting_of_the_agency_holds(cast: Cast):
    # Received on Monday 4 May: the 15th working day after it is Monday 25 May.
    row = "PAKN-1,2026-05-04 08:00,Cổng,,,,{},,,"
    assert figures(cast, row.format("2026-05-25")).on_time == 1
    assert figures(cast, row.format("2026-05-26")).on_time == 0
    AgencySettings.objects.create(agency=cast.commune, petition_answer_days=20)
    assert petition_figures(cast.commune, Q2).on_time == 1


def test_what_is_not_answered_by_the_end_is_pending_and_overdue_when_its_day_has_passed(cast: Cast):
    counted = figures(
        cast,
        "PAKN-1,2026-04-01,Cổng,,,2026-04-20,,,,",
        "PAKN-2,2026-06-10,Cổng,,,2026-07-01,,,,",
        "PAKN-3,2026-06-10,Cổng,,,2026-07-01,2026-06-15,,,không",
    )
    assert (counted.received, counted.resolved, counted.pending, counted.overdue) == (3, 0, 3, 1)
    later = petition_figures(cast.commune, Q3)
    assert (later.received, later.carried_over, later.resolved, later.satisfied, later.rated) == (
        3,
        3,
        1,
        0,
        1,
    )


def test_no_petition_at_all_is_zero_and_known_as_such(cast: Cast):
    assert petition_figures(cast.neighbour, Q2) == PetitionFigures()


def test_loading_again_changes_only_what_differs(cast: Cast):
    load_petitions(listed(ONE), cast.commune)
    assert load_petitions(listed(ONE), cast.commune)[0] == {"new": 0, "changed": 0, "same": 1}
    counts, _ = load_petitions(listed(ONE.replace("có,có", "có,không")), cast.commune)
    assert counts == {"new": 0, "changed": 1, "same": 0}
    assert Petition.objects.get().satisfied is False


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (ONE.replace("PAKN-7", ""), "ma"),
        (ONE.replace("2026-04-14 09:12:00", ""), "ngay_tiep_nhan"),
        (ONE.replace("2026-04-14 09:12:00", "31/02/2026"), "ngay_tiep_nhan"),
        (ONE.replace("2026-05-08", "mai"), "han_xu_ly"),
        (ONE.replace("2026-04-17 15:40:00", "2026-04-13 15:40:00"), "ngay_tra_loi"),
        (ONE.replace("có,có", "có,tốt"), "hai_long"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_recorded(cast: Cast, row: str, column: str):
    _, faults = load_petitions(listed("PAKN-1,2026-04-01,,,,,,,,", row), cast.commune)
    assert [(fault.row, fault.column) for fault in faults] == [(3, column)]
    assert not Petition.objects.exists()
    assert (
        load_petitions(listed("PAKN-1,2026-04-01,,,,,,,,", row), cast.commune, skip_bad=True)[0]["new"] == 1
    )


def test_the_same_code_twice_is_a_fault(cast: Cast):
    _, faults = load_petitions(listed(ONE, ONE), cast.commune)
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(3, "ma", "PAKN-7")]


def test_the_sample_commune_had_one_of_one(cast: Cast, shared: Path):
    data = (shared / "data/thuong-hong-2026-q2/phan-anh-kien-nghi.csv").read_bytes()
    assert load_petitions(data, cast.commune) == ({"new": 1, "changed": 0, "same": 0}, [])
    counted = petition_figures(cast.commune, Q2)
    assert (counted.received, counted.resolved, counted.on_time, counted.satisfied) == (1, 1, 1, 1)
