"""The figures and words of an invented quarter, small enough to check by hand."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from motcua.documents.blocks import Heading, Paper, Paragraph
from motcua.reports.forms import form_for
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.words import DirectiveDocument, Petitions, Words


def block(
    online: int, carried: int, early: int, on_time: int, late: int, within: int, overdue: int
) -> dict[str, Any]:
    """One row; by date everything early counts as on time."""
    resolved = early + on_time + late
    return {
        "received": {
            "total": online + carried,
            "online": online,
            "in_person": 0,
            "postal": 0,
            "carried_over": carried,
        },
        "resolved": {
            "total": resolved,
            "by_instant": {"early": early, "on_time": on_time, "late": late},
            "by_date": {"early": 0, "on_time": early + on_time, "late": late},
            "refused": 0,
            "withdrawn": 0,
        },
        "pending": {
            "total": within + overdue,
            "within": within,
            "overdue": overdue,
            "awaiting_supplement": 0,
            "awaiting_finance": 0,
        },
    }


LATE = [
    {"code": "H24.85-260327-0029", "reason": "Cơ quan thuế chuyển nhầm luồng.", "corrected": False},
    {"code": "H24.85-260522-0037", "reason": "Bấm nhầm nút khi trả kết quả", "corrected": True},
]


def figures(**changes: Any) -> dict[str, Any]:
    """1.210 = 1.200 + 10 received; 1.190 resolved, 2 late, of which 1 corrected; 20 pending."""
    rows = {"Chứng thực": block(1000, 4, 1000, 0, 0, 4, 0), "Đất đai": block(200, 6, 185, 3, 2, 16, 0)}
    total = block(1200, 10, 1185, 3, 2, 20, 0)
    total["resolved"]["refused"] = 6
    total["pending"]["awaiting_supplement"] = 9
    return {
        "commune": "Xã Thượng Hồng",
        "commune_code": "10993",
        "period": {"code": "2026-Q2", "from": "2026-03-15", "to": "2026-06-14"},
        "rule": "instant",
        "procedures": {"total": 374, "full_online": 219, "partial_online": 155},
        **total,
        "rates": {
            "online": 100.0,
            "resolved_in_time": 99.83,
            "electronic_results": 100.0,
            "digitised": 100.0,
            "reused": 85.5,
            "paid_online": 99.9,
        },
        "numerators": {
            "electronic_results": [1184, 1184],
            "digitised": [1200, 1200],
            "reused": [1026, 1200],
            "paid_online": [999, 1000],
        },
        "linked_groups": {"khai sinh - thường trú - thẻ BHYT": 49, "người có công": 2},
        "vertical": {"Chi nhánh Văn phòng Đăng ký đất đai": block(361, 0, 297, 0, 0, 64, 0)},
        "by_source": {"mot-cua-hai-phong": total},
        "by_field": rows,
        "by_unit": {"Xã Thượng Hồng": total},
        "late": [{"code": row["code"], "reason": row["reason"]} for row in LATE],
        "late_dossiers": deepcopy(LATE),
        "late_corrected": 1,
        "awaiting_hand_over": 20,
        "unknown_hand_over": 0,
        "stopped": 0,
        "received_recorded": [1200, 1200],
        "missing_rows": 0,
        "doubts": {"total": 0, "by_code": {}},
        **changes,
    }


WORDS = Words(
    agency_name="Ủy ban nhân dân xã Thượng Hồng",
    agency_short="UBND xã Thượng Hồng",
    place="Thượng Hồng",
    province="thành phố Hải Phòng",
    centre="Trung tâm Phục vụ hành chính công xã",
    vertical=("Chi nhánh Văn phòng Đăng ký đất đai", "Quân sự"),
    targets={"online": 95, "reused": 90, "petition_satisfaction": 95, "paid_online": 80},
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Đỗ Thị Hạnh",
    recipients=("Trung tâm Phục vụ HCC thành phố (để báo cáo)", "Lưu: VT"),
    reviewed=2,
    difficulties=("Phần mềm của các Bộ chưa có chức năng thống kê đầy đủ",),
    tasks=("Đẩy mạnh tái sử dụng dữ liệu.",),
    documents=(
        DirectiveDocument(
            "Công văn", "348/UBND", date(2026, 3, 20), "UBND xã Thượng Hồng", "Triển khai tiếp nhận TTHC"
        ),
        DirectiveDocument(
            "Công văn", "336/UBND", date(2026, 3, 19), "UBND xã Thượng Hồng", "TTHC theo Kế hoạch"
        ),
        DirectiveDocument(
            "Quyết định", "297/QĐ-UBND", date(2026, 3, 16), "UBND xã Thượng Hồng", "Quy chế phối hợp"
        ),
        DirectiveDocument(
            "Quyết định",
            "714/QĐ-UBND",
            date(2026, 2, 27),
            "UBND thành phố Hải Phòng",
            "Kế hoạch kiểm soát thủ tục hành chính năm 2026",
        ),
        DirectiveDocument(
            "Công văn",
            "1130/UBND",
            date(2026, 6, 8),
            "UBND thành phố Hải Phòng",
            "Rà soát, đề xuất cắt giảm, đơn giản hóa TTHC",
        ),
    ),
    petitions=Petitions(received=1, resolved=1, on_time=1, rated=1, satisfied=1),
)


def reading(words: Words = WORDS, **changes: Any) -> Reading:
    """Figures with changes, read with the form of the day."""
    return Reading(figures(**changes), words, form_for(date(2026, 6, 14)))


def lines(blocks: Any) -> list[str]:
    """The text of headings and paragraphs."""
    return [
        f"{each.number} {each.title}" if isinstance(each, Heading) else each.text.replace("\u00a0", " ")
        for each in (blocks.blocks if isinstance(blocks, Paper) else blocks)
        if isinstance(each, Heading | Paragraph)
    ]
