"""The Ministry of Justice's list. Linked dossiers stand in it by the linked code, without a code of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier
from motcua.demo.exports.workbook import cell_date, workbook
from motcua.demo.people import COMMUNE

HEADERS = ("STT", "Số hồ sơ", "Mã liên thông", "Mã TTHC", "Loại việc", "Người yêu cầu", "Ngày nộp hồ sơ",
           "Ngày tiếp nhận", "Ngày hẹn trả kết quả", "Ngày hoàn thành", "Tình trạng", "Kênh nộp", "Lệ phí",
           "TT trực tuyến", "Scan hồ sơ", "KQ điện tử", "Khai thác CSDL")  # fmt: skip
STATUS = {
    states.HANDED_OVER: "Hoàn thành",
    states.FINISHED: "Hoàn thành",
    states.HANDLING: "Đang giải quyết",
    states.SUPPLEMENT: "Chờ bổ sung",
    states.REFUSED: "Từ chối",
    states.WITHDRAWN: "Người dân rút",
    states.NOT_ACCEPTED: "Không tiếp nhận",
    states.DRAFT: "Chờ tiếp nhận",
}
MARK = {True: "x", False: ""}
ONLINE = 2


def justice_file(own: Sequence[Dossier], linked: Sequence[Dossier], made: datetime) -> bytes:
    """The export as an .xlsx file with true date cells."""
    stream = io.BytesIO()
    with workbook(made, stream) as book:
        sheet = book.add_worksheet("DanhSachHoSo")
        sheet.write(0, 0, f"DANH SÁCH HỒ SƠ - UBND {COMMUNE}", book.add_format({"bold": True}))
        sheet.write_row(1, 0, HEADERS, book.add_format({"bold": True, "border": 1, "text_wrap": True}))
        sheet.set_column(1, 2, 26)
        sheet.set_column(4, 9, 22)
        sheet.freeze_panes(2, 3)
        rows = [(one, one.code, "") for one in own] + [(one, "", one.code) for one in linked]
        for number, (dossier, code, linked_code) in enumerate(rows, start=1):
            sheet.write_row(1 + number, 0, _row(number, code, linked_code, dossier))
    return stream.getvalue()


def _row(number: int, code: str, linked_code: str, one: Dossier) -> tuple[object, ...]:
    return (
        number, code, linked_code, one.shown_code, one.procedure.name, one.person.name,
        cell_date(one.filed), cell_date(one.received), cell_date(one.due), cell_date(one.other_finish or one.finished),
        STATUS[one.status], ONLINE, one.fee or "", MARK[one.paid_online],
        MARK[one.digitised], MARK[one.issued], MARK[one.reused],
    )  # fmt: skip
