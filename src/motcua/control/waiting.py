"""Whether anybody is there to do what a page has put off."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

PATIENCE = timedelta(seconds=6)
"""A worker looks for work several times a second."""


def why_waiting() -> dict[str, str] | None:
    """Parameters of ``partials/alert.html`` when work lies unclaimed: a busy worker, or none at all."""
    lying = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - PATIENCE)
    if not lying.exists():
        return None
    if DBTaskResult.objects.running().exists():
        return {"kind": "info", "what": _("Đang có việc khác chạy trước, lần nhập này đến lượt sau.")}
    return {
        "kind": "wait",
        "what": _("Chưa có tiến trình nền nào nhận việc"),
        "why": _("Việc đọc và ghi tệp do tiến trình nền làm, để trang web không bị chậm."),
        "cure": _(
            "Chạy lệnh “motcua worker” trên máy chủ (hoặc báo người quản trị); trang này tự cập nhật sau đó."
        ),
    }
