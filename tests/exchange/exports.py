"""Makes exports of the five shapes, as tests need them: with other titles, orders of columns, faults."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter


@dataclass(frozen=True)
class Told:
    """A dossier as a test means it; empty texts are empty cells. Dates as ``2026-05-04 08:15:00``."""

    code: str = "H24.85-260504-0001"
    procedure: str = "2.000884"
    name: str = "Phạm Thị Lụa"
    filed: str = "2026-05-04 07:50:00"
    received: str = "2026-05-04 08:15:00"
    due: str = "2026-05-06 17:00:00"
    finished: str = "2026-05-05 10:00:00"
    handed: str = "2026-05-05 15:30:00"
    status: str = ""
    channel: str = ""
    fee: str = "20000"
    paid: bool = True
    linked: str = ""
    handler: str = "Xã Thượng Hồng"
    note: str = ""
    supplements: tuple[tuple[str, str], ...] = ()


def day_first(text: str) -> str:
    """``2026-05-04 08:15:00`` → ``04/05/2026 08:15:00``; anything else stays."""
    try:
        return datetime.fromisoformat(text).strftime("%d/%m/%Y %H:%M:%S")
    except ValueError:
        return text


def packed(text: str) -> str:
    """``2026-05-04 08:15:00`` → ``20260504081500``."""
    return "".join(sign for sign in text if sign.isdigit()) if text[:2] == "20" else text


CITY = (
    "STT", "Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Chủ hồ sơ", "Số giấy tờ", "Địa chỉ",
    "Điện thoại", "Hình thức nộp", "Nộp", "Tiếp nhận", "Hẹn trả", "Kết thúc xử lý", "Trả kết quả", "Trạng thái",
    "Cơ quan giải quyết", "Cán bộ xử lý", "Phí, lệ phí (đồng)", "Hình thức thanh toán", "Số hóa TPHS",
    "Số hóa kết quả", "Tái sử dụng dữ liệu", "Ghi chú",
)  # fmt: skip
CITY_DATES = CITY[10:15]
JUSTICE = (
    "STT", "Số hồ sơ", "Mã liên thông", "Mã TTHC", "Loại việc", "Người yêu cầu", "Ngày nộp hồ sơ", "Ngày tiếp nhận",
    "Ngày hẹn trả kết quả", "Ngày hoàn thành", "Tình trạng", "Kênh nộp", "Lệ phí", "TT trực tuyến", "Scan hồ sơ",
    "KQ điện tử", "Khai thác CSDL",
)  # fmt: skip
CONSTRUCTION = (
    "ma_ho_so", "ma_tthc", "ten_tthc", "chu_ho_so", "so_dinh_danh", "kenh_thuc_hien", "ngay_nop", "ngay_tiep_nhan",
    "ngay_hen_tra", "ngay_ket_thuc_xu_ly", "ngay_tra", "trang_thai_ho_so", "phi_le_phi",
    "duoc_thanh_toan_truc_tuyen", "ho_so_co_thanh_phan_so_hoa", "duoc_tai_su_dung", "co_ket_qua_dien_tu",
)  # fmt: skip
FINANCE = (
    "Mã hồ sơ", "Thủ tục", "Mã thủ tục", "Người nộp", "Phương thức nộp", "Thời điểm nộp", "Thời điểm tiếp nhận",
    "Ngày hẹn trả", "Thời điểm cấp kết quả", "Kết quả xử lý", "Số tiền lệ phí", "Đã nộp trực tuyến", "Hồ sơ số hóa",
    "Tái sử dụng", "Kết quả điện tử",
)  # fmt: skip


def city_row(told: Told, number: int = 1) -> list[Any]:
    """A row of the city's register."""
    return [
        number, told.code, told.procedure, "Chứng thực chữ ký", "Chứng thực", told.name, "999031085123",
        "Thôn Đông, xã Thượng Hồng", "0999123456", told.channel or "Trực tuyến", day_first(told.filed),
        day_first(told.received), day_first(told.due), day_first(told.finished), day_first(told.handed),
        told.status or "Đã trả kết quả", told.handler, "Cán bộ 4", told.fee, "Trực tuyến" if told.paid else "",
        "Có", "Có", "Không", told.note,
    ]  # fmt: skip


def justice_row(told: Told, number: int = 1) -> list[Any]:
    """A row of the Ministry of Justice's list."""
    return [
        number, told.code, told.linked, told.procedure, "Chứng thực chữ ký", told.name, told.filed, told.received,
        told.due, told.finished, told.status or "Hoàn thành", told.channel or "2", told.fee,
        "x" if told.paid else "", "x", "x", "",
    ]  # fmt: skip


def construction_row(told: Told, number: int = 1) -> list[Any]:
    """A row of the Ministry of Construction's list."""
    return [
        told.code, told.procedure, "Cấp giấy phép; nhà ở", told.name, "999031085123", told.channel or "2", told.filed,
        told.received, told.due, told.finished, told.handed, told.status or "10", told.fee, "2" if told.paid else "0",
        "1", "0", "1",
    ]  # fmt: skip


def finance_row(told: Told, number: int = 1) -> list[Any]:
    """A row of the business households' list; the due date without a time."""
    return [
        told.code, "Đăng ký thành lập hộ kinh doanh", told.procedure, told.name, told.channel or "Qua mạng",
        told.filed, told.received, told.due[:10], told.finished, told.status or "Đã cấp", told.fee,
        "Có" if told.paid else "Không", "Có", "Có", "Không",
    ]  # fmt: skip


def portal_item(told: Told) -> dict[str, Any]:
    """A dossier of DongBoHoSoMC."""
    fee = [{"TenPhiLePhi": "Lệ phí", "Gia": told.fee}] if told.fee not in {"", "0"} else []
    return {
        "MaHoSo": told.code, "MaTTHC": told.procedure, "TenTTHC": "Đăng ký khai sinh", "TenLinhVuc": "Hộ tịch",
        "KenhThucHien": told.channel or "2", "ChuHoSo": told.name, "SoGiayToChuHoSo": "999031085123",
        "SoDienThoai": "0999123456", "NhomLienThong": told.linked, "NgayNopHoSo": packed(told.filed),
        "NgayTiepNhan": packed(told.received), "NgayHenTra": packed(told.due),
        "NgayKetThucXuLy": packed(told.finished), "NgayTra": packed(told.handed), "TrangThaiHoSo": told.status or "10",
        "DonViXuLy": "UBND Xã Thượng Hồng", "HoSoCoThanhPhanSoHoa": "1",
        "DuocThanhToanTrucTuyen": "1" if told.paid else "0", "DanhSachLePhi": fee,
        "TaiLieuNop": [{"TenTepDinhKem": "to-khai.pdf", "DuocTaiSuDung": "2"}],
        "DanhSachHoSoBoSung": [
            {"NoiDungBoSung": "Bổ sung giấy tờ", "NgayBoSung": packed(asked), "NgayTiepNhanBoSung": packed(answered)}
            for asked, answered in told.supplements
        ],
        "DanhSachGiayToKetQua": [],
    }  # fmt: skip


Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, rows: Rows, sheet: str = "Sheet1", others: dict[str, Rows] | None = None) -> Path:
    """A workbook of these rows; texts like ``2026-05-04 08:15:00`` in ``datetime`` cells stay as they are given."""
    with xlsxwriter.Workbook(str(path)) as book:
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        for name, lines in {sheet: rows, **(others or {})}.items():
            page = book.add_worksheet(name)
            for row, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if isinstance(cell, datetime):
                        page.write_datetime(row, column, cell, moment)
                    elif cell != "":
                        page.write(row, column, cell)
    return path


def city_lines(
    dossiers: Sequence[Told], commune: str = "XÃ THƯỢNG HỒNG", period: str | None = None
) -> list[list[Any]]:
    """The city's register from its title down to its totals, with the header in two lines."""
    upper = ["Ngày tháng năm" if name == "Nộp" else "" if name in CITY_DATES else name for name in CITY]
    lower = [name if name in CITY_DATES else "" for name in CITY]
    return [
        ["UBND THÀNH PHỐ HẢI PHÒNG"],
        [f"SỔ THEO DÕI HỒ SƠ - {commune}"],
        [period if period is not None else "(Từ ngày 15/03/2026 đến ngày 14/06/2026)"],
        [],
        upper,
        lower,
        *(city_row(told, number) for number, told in enumerate(dossiers, 1)),
        ["", "Tổng cộng", "", f"{len(dossiers)} hồ sơ"],
    ]


def city_file(path: Path, *dossiers: Told, **how: Any) -> Path:
    """The city's register as a workbook."""
    return xlsx(path, city_lines(dossiers or [Told()], **how), "Sổ theo dõi")


def justice_file(path: Path, *dossiers: Told) -> Path:
    """The Ministry of Justice's list as a workbook."""
    rows = [justice_row(told, number) for number, told in enumerate(dossiers or [Told()], 1)]
    return xlsx(path, [["DANH SÁCH HỒ SƠ - UBND Xã Thượng Hồng"], JUSTICE, *rows])


def construction_file(path: Path, *dossiers: Told, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    """The Ministry of Construction's list as text."""
    return text_file(path, [CONSTRUCTION, *map(construction_row, dossiers or [Told()])], delimiter, encoding)


def finance_file(path: Path, *dossiers: Told) -> Path:
    """The business households' list as a workbook."""
    rows = [finance_row(told) for told in dossiers or [Told()]]
    return xlsx(path, [["HỆ THỐNG THÔNG TIN"], [], ["Đơn vị:", "Xã Thượng Hồng"], [], FINANCE, *rows])


def portal_file(path: Path, *dossiers: Told, bare: bool = False, sender: str = "10993") -> Path:
    """The body of DongBoHoSoMC, in its envelope or bare."""
    items = [portal_item(told) for told in dossiers or [Told()]]
    body = (
        items
        if bare
        else {"service": "DongBoHoSoMC", "isUpdating": "False", "madonvi": sender, "data": items}
    )
    path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return path


def text_file(path: Path, rows: Rows, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    """A text table."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def shuffled(rows: Rows, order: Callable[[int], int]) -> list[list[Any]]:
    """The rows with their columns in another order (a permutation of the widest row's indices)."""
    width = max(map(len, rows))
    wide = [[*row, *[""] * (width - len(row))] for row in rows]
    return [[row[order(index)] for index in range(width)] for row in wide]


def dossiers(count: int, **changed: Any) -> list[Told]:
    """So many of them, alike but for their codes."""
    return [replace(Told(**changed), code=f"H24.85-260504-{number:04d}") for number in range(1, count + 1)]


def city_file_made(path: Path, made: str) -> Path:
    """The city's register, which says of itself that it was made then."""
    rows = city_lines([Told()])
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": datetime.fromisoformat(made)})
        page = book.add_worksheet("Sổ theo dõi")
        for place, cells in enumerate(rows):
            page.write_row(place, 0, cells)
    return path
