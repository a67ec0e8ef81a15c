"""A small official paper with every kind of block, for the tests of the renderers."""

from __future__ import annotations

from datetime import date

from motcua.documents.blocks import (
    Appendix,
    Column,
    Head,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Span,
    Table,
)

TABLE = Table(
    "Tình hình theo lĩnh vực",
    (
        Column(("TT",), 1, "centre", "(1)"),
        Column(("Lĩnh vực",), 4, "left", "(2)"),
        Column(("Tiếp nhận", "Tổng số"), 1, number="(3)"),
        Column(("Tiếp nhận", "Trong kỳ", "Trực tuyến"), 1, number="(4)"),
        Column(("Tiếp nhận", "Trong kỳ", "Trực tiếp"), 1, number="(5)"),
        Column(("Đã giải quyết", "Tổng số"), 1, number="(6)"),
    ),
    (
        Row(tuple(Span(text) for text in ("1", "Hộ tịch", "5", "3", "2", "4"))),
        Row(tuple(Span(text) for text in ("", "Tổng cộng", "5", "3", "2", "4")), total=True),
    ),
)

PAPER = Paper(
    title="Báo cáo thử của xã",
    author="Ủy ban nhân dân xã Thượng Hồng",
    dated=date(2026, 6, 16),
    head=Head(
        superior=(),
        agency=("ỦY BAN NHÂN DÂN", "XÃ THƯỢNG HỒNG"),
        number="Số: 15/BC-UBND",
        place_and_date="Thượng Hồng, ngày 16 tháng 6 năm 2026",
        kind="BÁO CÁO",
        abstract=("Kết quả giải quyết thủ tục hành chính quý II năm 2026",),
        remarks=("(Số liệu tính từ ngày 15/03/2026 đến ngày 14/06/2026)",),
    ),
    blocks=(
        Heading(1, "I.", "KẾT QUẢ"),
        Heading(2, "1.", "Tiếp nhận"),
        Heading(3, "1.1.", "Trong kỳ"),
        Paragraph((Span("Tổng số là "), Span("4.911", measure="received.total"), Span(" hồ sơ:"))),
        Paragraph((Span("trực tuyến "), Span("4.900", measure="received.online")), "bullet"),
        Paragraph((Span("lý do #strong[không] *đậm* = 1 + 1 <script>"),), "sub_bullet"),
        Paragraph((Span("(Có phụ lục kèm theo)", italic=True),), "centre"),
        Paragraph((Span("Trân trọng báo cáo./."),)),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Đỗ Thị Hạnh"),
    recipients=("Ủy ban nhân dân thành phố (để báo cáo)", "Lưu: VT"),
    appendices=(
        Appendix(
            "Phụ lục I",
            "KẾT QUẢ THEO LĨNH VỰC",
            "(Kèm theo Báo cáo số 15/BC-UBND)",
            (TABLE, Paragraph((Span("Ghi chú cuối bảng."),), "note")),
        ),
        Appendix("Phụ lục II", "DANH SÁCH", "(Kèm theo Báo cáo số 15/BC-UBND)", (), landscape=False),
    ),
    subject="Số liệu quý II",
    keywords=("báo cáo",),
)
