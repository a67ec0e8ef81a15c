"""How NĐ 30/2020/NĐ-CP, Phụ lục I, lays out the parts of a paper: one table for the .docx and the PDF alike."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tests.documents.papers import PAPER as PLAIN


class Part(NamedTuple):
    """A part of the paper: the component of the decree, its words, and how they are set; sizes in points."""

    component: str
    words: str
    smallest: float
    largest: float
    bold: bool = False
    italic: bool = False
    align: str = "CENTER"
    capitals: bool = False


PAPER = replace(PLAIN, head=replace(PLAIN.head, superior=("THÀNH PHỐ HẢI PHÒNG",)))

PARTS = (
    Part("1. Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, bold=True, capitals=True),
    Part("1. Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", 13, 14, bold=True),
    Part("2. Cơ quan chủ quản", "THÀNH PHỐ HẢI PHÒNG", 12, 13, capitals=True),
    Part("2. Cơ quan ban hành", "XÃ THƯỢNG HỒNG", 12, 13, bold=True, capitals=True),
    Part("3. Số, ký hiệu", "Số: 15/BC-UBND", 13, 13),
    Part("4. Địa danh và thời gian", "Thượng Hồng, ngày 16 tháng 6 năm 2026", 13, 14, italic=True),
    Part("5. Tên loại", "BÁO CÁO", 13, 14, bold=True, capitals=True),
    Part("5. Trích yếu", "Kết quả giải quyết thủ tục hành chính quý II năm 2026", 13, 14, bold=True),
    Part("6. Phần", "I. KẾT QUẢ", 13, 14, bold=True, align="JUSTIFY", capitals=True),
    Part("6. Mục", "1. Tiếp nhận", 13, 14, bold=True, align="JUSTIFY"),
    Part("6. Nội dung", "Trân trọng báo cáo./.", 13, 14, align="JUSTIFY"),
    Part("7. Quyền hạn ký", "TM. ỦY BAN NHÂN DÂN", 13, 14, bold=True, capitals=True),
    Part("7. Chức vụ", "CHỦ TỊCH", 13, 14, bold=True, capitals=True),
    Part("7. Họ tên", "Đỗ Thị Hạnh", 13, 14, bold=True),
    Part("9. Nơi nhận", "Nơi nhận:", 12, 12, bold=True, italic=True, align="LEFT"),
    Part("9. Danh sách nơi nhận", "- Lưu: VT.", 11, 11, align="LEFT"),
    Part("Phụ lục", "Phụ lục I", 13, 14, bold=True),
    Part("Phụ lục, kèm theo", PLAIN.appendices[0].attached_to, 13, 14, italic=True),
)
"""In the order and by the numbers of the decree's nine components; the eighth, the seal, is not printed."""


def name_of(part: Part) -> str:
    """The test's own name."""
    return part.component
