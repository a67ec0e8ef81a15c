"""The named styles of a slip as .docx, sized for its paper; names are those of the official papers where they agree."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from motcua.documents.slips.measures import Measures
from motcua.documents.word.styles import Look


def looks(m: Measures) -> dict[str, Look]:
    """A look per style."""
    gap = m.gap_pt
    return {
        "MC Quốc hiệu": Look(m.nation_pt, bold=True),
        "MC Tiêu ngữ": Look(m.motto_pt, bold=True),
        "MC Cơ quan chủ quản": Look(m.agency_pt),
        "MC Cơ quan": Look(m.agency_pt, bold=True),
        "MC Dòng kẻ": Look(2, before=2),
        "MC Số ký hiệu": Look(m.number_pt, before=3),
        "MC Địa danh": Look(m.number_pt, italic=True, before=3),
        "MC Tên loại": Look(m.title_pt, bold=True),
        "MC Dưới tên loại": Look(m.body_pt, italic=True),
        "MC Liên": Look(m.small_pt, align=ALIGN.RIGHT, italic=True),
        "MC Tra cứu": Look(m.small_pt, align=ALIGN.LEFT, after=gap),
        "MC Dòng phiếu": Look(m.body_pt, align=ALIGN.LEFT, after=gap),
        "MC Mục phiếu": Look(
            m.body_pt, align=ALIGN.LEFT, bold=True, before=gap, after=gap, keep_with_next=True
        ),
        "MC Thân bài": Look(m.body_pt, align=ALIGN.JUSTIFY, after=gap, first_line=m.indent_mm),
        "MC Gạch đầu dòng": Look(m.body_pt, align=ALIGN.JUSTIFY, after=gap),
        "MC Dấu cộng": Look(m.body_pt, align=ALIGN.JUSTIFY, after=gap),
        "MC Giữa dòng": Look(m.body_pt, after=gap),
        "MC Ghi chú": Look(m.small_pt + 1, align=ALIGN.LEFT, after=gap),
        "MC Nơi nhận": Look(m.small_pt + 2, align=ALIGN.LEFT, bold=True, italic=True),
        "MC Danh sách nơi nhận": Look(m.small_pt + 1, align=ALIGN.LEFT),
        "MC Quyền hạn ký": Look(m.body_pt, bold=True, keep_with_next=True),
        "MC Cách ký": Look(m.body_pt - 1, italic=True, keep_with_next=True),
        "MC Họ tên": Look(m.body_pt, bold=True, before=m.sign_mm / 25.4 * 72),
        "MC Ô bảng": Look(m.table_pt, align=ALIGN.LEFT),
        "MC Đầu bảng": Look(m.table_pt, bold=True, keep_with_next=True),
        "MC Số trang": Look(m.page_number_pt),
        "MC Mẫu phiếu": Look(m.small_pt, align=ALIGN.RIGHT),
    }
