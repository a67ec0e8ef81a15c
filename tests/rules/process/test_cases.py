"""Example cases against the clock."""

from __future__ import annotations

import pytest

from motcua.rules.calendar import national_calendar
from motcua.rules.process.cases import GroundRule, case_as_dict, case_from_dict, cases_from_list, differs
from motcua.rules.wording import BadInput
from tests.rules.moments import limit

GROUNDS = {
    "bo-sung": GroundRule("restart", 3),
    "tai-chinh": GroundRule("resume"),
    "lam-lai": GroundRule("restart"),
}


def case(received: str, due: str, *acts: tuple[str, str, str], filed: str = ""):
    return case_from_dict(
        {
            "name": "ca",
            "filed_at": filed or received,
            "received_at": received,
            "acts": [{"at": at, "act": kind, "ground": ground} for at, kind, ground in acts],
            "due_at": due,
        }
    )


def outcome(one, written: str | None = "5 ngày làm việc") -> str:
    found = differs(one, limit(written) if written else None, GROUNDS, national_calendar())
    return str(found or "")


def test_a_case_without_acts_holds_when_the_clock_says_the_same():
    assert outcome(case("2026-03-02T08:00", "2026-03-09T17:00")) == ""
    assert "nhưng đồng hồ tính ra 17:00 09/03/2026" in outcome(case("2026-03-02T08:00", "2026-03-10T17:00"))


def test_a_supplement_within_three_working_days_restarts_the_limit():
    acts = [("2026-03-05T16:59", "stop", "bo-sung"), ("2026-03-12T09:00", "go_on", "bo-sung")]
    assert outcome(case("2026-03-02T08:00", "2026-03-19T17:00", *acts)) == ""


def test_a_later_supplement_stops_nothing():
    acts = [("2026-03-06T08:00", "stop", "bo-sung"), ("2026-03-12T09:00", "go_on", "bo-sung")]
    assert outcome(case("2026-03-02T08:00", "2026-03-09T17:00", *acts)) == ""


def test_a_second_supplement_stops_nothing():
    acts = [
        ("2026-03-02T10:00", "stop", "bo-sung"), ("2026-03-03T09:00", "go_on", "bo-sung"),
        ("2026-03-03T10:00", "stop", "bo-sung"), ("2026-03-04T09:00", "go_on", "bo-sung"),
    ]  # fmt: skip
    assert outcome(case("2026-03-02T08:00", "2026-03-10T17:00", *acts)) == ""


def test_a_ground_that_counts_anew_without_days_does_so_once():
    acts = [
        ("2026-03-02T10:00", "stop", "lam-lai"), ("2026-03-03T09:00", "go_on", "lam-lai"),
        ("2026-03-05T10:00", "stop", "lam-lai"), ("2026-03-06T09:00", "go_on", "lam-lai"),
    ]  # fmt: skip
    assert outcome(case("2026-03-02T08:00", "2026-03-10T17:00", *acts)) == ""


def test_a_financial_obligation_moves_the_date_by_its_working_time():
    acts = [("2026-03-04T08:00", "stop", "tai-chinh"), ("2026-03-06T08:00", "go_on", "tai-chinh")]
    assert outcome(case("2026-03-02T08:00", "2026-03-11T17:00", *acts)) == ""


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ([("2026-03-04T08:00", "stop", "y-kien")], "không có căn cứ tạm dừng “y-kien”"),
        ([("2026-03-04T08:00", "stop", "tai-chinh")], "không có lúc tính tiếp"),
        ([("2026-03-04T08:00", "go_on", "tai-chinh")], "trước đó không tạm dừng"),
        ([("2026-03-04T08:00", "stop", "tai-chinh"), ("2026-03-04T09:00", "stop", "tai-chinh")], "hai lần liền"),
        ([("2026-03-01T08:00", "stop", "tai-chinh"), ("2026-03-04T09:00", "go_on", "tai-chinh")], "trước khi"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_said(acts, words: str):
    assert words in outcome(case("2026-03-02T08:00", "2026-03-09T17:00", *acts))


def test_a_procedure_without_a_limit_fails_every_case():
    assert "không có thời hạn" in outcome(case("2026-03-02T08:00", "2026-03-09T17:00"), None)


def test_a_receipt_before_the_filing_is_refused():
    assert "trước khi nộp" in outcome(case("2026-03-02T08:00", "2026-03-09T17:00", filed="2026-03-03T08:00"))


def test_what_was_written_is_read_again():
    one = case("2026-03-02T08:00", "2026-03-09T17:00", ("2026-03-04T08:00", "stop", "tai-chinh"))
    assert case_from_dict(case_as_dict(one)) == one


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "x", "received_at": "hôm nay", "due_at": "2026-03-09T17:00"},
        {"name": "x", "received_at": "2026-03-02T08:00", "due_at": "2026-03-09T17:00", "acts": [{"act": "x"}]},
        {
            "name": "x", "received_at": "2026-03-02T08:00", "due_at": "2026-03-09T17:00",
            "acts": [{"at": "2026-03-04T08:00", "act": "stop", "ground": "x"}] * 21,
        },
    ],
)  # fmt: skip
def test_anything_else_is_refused(data):
    with pytest.raises(BadInput):
        case_from_dict(data)


def test_a_process_has_not_endlessly_many_cases():
    one = case_as_dict(case("2026-03-02T08:00", "2026-03-09T17:00"))
    assert len(cases_from_list([one] * 50)) == 50
    with pytest.raises(BadInput, match="tối đa 50"):
        cases_from_list([one] * 51)
