from __future__ import annotations

from dataclasses import replace

from motcua.reports.narrative.one_stop import linked_groups, vertical_agencies, vertical_names
from tests.reports.sample import WORDS, block, lines, reading


def test_a_vertical_agency_without_dossiers_is_named_with_none() -> None:
    assert lines(vertical_agencies(reading()))[-1] == (
        "Kết quả tiếp nhận và giải quyết TTHC của ngành dọc từ ngày 15/03/2026 đến ngày 14/06/2026: Chi nhánh Văn "
        "phòng Đăng ký đất đai tiếp nhận 361 hồ sơ, đã giải quyết 297 hồ sơ, đang giải quyết 64 hồ sơ; Quân sự không "
        "phát sinh hồ sơ."
    )


def test_what_a_vertical_agency_did_late_is_said() -> None:
    late = {"Thuế cơ sở": block(9, 1, 5, 0, 2, 1, 2)}
    assert lines(vertical_agencies(reading(replace(WORDS, vertical=()), vertical=late)))[-1].endswith(
        "Thuế cơ sở tiếp nhận 10 hồ sơ (kỳ trước chuyển qua 01 hồ sơ), đã giải quyết 07 hồ sơ (quá hạn 02 hồ sơ), "
        "đang giải quyết 03 hồ sơ (quá hạn 02 hồ sơ)."
    )


def test_an_agency_under_a_longer_spelling_is_not_named_twice() -> None:
    longer = {"Chi nhánh Văn phòng Đăng ký đất đai số 3": block(1, 0, 1, 0, 0, 0, 0)}
    assert vertical_names(reading(vertical=longer)) == ["Chi nhánh Văn phòng Đăng ký đất đai số 3", "Quân sự"]


def test_an_agency_that_nobody_listed_is_told_all_the_same() -> None:
    words = replace(WORDS, vertical=())
    assert vertical_names(reading(words)) == ["Chi nhánh Văn phòng Đăng ký đất đai"]


def test_no_vertical_agency_at_all() -> None:
    told = lines(vertical_agencies(reading(replace(WORDS, vertical=()), vertical={})))
    assert told[-1] == "Trong kỳ báo cáo, TTHC của cơ quan ngành dọc không phát sinh hồ sơ."


def test_figures_of_a_vertical_agency_lead_to_its_own_dossiers() -> None:
    spans = [
        span for each in vertical_agencies(reading()) for span in getattr(each, "spans", ()) if span.measure
    ]
    assert {(span.place, span.group, span.member) for span in spans} == {
        ("vertical", "unit", "Chi nhánh Văn phòng Đăng ký đất đai")
    }


def test_bundles_are_told_by_group() -> None:
    told = lines(linked_groups(reading()))[-1]
    assert told.endswith("nhóm khai sinh - thường trú - thẻ BHYT: 49 hồ sơ; nhóm người có công: 02 hồ sơ.")


def test_no_bundle_in_the_period() -> None:
    assert lines(linked_groups(reading(linked_groups={})))[-1].endswith("không phát sinh hồ sơ.")
