"""The control room's pages in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from motcua.agencies.gate import Place
from motcua.agencies.roles import Capability

PLACES = (
    Place(_("Thủ tục"), "control:procedures", "folders", None),
    Place(_("Nhập dữ liệu"), "control:imports", "file-import", Capability.IMPORT),
    Place(_("Báo cáo"), "control:report", "chart-bar", Capability.REPORT),
)
