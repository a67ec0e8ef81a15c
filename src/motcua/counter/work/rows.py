"""One dossier of a list of work, in words: at which step, who holds it, what it waits for, how it stands."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.models import Agency, Officer
from motcua.agencies.roles import Role
from motcua.register.models import CourseNow, Dossier
from motcua.register.stages_of_work import Horizon
from motcua.register.systems import system_name
from motcua.register.vocabulary import Status

WAITS_FOR = {
    "supplement": gettext_lazy("Người nộp bổ sung"),
    "finance": gettext_lazy("Nghĩa vụ tài chính"),
    "opinion": gettext_lazy("Ý kiến trả lời"),
    "other": gettext_lazy("Việc tạm dừng"),
    "bundle": gettext_lazy("Kết quả trước trong nhóm liên thông"),
}

# How a dossier stands → (kind of badge, icon, words).
STANDINGS = {
    "overdue": ("late", "alert-triangle", gettext_lazy("Quá hạn")),
    "due_today": ("wait", "hourglass", gettext_lazy("Đến hạn hôm nay")),
    "due_soon": ("wait", "hourglass", gettext_lazy("Sắp đến hạn")),
    "within": ("info", "clock", gettext_lazy("Trong hạn")),
    "stands": ("plain", "clock-pause", gettext_lazy("Đồng hồ đang dừng")),
    "done": ("ok", "circle-check", gettext_lazy("Đã có kết quả")),
    "filed": ("info", "inbox", gettext_lazy("Chờ tiếp nhận")),
    "filed_late": ("late", "alert-triangle", gettext_lazy("Quá giờ tiếp nhận")),
    "turn": ("plain", "hourglass", gettext_lazy("Chờ đến lượt")),
    "": ("plain", "calendar-off", gettext_lazy("Chưa có hạn")),
}


def row(one: Dossier, at: Horizon) -> dict[str, Any]:
    """What the list shows of a dossier that ``worklists.page`` gave."""
    now: CourseNow | None = getattr(one, "now", None) if one.owned else None
    word = standing(one, now, at)
    kind, icon, text = STANDINGS[word]
    step_due = now.step_due_at if now and not now.stands and one.finished_at is None else None
    return {
        "dossier": one,
        "anchor": f"viec-{one.pk}",
        "url": reverse("counter:dossier", args=[one.uid]),
        "system": "" if one.owned else system_name(one.system),
        "step": now.step_name if now else "",
        "holder": _holder(one, now),
        "step_due": step_due,
        "step_late": step_due is not None and step_due < at.now,
        "waits": _waits(one, now),
        "answer_by": now.answer_by if now else None,
        "unanswered": bool(now and now.answer_by and now.answer_by < at.now),
        "badge": {"kind": kind, "icon": icon, "text": text},
        "late": word in ("overdue", "filed_late"),
    }


def standing(one: Dossier, now: CourseNow | None, at: Horizon) -> str:
    """A key of ``STANDINGS``."""
    if one.finished_at is not None:
        return "done"
    if now is not None and now.waits_for == "bundle":
        return "turn"
    if one.status == Status.FILED:
        late = now is not None and now.accept_by is not None and now.accept_by < at.now
        return "filed_late" if late else "filed"
    if now is not None and now.stands:
        return "stands"
    if one.due_at is None:
        return ""
    if one.due_at < at.now:
        return "overdue"
    if one.due_at < at.tonight:
        return "due_today"
    return "due_soon" if one.due_at < at.soon else "within"


def _holder(one: Dossier, now: CourseNow | None) -> str:
    """The officer; else whose turn it is, and where."""
    officer: Officer | None = now.officer if now else one.assignee
    place: Agency | None = now.unit if now else one.unit
    named = officer.name if officer else one.officer_name if now is None else ""
    role = str(Role(now.role).label) if now and now.role in Role.values and not named else ""
    if now is not None and not named and one.status == Status.FILED:
        role = _("Bộ phận tiếp nhận")
    return " · ".join(part for part in (named or role, place.short_name if place else "") if part)


def _waits(one: Dossier, now: CourseNow | None) -> str:
    kind = now.waits_for if now else ""
    if not kind and one.status in (Status.WAITING_SUPPLEMENT, Status.WAITING_FINANCE):
        kind = "supplement" if one.status == Status.WAITING_SUPPLEMENT else "finance"
    return str(WAITS_FOR.get(kind, ""))
