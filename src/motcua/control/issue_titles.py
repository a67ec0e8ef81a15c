"""Short names of faults and doubts, for the chips above their list."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: Mapping[str, Promise] = {
    "no_code": _("Thiếu mã hồ sơ"),
    "two_contents": _("Một mã hai nội dung"),
    "bad_date": _("Ngày không đúng"),
    "not_calculated": _("Công thức không có giá trị"),
    "formula_error": _("Công thức báo lỗi"),
    "end_before_receipt": _("Xong trước khi tiếp nhận"),
    "unknown_status": _("Trạng thái lạ"),
    "unknown_channel": _("Kênh nộp lạ"),
    "cell_count": _("Sai số ô trong dòng"),
    "not_a_spreadsheet": _("Không phải bảng tính"),
    "empty_file": _("Tệp trống"),
    "encrypted": _("Tệp có mật khẩu"),
    "truncated": _("Tệp bị cắt, hỏng"),
    "bomb": _("Tệp nén bất thường"),
    "too_large": _("Tệp quá lớn"),
    "too_slow": _("Đọc quá lâu"),
    "crashed": _("Không đọc được"),
    "bad_encoding": _("Sai bảng mã chữ"),
    "bad_quotes": _("Dấu ngoặc kép sai"),
    "bad_json": _("JSON sai"),
    "bad_toml": _("TOML sai"),
    "unknown_shape": _("Không nhận ra mẫu"),
    "missing_column": _("Thiếu cột"),
    "other_commune": _("Tệp của xã khác"),
    "bad_value": _("Giá trị sai"),
    "unknown_value": _("Giá trị lạ, bỏ trống"),
    "unknown_procedure": _("Thủ tục lạ"),
    "unknown_field": _("Chưa rõ lĩnh vực"),
    "unknown_agency": _("Cơ quan lạ"),
    "other_communes_dossier": _("Hồ sơ của xã khác"),
    "nothing_usable": _("Không có gì để nhập"),
    "too_long": _("Dài quá mức"),
    "no_due": _("Không có hẹn trả"),
    "no_finish": _("Không có ngày xong"),
    "no_receipt": _("Không có ngày tiếp nhận"),
    "conflict": _("Hai hệ thống ghi khác nhau"),
    "clock_differs": _("Hẹn trả khác cách tính của ta"),
    "guidance_before_receipt": _("Bổ sung trước tiếp nhận"),
    "promised_moved": _("Ngày hẹn trả bị dời"),
    "files_differ": _("Hai tệp ghi khác nhau"),
    "two_dossiers": _("Một dòng, hai hồ sơ"),
    "row_gone": _("Dòng không còn trong bản mới"),
}


def title_of(code: str) -> str:
    """The short name; an unknown code stands for itself."""
    return str(TITLES.get(code, code))
