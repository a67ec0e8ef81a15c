"""The Ministry of Finance's list of household businesses: its due date is a day without an hour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier
from motcua.demo.exports.workbook import cell_date, workbook
from motcua.demo.people import COMMUNE

HEADERS = ("Mã hồ sơ", "Thủ tục", "Mã thủ tục", "Người nộp", "Phương thức nộp", "Thời điểm nộp",
           "Thời điểm tiếp nhận", "Ngày hẹn trả", "Thời điểm cấp kết quả", "Kết quả xử lý", "Số tiền lệ phí",
           "Đã nộp trực tuyến", "Hồ sơ số hóa", "Tái sử dụng", "Kết quả điện tử")  # fmt: skip
STATUS = {
    states.FINISHED: "Đã cấp",
    states.HANDLING: "Đang xử lý",
    states.NOT_ACCEPTED: "Không hợp lệ",
    states.DRAFT: "Nháp",
    states.REFUSED: "Từ chối cấp",
    states.WITHDRAWN: "Rút hồ sơ",
}
YES = {True: "Có", False: "Không"}
DUE_COLUMN, FIRST_ROW = 7, 5


def finance_file(dossiers: Sequence[Dossier], made: datetime) -> bytes:
    """The export as an .xlsx file."""
    stream = io.BytesIO()
    with workbook(made, stream) as book:
        sheet = book.add_worksheet("HKD")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "HỆ THỐNG THÔNG TIN VỀ ĐĂNG KÝ HỘ KINH DOANH", bold)
        sheet.write_row(2, 0, ("Đơn vị:", COMMUNE))
        sheet.write_row(4, 0, HEADERS, bold)
        sheet.set_column(0, 14, 22)
        for row, dossier in enumerate(dossiers, start=FIRST_ROW):
            sheet.write_row(row, 0, _row(dossier))
            if dossier.due:
                sheet.write_datetime(row, DUE_COLUMN, dossier.due.date(), day)
    return stream.getvalue()


def _row(one: Dossier) -> tuple[object, ...]:
    return (
        one.code, one.procedure.name, one.shown_code, one.person.name, "Qua mạng",
        cell_date(one.filed), cell_date(one.received), "", cell_date(one.finished),
        STATUS[one.status], one.fee, YES[one.paid_online], YES[one.digitised], YES[one.reused], YES[one.issued],
    )  # fmt: skip
