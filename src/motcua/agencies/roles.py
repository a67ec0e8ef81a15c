"""The roles of a one-stop shop and what each may do; whatever is not named here is refused."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The part that an officer plays (NĐ 118/2025 as amended by NĐ 309/2026, articles 9 to 11)."""

    INTAKE = "intake", _("Cán bộ tiếp nhận")
    HANDLER = "handler", _("Cán bộ thụ lý")
    LEADER = "leader", _("Lãnh đạo đơn vị")
    CHAIR = "chair", _("Chủ tịch, Phó Chủ tịch")
    CLERK = "clerk", _("Văn thư")
    HAND_OVER = "hand_over", _("Cán bộ trả kết quả")
    DIRECTOR = "director", _("Giám đốc Trung tâm")
    CONTROL = "control", _("Cán bộ kiểm soát TTHC")
    ADMIN = "admin", _("Quản trị hệ thống")


class Capability(models.TextChoices):
    """One thing that a screen, an action or a command does on behalf of an officer."""

    READ = "read", _("xem hồ sơ")
    READ_PERSONAL = "read_personal", _("xem đầy đủ dữ liệu cá nhân")
    EXPORT = "export", _("kết xuất danh sách")
    IMPORT = "import", _("nhập dữ liệu")
    REPORT = "report", _("lập báo cáo")
    FREEZE = "freeze", _("chốt báo cáo")
    CORRECT = "correct", _("đề nghị, duyệt đính chính")
    SETTLE = "settle", _("xử lý điểm nghi vấn")
    MERGE = "merge", _("gộp, tách hồ sơ")
    HAND_OVER = "hand_over", _("ghi nhận trả kết quả")
    NOTE = "note", _("ghi chú")
    ASSIGN = "assign", _("phân công")
    REMIND = "remind", _("đôn đốc")
    AUDIT = "audit", _("xem nhật ký đọc dữ liệu cá nhân")
    SETTINGS = "settings", _("cấu hình")


_C = Capability
_EVERYONE = {_C.READ, _C.NOTE}

MAY: dict[str, frozenset[str]] = {
    Role.INTAKE: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.HAND_OVER, _C.CORRECT, _C.EXPORT}),
    Role.HANDLER: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.CORRECT, _C.EXPORT}),
    Role.LEADER: frozenset(
        _EVERYONE | {_C.READ_PERSONAL, _C.CORRECT, _C.ASSIGN, _C.REMIND, _C.EXPORT, _C.REPORT}
    ),
    Role.CHAIR: frozenset(
        _EVERYONE | {_C.READ_PERSONAL, _C.ASSIGN, _C.REMIND, _C.REPORT, _C.FREEZE, _C.EXPORT}
    ),
    Role.CLERK: frozenset(_EVERYONE),
    Role.HAND_OVER: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.HAND_OVER}),
    Role.DIRECTOR: frozenset(
        _EVERYONE
        | {_C.READ_PERSONAL, _C.EXPORT, _C.IMPORT, _C.REPORT, _C.FREEZE, _C.CORRECT, _C.SETTLE}
        | {_C.MERGE, _C.HAND_OVER, _C.ASSIGN, _C.REMIND, _C.AUDIT}
    ),
    Role.CONTROL: frozenset(
        _EVERYONE
        | {_C.EXPORT, _C.IMPORT, _C.REPORT, _C.FREEZE, _C.CORRECT, _C.SETTLE, _C.MERGE, _C.ASSIGN, _C.REMIND}
    ),
    Role.ADMIN: frozenset({_C.SETTINGS, _C.AUDIT}),
}
