"""What the kinds of doubts are called, and what each asks of an officer."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "unknown_procedure": (
        _("Thủ tục chưa có trong danh mục"),
        _("Nạp danh mục mới nhất của xã, hoặc sửa mã thủ tục ở hệ thống nguồn."),
    ),
    "unknown_field": (
        _("Không xác định được lĩnh vực"),
        _("Bổ sung lĩnh vực của thủ tục trong danh mục rồi nạp lại."),
    ),
    "unknown_channel": (
        _("Không rõ kênh nộp"),
        _(
            "Bổ sung hoặc sửa kênh nộp ở hệ thống nguồn; nay tính vào cột 3 mà không vào cột 4, 5 của biểu II.06a."
        ),
    ),
    "no_due": (_("Không có ngày hẹn trả"), _("Bổ sung ngày hẹn trả ở hệ thống nguồn rồi xuất lại.")),
    "no_finish": (
        _("Đã xong nhưng không có ngày kết thúc"),
        _("Bổ sung ngày kết thúc ở hệ thống nguồn; nay đang tính là chưa giải quyết."),
    ),
    "no_receipt": (
        _("Không có ngày tiếp nhận"),
        _("Bổ sung ngày tiếp nhận ở hệ thống nguồn; nay chưa được tính."),
    ),
    "conflict": (
        _("Hai hệ thống nói khác nhau"),
        _("Đối chiếu hồ sơ gốc; bên sai thì sửa ở hệ thống đó, hoặc đính chính tại đây."),
    ),
    "clock_differs": (
        _("Ngày hẹn khác đồng hồ"),
        _("Xem giải thích trên dải thời gian của hồ sơ; hẹn ngắn hơn thời hạn thì không sai."),
    ),
    "unknown_agency": (
        _("Chưa biết cơ quan giải quyết"),
        _("Khai báo là cơ quan ngành dọc, hoặc xác nhận là đơn vị của xã."),
    ),
    "guidance_before_receipt": (
        _("Yêu cầu bổ sung trước khi tiếp nhận"),
        _("Được coi là hướng dẫn, không dừng đồng hồ; xác nhận nếu đúng."),
    ),
    "row_gone": (
        _("Có ở bản xuất cũ, mất ở bản mới"),
        _("Hỏi lại hệ thống nguồn: hồ sơ bị xóa, chuyển nơi khác, hay tệp xuất thiếu."),
    ),
    "promised_moved": (
        _("Ngày hẹn trả bị dời"),
        _("Kiểm tra căn cứ dời hạn (thông báo xin lỗi, tạm dừng hợp lệ) rồi xác nhận."),
    ),
    "files_differ": (
        _("Hai tệp của một lần nhập ghi khác nhau"),
        _(
            "Đối chiếu hệ thống nguồn rồi xác nhận; tệp xuất ở lúc khác thì nhập riêng với thời điểm xuất của nó."
        ),
    ),
    "two_dossiers": (
        _("Một dòng ghi mã của hai hồ sơ"),
        _("Đối chiếu hồ sơ gốc: là một thì gộp, là hai thì sửa ở hệ thống nguồn rồi xác nhận."),
    ),
    "unknown_value": (
        _("Giá trị không hiểu được trong tệp"),
        _("Sửa ở hệ thống nguồn rồi nhập lại; nay ô đó bỏ trống."),
    ),
}


def doubt_name(code: str) -> str:
    """The name of a kind; an unknown one stands for itself."""
    return str(WORDS[code][0]) if code in WORDS else code


def doubt_cure(code: str) -> str:
    """What to do about a kind of doubt."""
    return str(WORDS[code][1]) if code in WORDS else ""
