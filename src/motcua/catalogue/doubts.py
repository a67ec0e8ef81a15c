"""What may be doubtful about a procedure, in words that a clerk can act on."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, Promise] = {
    "no_limit": _(
        "không ghi thời hạn giải quyết: không tính được ngày hẹn trả; bổ sung thời hạn nếu có quy định"
    ),
    "limit_without_unit": _(
        "thời hạn “{value}” không có đơn vị: đối chiếu quyết định công bố (ngày làm việc, ngày, giờ)"
    ),
    "several_limits": _("nhiều thời hạn khác nhau ({value}): xác định thời hạn áp dụng tại xã"),
    "vertical": _("ghi cấp xã nhưng thuộc cơ quan ngành dọc ({value}): không đưa vào danh mục của UBND xã"),
    "other_level": _(
        "ghi cấp xã nhưng cơ quan thực hiện là “{value}”: kiểm tra thẩm quyền trước khi đưa vào danh mục"
    ),
    "agency_not_stated": _("chưa ghi cơ quan thực hiện: kiểm tra thẩm quyền của UBND xã"),
    "name_to_check": _("tên đọc từ bản quét, có thể sai chữ: đối chiếu Cổng Dịch vụ công quốc gia"),
    "no_field": _("không ghi lĩnh vực: báo cáo theo lĩnh vực sẽ thiếu thủ tục này"),
    "no_level": _("không ghi mức độ dịch vụ công: không đếm được toàn trình, một phần"),
}


def message(code: str, value: str) -> str:
    """The doubt ``code`` about ``value``, for a person."""
    return str(MESSAGES[code]).format(value=value)
