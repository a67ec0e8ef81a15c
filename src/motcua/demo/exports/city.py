"""The city's system: a titled register with a header of two lines and a line of totals. The land branch has it too."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier
from motcua.demo.exports.workbook import text_date, workbook
from motcua.demo.people import COMMUNE
from motcua.rules.periods import Period
from motcua.rules.vietnamese import ngay

LEFT = ("STT", "Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Chủ hồ sơ", "Số giấy tờ", "Địa chỉ",
        "Điện thoại", "Hình thức nộp")  # fmt: skip
DATES = ("Nộp", "Tiếp nhận", "Hẹn trả", "Kết thúc xử lý", "Trả kết quả")
RIGHT = ("Trạng thái", "Cơ quan giải quyết", "Cán bộ xử lý", "Phí, lệ phí (đồng)", "Hình thức thanh toán",
         "Số hóa TPHS", "Số hóa kết quả", "Tái sử dụng dữ liệu", "Ghi chú")  # fmt: skip
STATUS = {
    states.HANDED_OVER: "Đã trả kết quả",
    states.FINISHED: "Đã xử lý xong",
    states.HANDLING: "Đang xử lý",
    states.SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    states.FINANCE: "Yêu cầu thực hiện nghĩa vụ tài chính",
    states.REFUSED: "Từ chối giải quyết",
    states.WITHDRAWN: "Công dân rút hồ sơ",
    states.NOT_ACCEPTED: "Không được tiếp nhận",
    states.DRAFT: "Mới đăng ký",
}
YES = {True: "Có", False: "Không"}
STYLE = "%d/%m/%Y %H:%M:%S"


def city_file(dossiers: Sequence[Dossier], period: Period, made: datetime) -> bytes:
    """The export as an .xlsx file."""
    stream = io.BytesIO()
    with workbook(made, stream) as book:
        sheet = book.add_worksheet("Sổ theo dõi")
        bold = book.add_format({"bold": True})
        head = book.add_format(
            {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True}
        )
        titles = (
            "UBND THÀNH PHỐ HẢI PHÒNG",
            "HỆ THỐNG THÔNG TIN GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
            f"SỔ THEO DÕI HỒ SƠ - {COMMUNE.upper()}",
            f"(Từ ngày {ngay(period.first)} đến ngày {ngay(period.last)})",
        )
        for row, title in enumerate(titles):
            sheet.write(row, 0, title, bold)
        for column, title in enumerate(LEFT):
            sheet.merge_range(5, column, 6, column, title, head)
        sheet.merge_range(5, len(LEFT), 5, len(LEFT) + len(DATES) - 1, "Ngày tháng năm", head)
        sheet.write_row(6, len(LEFT), DATES, head)
        for column, title in enumerate(RIGHT, start=len(LEFT) + len(DATES)):
            sheet.merge_range(5, column, 6, column, title, head)
        sheet.set_column(1, 1, 22)
        sheet.set_column(3, 3, 50)
        sheet.set_column(5, 14, 19)
        sheet.freeze_panes(7, 2)
        for number, dossier in enumerate(dossiers, start=1):
            sheet.write_row(6 + number, 0, _row(number, dossier))
        sheet.write_row(7 + len(dossiers), 0, ("", "Tổng cộng", "", f"{len(dossiers)} hồ sơ"), bold)
    return stream.getvalue()


def _row(number: int, one: Dossier) -> tuple[object, ...]:
    dates = (one.filed, one.received, one.due, one.finished, one.handed_over)
    paid = "" if not one.fee else "Trực tuyến" if one.paid_online else "Trực tiếp"
    return (
        number, one.code, one.shown_code, one.procedure.name, one.procedure.field, one.person.name,
        one.person.id_number, one.person.address, one.person.phone, "Trực tuyến",
        *(text_date(moment, STYLE) for moment in dates),
        STATUS[one.status], one.handler, one.officer, one.fee, paid,
        YES[one.digitised], YES[one.issued], YES[one.reused], one.note,
    )  # fmt: skip
