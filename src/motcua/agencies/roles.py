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
    CASHIER = "cashier", _("Thu ngân")
    DIRECTOR = "director", _("Giám đốc Trung tâm")
    CONTROL = "control", _("Cán bộ kiểm soát TTHC")
    ADMIN = "admin", _("Quản trị hệ thống")
    VERTICAL = "vertical", _("Cán bộ cơ quan ngành dọc")


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
    INTAKE = "intake", _("tiếp nhận, hướng dẫn, từ chối tiếp nhận")
    HANDLE = "handle", _("xử lý hồ sơ đang giữ")
    DECIDE = "decide", _("duyệt, ký, từ chối giải quyết")
    STAMP = "stamp", _("vào số, đóng dấu, phát hành")
    TRANSFER = "transfer", _("bàn giao hồ sơ giấy, nơi để hồ sơ")
    CASH = "cash", _("thu phí, lệ phí, khóa sổ ngày")
    WATCH = "watch", _("theo dõi hồ sơ của đơn vị")
    CATALOGUE = "catalogue", _("sửa thủ tục, quy trình")
    PEOPLE = "people", _("quản lý cán bộ, ủy quyền")


_C = Capability
_EVERYONE = {_C.READ, _C.NOTE}

# HANDLE says that a role may hold a step at all; which one, and what may be done there, the step itself decides.
MAY: dict[str, frozenset[str]] = {
    Role.INTAKE: frozenset(
        _EVERYONE | {_C.READ_PERSONAL, _C.HAND_OVER, _C.CORRECT, _C.EXPORT, _C.INTAKE, _C.HANDLE, _C.TRANSFER}
    ),
    Role.HANDLER: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.CORRECT, _C.EXPORT, _C.HANDLE, _C.TRANSFER}),
    Role.LEADER: frozenset(
        _EVERYONE
        | {_C.READ_PERSONAL, _C.CORRECT, _C.ASSIGN, _C.REMIND, _C.EXPORT, _C.REPORT}
        | {_C.HANDLE, _C.DECIDE, _C.TRANSFER, _C.WATCH}
    ),
    Role.CHAIR: frozenset(
        _EVERYONE
        | {_C.READ_PERSONAL, _C.ASSIGN, _C.REMIND, _C.REPORT, _C.FREEZE, _C.EXPORT}
        | {_C.HANDLE, _C.DECIDE, _C.WATCH}
    ),
    Role.CLERK: frozenset(_EVERYONE | {_C.HANDLE, _C.STAMP, _C.TRANSFER}),
    Role.HAND_OVER: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.HAND_OVER, _C.HANDLE, _C.TRANSFER}),
    Role.CASHIER: frozenset(_EVERYONE | {_C.HANDLE, _C.CASH}),
    Role.DIRECTOR: frozenset(
        _EVERYONE
        | {_C.READ_PERSONAL, _C.EXPORT, _C.IMPORT, _C.REPORT, _C.FREEZE, _C.CORRECT, _C.SETTLE}
        | {_C.MERGE, _C.HAND_OVER, _C.ASSIGN, _C.REMIND, _C.AUDIT}
        | {_C.INTAKE, _C.HANDLE, _C.DECIDE, _C.TRANSFER, _C.CASH, _C.WATCH, _C.CATALOGUE, _C.PEOPLE}
    ),
    # Control keeps the figures true and reads everything; it moves no dossier along its way.
    Role.CONTROL: frozenset(
        _EVERYONE
        | {_C.EXPORT, _C.IMPORT, _C.REPORT, _C.FREEZE, _C.CORRECT, _C.SETTLE, _C.MERGE, _C.ASSIGN, _C.REMIND}
        | {_C.WATCH, _C.CATALOGUE}
    ),
    Role.ADMIN: frozenset({_C.SETTINGS, _C.AUDIT, _C.CATALOGUE, _C.PEOPLE}),
    Role.VERTICAL: frozenset(_EVERYONE | {_C.READ_PERSONAL, _C.HANDLE}),
}

# Held at a unit, these are for that unit's dossiers alone; every other role there serves the whole commune.
OF_ONE_UNIT = frozenset({Role.HANDLER, Role.LEADER})

# What concerns all dossiers of a commune at once is not for a role of one unit.
OF_THE_WHOLE_COMMUNE = frozenset({_C.REPORT})
