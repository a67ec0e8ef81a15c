"""What a page shows of a run of the import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number
from motcua.exchange.models import ImportRun, RunStatus
from motcua.register.systems import system_name
from motcua.rules.vietnamese import ngay

BUSY = (RunStatus.QUEUED, RunStatus.READING, RunStatus.CONFIRMED, RunStatus.RECORDING)
BADGES = {
    RunStatus.QUEUED: ("wait", "hourglass"),
    RunStatus.READING: ("wait", "progress"),
    RunStatus.PREVIEWED: ("info", "eye"),
    RunStatus.CONFIRMED: ("wait", "hourglass"),
    RunStatus.RECORDING: ("wait", "progress"),
    RunStatus.DONE: ("ok", "circle-check"),
    RunStatus.REFUSED: ("late", "circle-x"),
    RunStatus.FAILED: ("late", "alert-circle"),
}


def badge(run: ImportRun) -> dict[str, str]:
    """Parameters of ``partials/badge.html``; a preview that no one can confirm says so."""
    kind, icon = BADGES[RunStatus(run.status)]
    if run.status == RunStatus.PREVIEWED and refused(run):
        return {"kind": "late", "icon": "circle-x", "text": _("Không nhập được, xem lỗi")}
    return {"kind": kind, "icon": icon, "text": run.get_status_display()}


def refused(run: ImportRun) -> bool:
    """Whether a whole file is at fault: bad rows can be left out, a bad file cannot."""
    return bool((run.result or {}).get("refused"))


def faults(run: ImportRun) -> int:
    """How many rows a confirmation would leave out."""
    return int((run.result or {}).get("skipped") or 0)


def steps(run: ImportRun) -> list[dict[str, str]]:
    """Where the run stands on its way."""
    names = (_("Chọn tệp"), _("Đọc tệp"), _("Xem trước"), _("Ghi vào sổ"))
    at = {
        RunStatus.QUEUED: 1,
        RunStatus.READING: 1,
        RunStatus.PREVIEWED: 2,
        RunStatus.CONFIRMED: 3,
        RunStatus.RECORDING: 3,
        RunStatus.DONE: 4,
    }.get(RunStatus(run.status), 2)
    states = ["done" if place < at else "current" if place == at else "" for place in range(len(names))]
    return [{"title": name, "state": state} for name, state in zip(names, states, strict=True)]


def tiles(run: ImportRun) -> list[dict[str, Any]]:
    """What the run came, or would come, to."""
    result: Mapping[str, Any] = run.result or {}
    done = run.status == RunStatus.DONE
    address = reverse("control:import_run", args=[run.pk])

    def tile(
        label: str, key: str, note: str, kind: str = "", url: str = "", icon: str = ""
    ) -> dict[str, Any]:
        value = int(result.get(key) or 0)
        shown = kind if value else ""
        return {
            "label": label,
            "value": number(value),
            "note": note,
            "kind": shown,
            "icon": icon,
            "url": url if value else "",
            "more": _("Xem từng dòng"),
        }

    return [
        tile(_("Mới"), "new", _("chưa có trong sổ"), "ok", icon="circle-plus"),
        tile(_("Thay đổi"), "changed", _("khác lần xuất trước"), "info", icon="edit"),
        tile(_("Gộp"), "merged", _("đã có ở hệ thống khác"), "info", icon="git-merge"),
        tile(_("Như cũ"), "same", _("không ghi thêm gì"), icon="equal"),
        tile(
            _("Nghi vấn"),
            "doubts",
            _("vẫn ghi, chờ người xem") if not done else _("đã ghi, chờ người xem"),
            "doubt",
            f"{address}?loai=doubt#cac-dong",
            "help-circle",
        ),
        tile(
            _("Lỗi"),
            "errors",
            _("không ghi, cần sửa"),
            "late",
            f"{address}?loai=fault#cac-dong",
            "alert-circle",
        ),
    ]


def files(run: ImportRun) -> list[dict[str, Any]]:
    """The run's files with what was recognised in each."""
    if run.status == RunStatus.PREVIEWED:
        waiting = {entry.pk: entry.bad_rows for entry in run.files.all()}
    else:
        left_out = run.skipped_rows.filter(cured_at=None).values("file").annotate(count=Count("pk"))
        waiting = dict(left_out.values_list("file", "count"))
    found = []
    for entry in run.files.prefetch_related("parts"):
        period = (
            f"{ngay(entry.period_first)} – {ngay(entry.period_last)}"
            if entry.period_first and entry.period_last
            else ""
        )
        found.append(
            {
                "name": entry.name,
                "what": " · ".join(system_name(part.system) for part in entry.parts.all())
                or _KINDS.get(entry.kind, lambda: "")(),
                "rows": number(entry.rows) if entry.kind == "dossiers" else "",
                "bad": number(entry.bad_rows) if entry.kind == "dossiers" or entry.bad_rows else "",
                "period": period,
                "size": _size(entry.size),
                "mend": reverse("control:bad_rows", args=[run.pk, entry.pk]) if waiting.get(entry.pk) else "",
                "mend_count": number(waiting.get(entry.pk, 0)),
            }
        )
    return found


_KINDS = {
    "words": lambda: _("Lời văn, văn bản, phản ánh của xã"),
    "aside": lambda: _("Để lại, không nhập"),
}


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return f"{number(max(1, round(size / 1024)))} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
