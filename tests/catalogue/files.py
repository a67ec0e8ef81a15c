"""Small files of procedures in each of the shapes."""

from __future__ import annotations

import io
import json
from typing import Any

HEADER = "code,name,field,ministry,days,unit,same_day,level,decision,components,name_source"

BIRTH = "1.001193,Đăng ký khai sinh,Hộ tịch,Bộ Tư pháp,,ngày làm việc,1,toàn trình,528/QĐ-BTP,5,portal"
MARRIAGE = "1.000894,Đăng ký kết hôn,Hộ tịch,Bộ Tư pháp,5,ngày làm việc,0,một phần,528/QĐ-BTP,3,portal"
MARITIME = "1.002372,Xác nhận trình kháng nghị hàng hải,Hàng hải,Bộ Xây dựng,3,giờ,0,một phần,,7,portal"
RELIGION = "1.012592,Đề nghị thay đổi địa điểm,Tín ngưỡng,,,,0,toàn trình,,,ocr"


def own_list(*rows: str, header: str = HEADER, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A commune's .csv."""
    return "\r\n".join([header, *rows, ""]).replace(",", delimiter).encode(encoding)


def portal_item(code: str = "1.001193", **other: Any) -> dict[str, Any]:
    """One procedure as the national portal details it."""
    item = {
        "ma": code,
        "ten": "Thủ tục đăng ký khai sinh",
        "linh_vuc": "Hộ tịch",
        "bo_nganh": "Bộ Tư pháp",
        "cap_thuc_hien": "Cấp xã",
        "so_quyet_dinh_cong_bo": "528/QĐ-BTP",
        "co_quan_thuc_hien": "Ủy ban nhân dân cấp xã",
        "co_quan_co_tham_quyen": "",
        "cach_thuc": [channel(1, "Ngày làm việc"), channel(1, "Ngày làm việc")],
        "thanh_phan_ho_so": [{"nhom": None, "ten": "Giấy chứng sinh", "ban_chinh": 1, "ban_sao": 0}],
        "ket_qua": [{"ten": "Giấy khai sinh", "ma": "KQ.G15.000001"}],
        "url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1",
    }
    return {**item, **other}


def channel(number: float | None, unit: str | None, fee: str = "Miễn phí") -> dict[str, Any]:
    """One way of filing with its limit."""
    return {
        "hinh_thuc": "Trực tuyến",
        "thoi_han_so": number,
        "thoi_han_don_vi": unit,
        "phi": fee,
        "mo_ta": None,
    }


def portal(*items: dict[str, Any]) -> bytes:
    """A .jsonl file of the portal."""
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items).encode()


def portal_list(*rows: tuple[str, str, str, str, str]) -> bytes:
    """The portal's .xlsx list: a title, then the header, then code, name, ministry, agencies, field."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH THỦ TỤC HÀNH CHÍNH"])
    sheet.append([])
    sheet.append(["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"])
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
