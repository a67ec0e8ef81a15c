"""What the screen calls that of a report which counts no dossiers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.control.summary import share_titles

PROCEDURES = {
    "total": gettext_lazy("Thủ tục cung cấp: tổng số"),
    "full_online": gettext_lazy("Thủ tục trực tuyến toàn trình"),
    "partial_online": gettext_lazy("Thủ tục trực tuyến một phần"),
    "information": gettext_lazy("Thủ tục cung cấp thông tin trực tuyến"),
    "unclassified": gettext_lazy("Thủ tục chưa phân loại mức độ"),
}
PETITIONS = {
    "received": gettext_lazy("Phản ánh, kiến nghị: tổng số"),
    "resolved": gettext_lazy("Phản ánh, kiến nghị đã xử lý"),
    "on_time": gettext_lazy("Phản ánh, kiến nghị xử lý đúng hạn"),
    "rated": gettext_lazy("Phản ánh, kiến nghị đã hỏi mức hài lòng"),
    "satisfied": gettext_lazy("Phản ánh, kiến nghị được xử lý hài lòng"),
    "repeated": gettext_lazy("Phản ánh, kiến nghị lần 2"),
    "pending": gettext_lazy("Phản ánh, kiến nghị đang xử lý"),
    "overdue": gettext_lazy("Phản ánh, kiến nghị đang xử lý, đã quá hạn"),
}
DOCUMENTS = {"guidance": gettext_lazy("Văn bản triển khai chỉ đạo")}
"""Figures of procedures, petitions and documents; one that is not named here has no list."""

OTHERS = {
    "missing_rows": gettext_lazy("Dòng của tệp nguồn còn thiếu"),
    "doubts": gettext_lazy("Điểm nghi vấn chưa xử lý"),
    "agency_name": gettext_lazy("Tên cơ quan"),
    "agency_short": gettext_lazy("Tên viết gọn của cơ quan"),
    "place": gettext_lazy("Địa danh"),
    "province": gettext_lazy("Tỉnh, thành phố"),
    "centre": gettext_lazy("Tên trung tâm"),
    "vertical": gettext_lazy("Cơ quan ngành dọc tại trung tâm"),
    "authority": gettext_lazy("Thẩm quyền ký"),
    "signer": gettext_lazy("Người ký"),
    "recipients": gettext_lazy("Nơi nhận"),
    "reviewed": gettext_lazy("Thủ tục được rà soát"),
    "difficulties": gettext_lazy("Khó khăn, vướng mắc"),
    "tasks": gettext_lazy("Nhiệm vụ kỳ tới"),
    "documents": gettext_lazy("Văn bản chỉ đạo"),
}


def beside_title(key: str) -> str:
    """The title of what ``reports.beside`` names by ``key``. Raises ``KeyError`` for anything else."""
    kind, _dot, name = key.partition(".")
    if kind == "targets":
        return _("Chỉ tiêu: {share}").format(share=share_titles().get(name, name))
    titles = {"procedures": PROCEDURES, "petitions": PETITIONS}.get(kind, {})
    return str(titles[name] if name in titles else OTHERS[key])
