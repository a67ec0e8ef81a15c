"""Each of the five shapes, from files made here: what a row of it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.exchange import exports
from tests.exchange.exports import Told
from tests.exchange.reading.answers import answered

TOLD = Told()
DATES = {
    "filed_at": {"at": "2026-05-04T07:50:00+07:00"},
    "received_at": {"at": "2026-05-04T08:15:00+07:00"},
    "due_at": {"at": "2026-05-06T17:00:00+07:00"},
    "finished_at": {"at": "2026-05-05T10:00:00+07:00"},
}
HANDED = {"handed_over_at": {"at": "2026-05-05T15:30:00+07:00"}}


def values(facts: dict) -> dict:
    """The facts that are not dated, without their wrapping."""
    return {kind: fact["v"] for kind, fact in facts.items() if "v" in fact}


def dates(facts: dict) -> dict:
    return {kind: fact for kind, fact in facts.items() if "at" in fact}


def test_the_citys_register_tells_all_that_its_two_line_header_names(tmp_path: Path) -> None:
    found = answered(exports.city_file(tmp_path / "a.xlsx", replace(TOLD, note="chuyển nhầm luồng")))
    assert found.head["profile"] == found.head["system"] == "mot-cua-hai-phong"
    row, codes, facts, person, *_ = found.rows[0]
    assert row == 7
    assert codes == [["mot-cua-hai-phong", TOLD.code]]
    assert dates(facts) == DATES | HANDED
    assert values(facts) == {
        "procedure": "2.000884", "procedure_name": "Chứng thực chữ ký", "field": "Chứng thực", "channel": "online",
        "status": "handed_over", "handler": "Xã Thượng Hồng", "officer": "Cán bộ 4", "fee": 20000,
        "paid_online": True, "digitised": True, "electronic_result": True, "reused": False,
        "late_reason": "chuyển nhầm luồng",
    }  # fmt: skip
    assert person == {
        "name": "Phạm Thị Lụa", "id_number": "999031085123", "address": "Thôn Đông, xã Thượng Hồng",
        "phone": "0999123456",
    }  # fmt: skip


def test_the_totals_row_is_no_dossier(tmp_path: Path) -> None:
    found = answered(exports.city_file(tmp_path / "a.xlsx", *exports.dossiers(3)))
    assert [row[0] for row in found.rows] == [7, 8, 9]
    assert not found.bad


def test_a_column_is_called_what_its_header_says_in_the_file(tmp_path: Path) -> None:
    columns = answered(exports.city_file(tmp_path / "a.xlsx")).head["columns"]
    assert columns["received_at"] == "Tiếp nhận"
    assert columns["fee"] == "Phí, lệ phí (đồng)"


def test_the_justice_list_marks_yes_by_a_cross_and_knows_no_hand_over(tmp_path: Path) -> None:
    found = answered(exports.justice_file(tmp_path / "a.xlsx", replace(TOLD, fee="", paid=False)))
    assert found.head["system"] == "bo-tu-phap"
    assert dates(found.facts) == DATES
    told = values(found.facts)
    assert (told["status"], told["channel"]) == ("finished", "online")
    assert (told["paid_online"], told["digitised"], told["reused"]) == (False, True, False)
    assert "fee" not in told


def test_a_linked_dossier_without_a_number_of_its_own_goes_by_the_bundles_code(tmp_path: Path) -> None:
    told = replace(TOLD, code="", linked="LT.10993-20260504-0000001")
    found = answered(exports.justice_file(tmp_path / "a.xlsx", told))
    assert found.rows[0][1] == [["lien-thong", "LT.10993-20260504-0000001"]]


def test_with_both_codes_the_systems_own_comes_first(tmp_path: Path) -> None:
    told = replace(TOLD, code="G15.10993-20260504-0000001", linked="LT.10993-20260504-0000001")
    found = answered(exports.justice_file(tmp_path / "a.xlsx", told))
    assert found.rows[0][1] == [
        ["bo-tu-phap", "G15.10993-20260504-0000001"],
        ["lien-thong", "LT.10993-20260504-0000001"],
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_the_construction_list_is_read_whatever_parts_and_encodes_it(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = exports.construction_file(tmp_path / "a.csv", TOLD, delimiter=delimiter, encoding=encoding)
    found = answered(path)
    assert found.head["system"] == "bo-xay-dung"
    assert dates(found.facts) == DATES | HANDED
    told = values(found.facts)
    assert told["procedure_name"] == "Cấp giấy phép; nhà ở"
    assert (told["status"], told["paid_online"], told["reused"]) == ("handed_over", True, False)
    assert found.rows[0][0] == 2


def test_a_text_in_the_old_vietnamese_code_page_comes_out_in_composed_letters(tmp_path: Path) -> None:
    import unicodedata

    path = exports.construction_file(
        tmp_path / "a.csv", replace(TOLD, name="Nguyễn Thị Lụa"), encoding="utf-8"
    )
    text = unicodedata.normalize("NFD", path.read_text("utf-8"))
    kept = {"̀", "̉", "̃", "́", "̣"}  # the code page has tones apart, other marks only within letters
    composed = "".join(
        unicodedata.normalize("NFC", part) if part not in kept else part for part in _letters(text)
    )
    path.write_bytes(composed.encode("cp1258"))
    assert answered(path).rows[0][3]["name"] == "Nguyễn Thị Lụa"


def _letters(text: str) -> list[str]:
    """Letters with the marks that belong to them, tones apart."""
    parts: list[str] = []
    for sign in text:
        if sign in {"̂", "̆", "̛"} and parts and parts[-1] not in {"̀", "̉", "̃", "́", "̣"}:
            parts[-1] += sign
        elif sign in {"̂", "̆", "̛"} and len(parts) > 1:
            parts[-2] += sign
        else:
            parts.append(sign)
    return parts


@pytest.mark.parametrize(
    ("status", "meaning"),
    [("1", "filed"), ("2", "handling"), ("3", "not_accepted"), ("5", "waiting_supplement"), ("6", "waiting_finance"),
     ("7", "withdrawn"), ("8", "refused"), ("9", "finished")],
)  # fmt: skip
def test_the_portals_statuses_mean_what_they_mean_here(tmp_path: Path, status: str, meaning: str) -> None:
    path = exports.construction_file(tmp_path / "a.csv", replace(TOLD, status=status))
    assert answered(path).facts["status"] == {"v": meaning}


def test_the_business_households_due_date_is_the_end_of_its_day(tmp_path: Path) -> None:
    found = answered(exports.finance_file(tmp_path / "a.xlsx"))
    assert found.head["system"] == "bo-tai-chinh"
    assert found.facts["due_at"] == {"at": "2026-05-06T17:00:00+07:00", "p": "day"}
    assert values(found.facts)["status"] == "finished"


@pytest.mark.parametrize(("status", "meaning"), [("Nháp", "draft"), ("Không hợp lệ", "not_accepted")])
def test_a_draft_needs_no_dates(tmp_path: Path, status: str, meaning: str) -> None:
    told = replace(TOLD, status=status, received="", due="", finished="")
    found = answered(exports.finance_file(tmp_path / "a.xlsx", told))
    assert found.facts["status"] == {"v": meaning}
    assert "received_at" not in found.facts


@pytest.mark.parametrize("bare", [False, True])
def test_the_portals_list_is_read_with_its_envelope_or_bare(tmp_path: Path, bare: bool) -> None:
    told = replace(TOLD, code="LT.10993-20260504-0000001", linked="khai sinh - thường trú - thẻ BHYT")
    found = answered(exports.portal_file(tmp_path / "a.json", told, bare=bare))
    assert found.head["system"] == "lien-thong"
    assert dates(found.facts) == DATES | HANDED
    facts = values(found.facts)
    assert facts["linked_group"] == "khai sinh - thường trú - thẻ BHYT"
    assert (facts["fee"], facts["reused"], facts["electronic_result"]) == (20000, True, False)
    assert found.rows[0][0] == 1
    assert found.rows[0][4]["MaHoSo"] == told.code


def test_supplements_of_the_portals_list_become_facts(tmp_path: Path) -> None:
    told = replace(
        TOLD, supplements=(("2026-05-04 09:00:00", "2026-05-05 09:00:00"), ("2026-05-05 10:00:00", ""))
    )
    facts = answered(exports.portal_file(tmp_path / "a.json", told)).facts
    assert facts["supplement:1"]["v"] == {
        "asked": "2026-05-04T09:00:00+07:00",
        "answered": "2026-05-05T09:00:00+07:00",
        "content": "Bổ sung giấy tờ",
    }
    assert facts["supplement:2"]["v"]["answered"] is None


def test_a_supplement_asked_before_the_receipt_is_a_doubt(tmp_path: Path) -> None:
    told = replace(TOLD, supplements=(("2026-05-04 08:00:00", ""),))
    found = answered(exports.portal_file(tmp_path / "a.json", told))
    assert found.rows[0][5] == [["guidance_before_receipt", "supplement:1", "2026-05-04T08:00:00+07:00"]]


def test_a_real_date_cell_and_a_number_cell_tell_the_same_as_texts(tmp_path: Path) -> None:
    cells = exports.justice_row(TOLD)
    cells[6:10] = [
        datetime.fromisoformat(text) for text in (TOLD.filed, TOLD.received, TOLD.due, TOLD.finished)
    ]
    cells[11], cells[12] = 2, 20000
    found = answered(exports.xlsx(tmp_path / "a.xlsx", [exports.JUSTICE, cells]))
    assert dates(found.facts) == DATES
    assert values(found.facts)["fee"] == 20000


@pytest.mark.parametrize(
    ("written", "channel", "mode"),
    [("Trực tiếp", "in_person", None), ("BƯU CHÍNH CÔNG ÍCH", "postal", None), ("truc tuyen", "online", None),
     ("Nộp hộ trực tuyến", "online", "assisted"), ("Trực tuyến tại kiosk", "online", "kiosk")],
)  # fmt: skip
def test_a_channel_may_tell_a_mode_beside(
    tmp_path: Path, written: str, channel: str, mode: str | None
) -> None:
    told = values(answered(exports.city_file(tmp_path / "a.xlsx", replace(TOLD, channel=written))).facts)
    assert told["channel"] == channel
    assert told.get("mode") == mode


@pytest.mark.parametrize(
    ("written", "amount"), [("20.000", 20000), ("1,250,000 đ", 1250000), ("0", 0), ("8000.0", 8000)]
)
def test_money_is_whole_dong_however_it_is_written(tmp_path: Path, written: str, amount: int) -> None:
    found = answered(exports.construction_file(tmp_path / "a.csv", replace(TOLD, fee=written)))
    assert found.facts["fee"] == {"v": amount}


def test_a_sum_that_nobody_understands_is_a_doubt_and_no_sum(tmp_path: Path) -> None:
    found = answered(exports.construction_file(tmp_path / "a.csv", replace(TOLD, fee="hai mươi nghìn")))
    assert "fee" not in found.facts
    assert found.rows[0][5] == [["unknown_value", "fee", "hai mươi nghìn"]]
