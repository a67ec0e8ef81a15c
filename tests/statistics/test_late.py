"""Which dossiers are late by the report's rule, and how those are told apart: corrected, explained, apologised for."""

from __future__ import annotations

import pytest

from motcua.statistics.count import counting
from tests.statistics.population import BY_REPORT, QUARTER, at, commune, lodged

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "key"), [("instant", "late"), ("date", "on_time")], ids=["by the instant", "by the date"]
)
def test_the_rule_of_the_report_decides_what_is_late(rule, key):
    lodged(commune(), finished="2026-06-08 17:00:01", late_corrected=True)
    with counting(commune(), QUARTER) as count:
        (member,) = count.members(rule)
        more = {"late_corrected", "late_without_reason"} if key == "late" else set()
        assert set(member.keys) & BY_REPORT == {key, *more}
        assert [behind.code for behind in count.behind(key, rule)] == [member.code]


@pytest.mark.parametrize("rule", ["instant", "date"])
def test_late_with_and_without_a_letter_of_apology_are_told_apart(rule):
    late, here = {"owned": True, "finished": "2026-06-09 10:00"}, {"owned": True, "due": "2026-06-09 17:00"}
    lodged(commune(), code="A", apologised_at=at("2026-06-05 10:00"), **late)
    lodged(commune(), code="B", **late)
    lodged(commune(), code="B2", system="motcua", **late)
    lodged(commune(), code="C", finished="2026-06-09 10:00")
    lodged(commune(), code="D", apologised_at=at("2026-06-05 10:00"), **here)
    lodged(commune(), code="E", apologised_at=at("2026-06-15 10:00"), **here)
    punctual = {"finished": "2026-06-08 10:00", "apologised_at": at("2026-06-05 10:00")}
    lodged(commune(), code="F", owned=True, **punctual)
    with counting(commune(), QUARTER) as count:

        def behind(key: str) -> list[str]:
            return sorted(one.code for one in count.behind(key, rule))

        assert (behind("late_with_letter"), behind("late_without_letter")) == (["A"], ["B", "B2"])
        assert (behind("overdue_with_letter"), behind("overdue_without_letter")) == (["D"], ["E"])


@pytest.mark.parametrize(("rule", "same_day"), [("instant", ["C"]), ("date", [])])
def test_late_with_and_without_a_reason_are_told_apart(rule, same_day):
    lodged(commune(), code="A", finished="2026-06-09 10:00", late_reason="lỗi mạng")
    lodged(commune(), code="B", finished="2026-06-09 10:00")
    lodged(commune(), code="C", finished="2026-06-08 17:00:01", late_reason="lỗi mạng")
    lodged(commune(), code="D", finished="2026-06-05 10:00", late_reason="không quá hạn")
    lodged(commune(), code="E", late_reason="chưa xong")
    with counting(commune(), QUARTER) as count:

        def behind(key: str) -> list[str]:
            return sorted(one.code for one in count.behind(key, rule))

        assert behind("late_with_reason") == ["A", *same_day]
        assert behind("late_without_reason") == ["B"]


@pytest.mark.parametrize(("rule", "told"), [("instant", ["B"]), ("date", ["A", "B"])])
def test_a_correction_is_told_by_the_rule_of_the_report(rule, told):
    lodged(commune(), code="A", finished="2026-06-09 10:00", late_corrected_by_date=True)
    lodged(commune(), code="B", finished="2026-06-10 10:00", late_corrected=True, late_corrected_by_date=True)
    lodged(commune(), code="C", finished="2026-06-10 10:00")
    with counting(commune(), QUARTER) as count:
        assert sorted(behind.code for behind in count.behind("late_corrected", rule)) == told
        assert len(count.behind("late", rule)) == 3


def test_the_late_are_listed_with_their_reasons_in_the_order_in_which_they_ended():
    lodged(commune(), code="B", finished="2026-06-10 10:00", late_reason="cơ quan thuế chuyển nhầm luồng")
    lodged(commune(), code="A", finished="2026-06-09 10:00", late_corrected=True)
    lodged(commune(), code="C", finished="2026-06-08 10:00")
    with counting(commune(), QUARTER) as count:
        assert [
            (row["code"], row["late_reason"], row["late_by_instant_corrected"]) for row in count.late
        ] == [
            ("A", "", 1),
            ("B", "cơ quan thuế chuyển nhầm luồng", 0),
        ]
