"""The Ministry of Construction's export: a .csv with semicolons, a byte order mark and technical names."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from motcua.demo import dossier as states
from motcua.demo.dossier import Dossier
from motcua.demo.exports.workbook import text_date

HEADERS = ("ma_ho_so", "ma_tthc", "ten_tthc", "chu_ho_so", "so_dinh_danh", "kenh_thuc_hien", "ngay_nop",
           "ngay_tiep_nhan", "ngay_hen_tra", "ngay_ket_thuc_xu_ly", "ngay_tra", "trang_thai_ho_so", "phi_le_phi",
           "duoc_thanh_toan_truc_tuyen", "ho_so_co_thanh_phan_so_hoa", "duoc_tai_su_dung",
           "co_ket_qua_dien_tu")  # fmt: skip
STATUS = {
    states.DRAFT: 1,
    states.NOT_ACCEPTED: 3,
    states.HANDLING: 4,
    states.SUPPLEMENT: 5,
    states.FINANCE: 6,
    states.WITHDRAWN: 7,
    states.REFUSED: 8,
    states.FINISHED: 9,
    states.HANDED_OVER: 10,
}
"""Numbers of the national portal's list of statuses; in this export 8 is a refusal after receipt."""
ONLINE = 2
STYLE = "%Y-%m-%d %H:%M:%S"


def construction_file(dossiers: Sequence[Dossier]) -> bytes:
    """The export as a .csv file."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows(_row(dossier) for dossier in dossiers)
    return stream.getvalue().encode("utf-8-sig")


def _row(one: Dossier) -> tuple[object, ...]:
    dates = (one.filed, one.received, one.due, one.finished, one.handed_over)
    return (
        one.code, one.shown_code, one.procedure.name, one.person.name, one.person.id_number, ONLINE,
        *(text_date(moment, STYLE) for moment in dates),
        STATUS[one.status], one.fee, int(one.paid_online), int(one.digitised), int(one.reused), int(one.issued),
    )  # fmt: skip
