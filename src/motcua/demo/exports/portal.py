"""What the linked software sends to the national portal (service ``DongBoHoSoMC``), as a .json file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from motcua.demo.dossier import Asked, Dossier
from motcua.demo.exports.construction import STATUS
from motcua.demo.exports.workbook import text_date
from motcua.demo.people import COMMUNE

STYLE = "%Y%m%d%H%M%S"
COMMUNE_CODE = "10993"


def portal_file(dossiers: Sequence[Dossier]) -> bytes:
    """The message with its envelope."""
    message = {
        "service": "DongBoHoSoMC",
        "isUpdating": "False",
        "madonvi": COMMUNE_CODE,
        "data": [_dossier(dossier) for dossier in dossiers],
    }
    return json.dumps(message, ensure_ascii=False, indent=1).encode("utf-8")


def _dossier(one: Dossier) -> dict[str, object]:
    return {
        "MaHoSo": one.code,
        "MaTTHC": one.shown_code,
        "TenTTHC": one.procedure.name,
        "TenLinhVuc": one.procedure.field,
        "KenhThucHien": "2",
        "ChuHoSo": one.person.name,
        "LoaiDoiTuong": "1",
        "SoGiayToChuHoSo": one.person.id_number,
        "SoDienThoai": one.person.phone,
        "NhomLienThong": one.linked_group,
        "NgayNopHoSo": _date(one.filed),
        "NgayTiepNhan": _date(one.received),
        "NgayHenTra": _date(one.due),
        "NgayKetThucXuLy": _date(one.finished),
        "NgayTra": _date(one.handed_over),
        "TrangThaiHoSo": str(STATUS[one.status]),
        "DonViXuLy": f"UBND {COMMUNE}",
        "HoSoCoThanhPhanSoHoa": str(int(one.digitised)),
        "DuocThanhToanTrucTuyen": str(int(one.paid_online)),
        "DanhSachLePhi": [_fee(one)] if one.fee else [],
        "TaiLieuNop": [_paper(one)],
        "DanhSachHoSoBoSung": [_asked(number, asked, one) for number, asked in enumerate(one.asked, start=1)],
        "DanhSachGiayToKetQua": [_result(one)] if one.issued else [],
    }


def _date(moment: datetime | None) -> str:
    return text_date(moment, STYLE)


def _fee(one: Dossier) -> dict[str, str]:
    return {
        "TenPhiLePhi": "Lệ phí",
        "MaPhiLePhi": "LP01",
        "HinhThucThu": "1",
        "Gia": str(one.fee),
        "LoaiPhiLePhi": "1",
    }


def _paper(one: Dossier) -> dict[str, str]:
    reused = str(int(one.reused))
    return {
        "TepDinhKemId": f"{one.code}-1",
        "TenTepDinhKem": "to-khai.pdf",
        "MaThanhPhanHoSo": "TP01",
        "DuocSoHoa": str(int(one.digitised)),
        "DuocTaiSuDung": reused,
        "DuocLayTuKhoDMQG": reused,
    }


def _asked(number: int, asked: Asked, one: Dossier) -> dict[str, str]:
    return {
        "HoSoBoSungId": str(number),
        "NguoiYeuCauBoSung": one.officer,
        "NoiDungBoSung": asked.content,
        "NgayBoSung": _date(asked.asked),
        "NgayTiepNhanBoSung": _date(asked.answered),
        "TrangThaiBoSung": str(asked.answered is not None),
        "NgayHenTraTruoc": _date(asked.due_before),
        "NgayHenTraMoi": _date(one.due),
    }


def _result(one: Dossier) -> dict[str, str]:
    return {
        "TenGiayTo": "Kết quả",
        "MaGiayToKetQua": "KQ01",
        "GiayToId": f"{one.code}-KQ",
        "DuongDanTepTinKetQua": f"/ket-qua/{one.code}.pdf",
    }
