"""Every date has its reasons, told in order."""

from __future__ import annotations

import pytest

from motcua.rules.calendar import national_calendar
from motcua.rules.clock import BadClockInput, Extension, OtherAgency, condense, explain
from tests.rules.moments import at, limit, restart, resume

CALENDAR = national_calendar()


def told(segments) -> list[tuple[str, str, str]]:
    return [(one.kind.value, f"{one.start:%m-%d %H:%M}", f"{one.end:%m-%d %H:%M}") for one in segments]


def test_a_friday_afternoon_is_told_hour_by_hour() -> None:
    explanation = explain(at("03-06 16:00"), limit("2 giờ làm việc"), CALENDAR)
    assert told(explanation.segments) == [
        ("working", "03-06 16:00", "03-06 17:00"),
        ("night", "03-06 17:00", "03-07 00:00"),
        ("weekend", "03-07 00:00", "03-09 00:00"),
        ("night", "03-09 00:00", "03-09 07:30"),
        ("working", "03-09 07:30", "03-09 08:30"),
    ]


def test_a_holiday_names_its_occasion_and_its_basis() -> None:
    explanation = explain(at("04-29 16:00"), limit("1 ngày làm việc"), CALENDAR)
    holidays = [one.ground for one in explanation.segments if one.kind == "holiday"]
    assert holidays == [
        "Nghỉ lễ: Ngày Chiến thắng (Bộ luật Lao động 2019, Điều 112 khoản 1 điểm c)",
        "Nghỉ lễ: Ngày Quốc tế lao động (Bộ luật Lao động 2019, Điều 112 khoản 1 điểm d)",
    ]


def test_a_make_up_saturday_says_why_it_is_worked() -> None:
    explanation = explain(at("01-09 08:00"), limit("1 ngày làm việc"), CALENDAR)
    grounds = {
        one.ground for one in explanation.segments if one.start >= at("01-10 07:30") and one.kind == "working"
    }
    assert len(grounds) == 1
    assert grounds.pop().startswith("Làm bù: hoán đổi với thứ Sáu 02/01/2026")


def test_a_pause_is_told_with_its_ground_only_as_far_as_it_counts() -> None:
    pauses = [resume("03-07 10:00", "03-09 10:00", "Chờ giám định")]
    explanation = explain(at("03-07 09:00"), limit("2 giờ làm việc"), CALENDAR, pauses)
    assert told(explanation.segments) == [
        ("weekend", "03-07 09:00", "03-09 00:00"),
        ("night", "03-09 00:00", "03-09 07:30"),
        ("suspended", "03-09 07:30", "03-09 10:00"),
        ("working", "03-09 10:00", "03-09 12:00"),
    ]
    assert explanation.segments[2].ground == "Chờ giám định"


def test_overlapping_pauses_keep_each_its_ground() -> None:
    pauses = [
        resume("03-03 08:00", "03-04 08:00", "Giám định"),
        resume("03-03 16:00", "03-05 08:00", "Nộp thuế"),
    ]
    explanation = explain(at("03-02 08:00"), limit("3 ngày làm việc"), CALENDAR, pauses)
    suspended = [one for one in explanation.segments if one.kind == "suspended"]
    assert [(one.ground, f"{one.start:%d %H}", f"{one.end:%d %H}") for one in suspended] == [
        ("Giám định", "03 08", "04 08"),
        ("Nộp thuế", "04 08", "05 08"),
    ]


def test_a_pause_without_a_ground_still_says_what_it_does() -> None:
    pauses = [resume("03-03 08:00", "03-03 09:00"), restart("03-04 08:00", "03-04 09:00")]
    explanation = explain(at("03-02 08:00"), limit("3 ngày làm việc"), CALENDAR, pauses)
    assert [one.ground for one in explanation.segments if one.kind == "suspended"] == [
        "Tạm dừng tính thời hạn",
        "Tạm dừng; thời hạn tính lại từ đầu khi hết tạm dừng",
    ]


def test_a_pause_that_came_too_late_is_named_as_ignored() -> None:
    late = resume("03-05 08:00", "03-09 08:00", "Xin thêm thời gian")
    explanation = explain(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, [late])
    assert explanation.ignored == (late,)
    assert not any(one.kind == "suspended" for one in explanation.segments)


def test_time_of_another_agency_is_booked_to_it_and_moves_nothing() -> None:
    asked = OtherAgency(at("03-03 08:00"), at("03-04 08:00"), "Lấy ý kiến Chi nhánh đất đai")
    explanation = explain(at("03-02 08:00"), limit("3 ngày làm việc"), CALENDAR, elsewhere=[asked])
    assert explanation.due == at("03-05 17:00")
    elsewhere = [one for one in explanation.segments if one.kind == "elsewhere"]
    assert told(elsewhere) == [("elsewhere", "03-03 08:00", "03-04 08:00")]
    assert elsewhere[0].ground == "Lấy ý kiến Chi nhánh đất đai"


def test_time_of_another_agency_that_has_not_ended_reaches_to_the_due() -> None:
    explanation = explain(
        at("03-02 08:00"),
        limit("1 ngày làm việc"),
        CALENDAR,
        elsewhere=[OtherAgency(at("03-03 08:00"), None)],
    )
    assert told(explanation.segments)[-1] == ("elsewhere", "03-03 08:00", "03-03 17:00")


def test_a_pause_goes_before_the_time_of_another_agency() -> None:
    explanation = explain(
        at("03-02 08:00"),
        limit("1 ngày làm việc"),
        CALENDAR,
        [resume("03-03 08:00", "03-03 09:00")],
        elsewhere=[OtherAgency(at("03-03 07:30"), at("03-03 10:00"))],
    )
    assert ("suspended", "03-03 08:00", "03-03 09:00") in told(explanation.segments)
    assert ("elsewhere", "03-03 09:00", "03-03 10:00") in told(explanation.segments)


def test_another_agency_cannot_end_before_it_begins() -> None:
    with pytest.raises(BadClockInput, match="trước khi bắt đầu"):
        explain(
            at("03-02 08:00"),
            limit("1 ngày"),
            CALENDAR,
            elsewhere=[OtherAgency(at("03-04 08:00"), at("03-03 08:00"), "Chi nhánh đất đai")],
        )


def test_a_lawful_extension_stands_after_the_due() -> None:
    extension = Extension(at("03-09 17:00"), "Gia hạn theo Quyết định 12/QĐ-UBND")
    explanation = explain(at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, extension=extension)
    assert explanation.due == at("03-04 17:00")
    assert told(explanation.segments)[-1] == ("extended", "03-04 17:00", "03-09 17:00")


def test_an_extension_to_before_the_due_extends_nothing() -> None:
    explanation = explain(
        at("03-02 08:00"), limit("2 ngày làm việc"), CALENDAR, extension=Extension(at("03-03 17:00"))
    )
    assert explanation.segments[-1].end == explanation.due


def test_told_shortly_working_days_are_one_stretch() -> None:
    explanation = explain(at("03-02 18:00"), limit("6 ngày làm việc"), CALENDAR)
    assert told(condense(explanation.segments)) == [
        ("night", "03-02 18:00", "03-03 07:30"),
        ("working", "03-03 07:30", "03-07 00:00"),
        ("weekend", "03-07 00:00", "03-09 00:00"),
        ("working", "03-09 00:00", "03-11 17:00"),
    ]


def test_told_shortly_a_make_up_day_stays_apart() -> None:
    explanation = explain(at("01-09 08:00"), limit("2 ngày làm việc"), CALENDAR)
    assert told(condense(explanation.segments)) == [
        ("working", "01-09 08:00", "01-10 07:30"),
        ("working", "01-10 07:30", "01-11 00:00"),
        ("weekend", "01-11 00:00", "01-12 00:00"),
        ("working", "01-12 00:00", "01-12 17:00"),
    ]


@pytest.mark.parametrize(
    ("received", "provisional"),
    [
        ("2026-12-29 08:00", False),
        ("2026-12-30 08:00", True),
        ("2024-12-31 08:00", True),
        ("2025-01-02 08:00", False),
    ],
)
def test_a_date_beyond_the_published_calendar_is_provisional(received: str, provisional: bool) -> None:
    assert explain(at(received), limit("2 ngày làm việc"), CALENDAR).provisional is provisional


def test_the_explanation_goes_into_json_whole() -> None:
    pauses = [resume("03-03 08:00", "03-03 09:00", "Giám định"), resume("04-03 08:00", "04-03 09:00")]
    told_ = explain(at("03-02 18:00"), limit("2 giờ làm việc"), CALENDAR, pauses, at("05-01 08:00")).as_dict()
    assert told_["due"] == "2026-03-03T10:30:00+07:00"
    assert told_["deemed"] == "2026-03-03T07:30:00+07:00"
    assert (told_["limit"], told_["unit"], told_["provisional"]) == (2, "giờ làm việc", False)
    assert told_["as_of"] == "2026-05-01T08:00:00+07:00"
    assert told_["calendar"] == CALENDAR.version
    assert told_["segments"][2] == {
        "kind": "suspended",
        "start": "2026-03-03T08:00:00+07:00",
        "end": "2026-03-03T09:00:00+07:00",
        "ground": "Giám định",
    }
    assert [one["start"] for one in told_["ignored"]] == ["2026-04-03T08:00:00+07:00"]
