"""The pages of this face in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from motcua.agencies.gate import Place
from motcua.agencies.roles import Capability

PLACES = (
    Place(_("Trang đầu"), "counter:home", "home", None),
    Place(_("Việc của tôi"), "counter:work", "list-check", Capability.HANDLE),
    Place(_("Đơn vị tôi"), "counter:work_of_unit", "users", Capability.WATCH),
    Place(_("Quầy"), "counter:work_of_counter", "inbox", Capability.HAND_OVER),
    Place(_("Chờ tiếp nhận"), "counter:intake_queue", "clipboard-check", Capability.INTAKE),
    Place(_("Sổ hồ sơ"), "counter:register", "list-details", Capability.READ),
    Place(_("Trả kết quả"), "counter:hand_over", "package-export", Capability.HAND_OVER),
    Place(_("Bàn giao"), "counter:transfers", "arrows-exchange", Capability.TRANSFER),
    Place(_("Thu phí"), "counter:cash", "credit-card", Capability.CASH),
    Place(_("Nghi vấn"), "counter:doubts", "help-circle", Capability.READ),
)
MENU = (
    Place(_("Nhóm liên thông"), "counter:bundles", "git-fork", Capability.READ),
    Place(_("Ủy quyền"), "counter:delegations", "user-check", None),
    Place(_("Cán bộ"), "counter:people", "users", Capability.PEOPLE),
    Place(_("Nhật ký xem dữ liệu cá nhân"), "counter:readings", "eye", Capability.AUDIT),
)
