"""The measures for which superiors set targets: their key in the commune's file, ours, and the title."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BY_FILE_KEY: dict[str, str] = {
    "nop_truc_tuyen": "online",
    "dung_han": "resolved_in_time",
    "ket_qua_dien_tu": "electronic_results",
    "so_hoa": "digitised",
    "tai_su_dung_du_lieu": "reused",
    "thanh_toan_truc_tuyen": "paid_online",
    "hai_long_pakn": "petition_satisfaction",
}
"""Key under ``[chi_tieu]`` → key of the share in ``rates`` of ``report.json``."""

TITLES: dict[str, Promise] = {
    "online": _("Tỷ lệ hồ sơ nộp trực tuyến"),
    "resolved_in_time": _("Tỷ lệ hồ sơ giải quyết đúng hạn"),
    "electronic_results": _("Tỷ lệ cấp kết quả điện tử"),
    "digitised": _("Tỷ lệ số hóa hồ sơ"),
    "reused": _("Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa"),
    "paid_online": _("Tỷ lệ thanh toán trực tuyến"),
    "petition_satisfaction": _("Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị"),
}
