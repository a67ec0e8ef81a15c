"""What is wrong and what to do about it, in words for the clerk who has the file open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop as _

from motcua.register.sentences import Figure, sentence


def file_message(code: str, details: Mapping[str, Any]) -> str:
    """Why a whole file is not taken, and the cure."""
    match code:
        case "not_a_spreadsheet":
            return _about_kind(str(details.get("what", "")))
        case "empty_file":
            return sentence(_("Tệp trống: xuất lại từ hệ thống nguồn."))
        case "encrypted":
            return sentence(
                _(
                    "Tệp được đặt mật khẩu nên không đọc được: bỏ mật khẩu (lưu lại không mã hóa) rồi nhập lại."
                )
            )
        case "truncated":
            return _about_damage(details)
        case "bad_quotes":
            return sentence(
                _(
                    "Dấu ngoặc kép ở dòng {row} không khép đúng nên không tách được cột: sửa dòng đó hoặc "
                    "lưu lại bằng Excel dạng .xlsx."
                ),
                row=details.get("row", "?"),
            )
        case "cannot_start":
            return sentence(
                _(
                    "Máy không khởi động được tiến trình đọc tệp ({reason}), tệp không có lỗi gì: kiểm tra bộ nhớ và "
                    "số chương trình đang chạy trên máy, rồi nhập lại."
                ),
                reason=details.get("reason", ""),
            )
        case "bad_encoding":
            return sentence(_("Không nhận ra bảng mã chữ của tệp: lưu lại dạng “CSV UTF-8” hoặc .xlsx."))
        case "formula_error":
            return _about_formula(details)
        case "bad_json":
            return sentence(
                _("Tệp JSON sai cú pháp ở dòng {line} ({reason}): xuất lại từ hệ thống nguồn."),
                line=details.get("line", "?"),
                reason=details.get("reason", ""),
            )
        case "bad_toml":
            return sentence(
                _("Tệp .toml sai cú pháp ({reason}): sửa chỗ đó rồi nhập lại."),
                reason=details.get("reason", ""),
            )
        case "bomb":
            return sentence(
                _(
                    "Tệp bung ra {unpacked} MB từ {packed} MB, quá mức của một bản xuất hồ sơ: không mở. "
                    "Xuất lại từ hệ thống nguồn."
                ),
                packed=_mib(details.get("packed", 0)),
                unpacked=_mib(details.get("unpacked", 0)),
            )
        case "too_large":
            return _about_size(details)
        case "too_slow":
            return sentence(
                _("Đọc tệp quá lâu nên đã dừng: chia nhỏ theo tháng, hoặc lưu dạng .csv rồi nhập lại.")
            )
        case "crashed":
            return sentence(
                _("Bộ đọc dừng giữa chừng khi đọc tệp (tệp hỏng hoặc quá lớn): xuất lại, hoặc lưu dạng .csv.")
            )
        case "unknown_shape":
            return sentence(
                _(
                    "Không nhận ra mẫu của tệp: không có dòng tiêu đề của hệ thống nào đã biết. Kiểm tra "
                    "đúng tệp xuất danh sách hồ sơ, còn nguyên dòng tiêu đề."
                )
            )
        case "missing_column":
            return sentence(
                _(
                    "Thiếu cột {columns} của mẫu “{profile}”: xuất lại đủ cột, nếu không số liệu báo cáo sẽ sai."
                ),
                columns=", ".join(f"“{name}”" for name in details.get("columns", [])),
                profile=details.get("profile", ""),
            )
        case "nothing_usable":
            return sentence(
                _(
                    "Không tệp nào trong thư mục là bản xuất nhập được ({names}): chọn đúng thư mục hoặc chỉ thẳng tệp."
                ),
                names=details.get("names", ""),
            )
        case "other_commune":
            return sentence(
                _(
                    "Tệp là của {other} ({ground}), không phải của {own}: không nhập. Chọn đúng tệp hoặc đúng đơn vị."
                ),
                other=details.get("other", ""),
                own=details.get("own", ""),
                ground=details.get("ground", ""),
            )
    return sentence(_("Không đọc được tệp ({code}): xuất lại từ hệ thống nguồn."), code=code)


def row_message(code: str, column: str, value: str, details: Mapping[str, Any]) -> str:
    """Why a row is not recorded, and the cure; ``column`` is the header in the file."""
    match code:
        case "no_code" if details.get("length"):
            return sentence(
                _("Mã hồ sơ dài {length} ký tự, quá 60: sửa lại cột “{column}”."),
                length=details["length"],
                column=column,
            )
        case "no_code":
            return sentence(
                _("Dòng không có mã hồ sơ: điền mã vào cột “{column}”, hoặc xóa dòng nếu không phải hồ sơ."),
                column=column,
            )
        case "two_contents":
            rows = ", ".join(map(str, details.get("rows", [])))
            return sentence(
                _("Mã {value} còn ở dòng {rows} với nội dung khác: giữ lại một dòng đúng, xóa dòng kia."),
                value=value,
                rows=rows,
            )
        case "too_long":
            return sentence(
                _(
                    "Ô ở cột “{column}” dài quá mức của một cái tên (“{value}…”): xem lại, thường do lệch cột."
                ),
                value=value[:60],
                column=column,
            )
        case "bad_date" if details.get("future"):
            return sentence(
                _("Ngày “{value}” ở cột “{column}” sau ngày xuất tệp hơn một năm: xem lại năm."),
                value=value,
                column=column,
            )
        case "bad_date":
            return sentence(
                _(
                    "Không hiểu ngày “{value}” ở cột “{column}” (ngày không có thật hoặc sai kiểu): ghi lại "
                    "dạng ngày/tháng/năm giờ:phút:giây."
                ),
                value=value,
                column=column,
            )
        case "end_before_receipt":
            return sentence(
                _(
                    "“{column}” là {value}, trước ngày tiếp nhận {received}: xem lại hai ngày này ở hệ thống nguồn."
                ),
                column=column,
                value=value,
                received=details.get("received", ""),
            )
        case "not_calculated" if not value:
            return sentence(
                _(
                    "Ô ở cột “{column}” là công thức chưa được tính: mở tệp bằng Excel, lưu lại rồi nhập; "
                    "hoặc ghi thẳng giá trị."
                ),
                column=column,
            )
        case "not_calculated":
            return sentence(
                _("Công thức ở cột “{column}” báo lỗi {value}: sửa công thức hoặc ghi thẳng giá trị."),
                column=column,
                value=value,
            )
        case "unknown_status" if not value:
            return sentence(
                _("Ô trạng thái ở cột “{column}” trống: điền trạng thái như trong hệ thống nguồn."),
                column=column,
            )
        case "unknown_status":
            return sentence(
                _(
                    "Không biết trạng thái “{value}” ở cột “{column}”: sửa theo tên của hệ thống nguồn, hoặc "
                    "báo quản trị bổ sung vào mẫu."
                ),
                value=value,
                column=column,
            )
        case "cell_count":
            return sentence(
                _(
                    "Dòng có {cells} ô mà tiêu đề có {headers} cột (thừa hoặc thiếu dấu phân cách, hoặc tệp "
                    "bị cắt): sửa lại dòng này."
                ),
                cells=details.get("cells", "?"),
                headers=details.get("headers", "?"),
            )
    return sentence(
        _("Giá trị “{value}” ở cột “{column}” không dùng được: xem lại ở hệ thống nguồn."),
        value=value,
        column=column,
    )


def doubt_message(code: str, column: str, value: str) -> str | None:
    """Words for a doubt that a profile itself found; ``None`` where the register has its own."""
    if code == "unknown_channel" and value:
        return sentence(
            _(
                "Không biết kênh nộp “{value}” ở cột “{column}”, nên hồ sơ tính vào cột 3 mà không vào cột 4, 5 của "
                "biểu II.06a: sửa ở hệ thống nguồn rồi nhập lại."
            ),
            value=value,
            column=column,
        )
    if code == "unknown_value":
        return sentence(
            _("Không hiểu “{value}” ở cột “{column}” nên bỏ trống: sửa ở hệ thống nguồn rồi nhập lại."),
            value=value,
            column=column,
        )
    return None


def _about_kind(what: str) -> str:
    if not what:
        return sentence(
            _("Tệp không phải bảng tính, .csv hay .json: chọn tệp xuất danh sách hồ sơ từ hệ thống nguồn.")
        )
    if what in {"HTML/XML", "Excel 2–5"}:
        return sentence(
            _("Tệp là {what} mang đuôi bảng tính: mở bằng Excel, lưu lại dạng .xlsx rồi nhập tệp đó."),
            what=what,
        )
    return sentence(
        _(
            "Tệp là {what}, không phải bảng tính, .csv hay .json: chọn tệp xuất danh sách hồ sơ từ hệ thống nguồn."
        ),
        what=what,
    )


def _about_damage(details: Mapping[str, Any]) -> str:
    if "row" in details:
        return sentence(
            _("Tệp bị cắt ở dòng {row}: tải hoặc xuất lại cho đủ rồi nhập lại."), row=details["row"]
        )
    return sentence(_("Tệp bị cắt hoặc hỏng: tải hoặc xuất lại cho đủ rồi nhập lại."))


def _about_formula(details: Mapping[str, Any]) -> str:
    if "cell" in details:
        return sentence(
            _(
                "Công thức ở ô {cell} báo lỗi {error}: sửa công thức hoặc ghi thẳng giá trị, lưu lại rồi nhập."
            ),
            cell=details["cell"],
            error=details.get("error", ""),
        )
    return sentence(
        _("Tệp có ô báo lỗi công thức (như #N/A): sửa công thức hoặc ghi thẳng giá trị, lưu lại rồi nhập.")
    )


def _about_size(details: Mapping[str, Any]) -> str:
    if "rows" in details:
        return sentence(
            _(
                "Bảng trải tới dòng {rows}, rộng {columns} cột, gần như trống mà vượt mức {most} ô: xóa các "
                "dòng, cột thừa ngoài bảng rồi lưu lại, hoặc lưu dạng .csv."
            ),
            rows=Figure(details["rows"]),
            columns=Figure(details.get("columns", 0)),
            most=Figure(details.get("most", 0)),
        )
    if "size" in details:
        return sentence(
            _("Tệp nặng {size} MB, quá mức {most} MB: chia nhỏ theo tháng hoặc lưu dạng .csv."),
            size=_mib(details["size"]),
            most=_mib(details.get("most_bytes", 0)),
        )
    return sentence(_("Tệp cần quá nhiều bộ nhớ: chia nhỏ theo tháng, hoặc lưu dạng .csv rồi nhập lại."))


def _mib(size: Any) -> Figure:
    return Figure(max(1, round(int(size) / 1024 / 1024)))
