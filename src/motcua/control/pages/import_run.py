"""One run: its progress, its preview, what came of it; confirming it and throwing it away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies.authority import scope
from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.control.import_form import ConfirmForm, TakenForm
from motcua.control.issue_titles import title_of
from motcua.control.run_view import BUSY, badge, faults, files, refused, steps, tiles
from motcua.control.waiting import why_waiting
from motcua.exchange.bad_rows import content, file_name
from motcua.exchange.discarding import discard
from motcua.exchange.found_bad import found_bad
from motcua.exchange.models import BadRowsRead, ImportRun, RunStatus
from motcua.exchange.queue import confirm, files_at_fault, leave_out, retake
from motcua.register.sentences import told

PAGE = 100


@officers(Capability.IMPORT)
def import_run(request: OfficerRequest, pk: int) -> HttpResponse:
    """The page of a run; htmx asks for the progress alone until there is more to see."""
    run = _run(request, pk)
    busy = run.status in BUSY
    if request.headers.get("HX-Request"):
        if not busy:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "control/_progress.html", _progress(run))
    return _page(request, run, _confirming(run))


@require_POST
@officers(Capability.IMPORT)
def confirm_run(request: OfficerRequest, pk: int) -> HttpResponse:
    """Have the run recorded as it was previewed; pressed twice, it is recorded once."""
    run = _run(request, pk)
    if run.status != RunStatus.PREVIEWED:
        return redirect("control:import_run", run.pk)
    form = _confirming(run, request.POST)
    if form.out_of_date:
        messages.error(request, form.out_of_date)
        return redirect("control:import_run", run.pk)
    if refused(run) or not form.is_valid():
        return _page(request, run, form, status=400)
    role = request.desk.role_for(Capability.IMPORT)
    confirm(run, request.desk.officer, role, skip_bad=form.cleaned_data["skip_bad"])
    return redirect("control:import_run", run.pk)


@require_POST
@officers(Capability.IMPORT)
def retake_run(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read a previewed run anew, as taken when the officer says."""
    run, form = _run(request, pk), TakenForm(request.POST)
    if not form.is_valid():
        return _page(request, run, _confirming(run), status=400, taken=form)
    retake(run, form.cleaned_data["taken_at"])
    return redirect("control:import_run", run.pk)


@require_POST
@officers(Capability.IMPORT)
def leave_out_run(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read a previewed run anew without the files that cannot be taken."""
    run = _run(request, pk)
    if not leave_out(run):
        messages.error(
            request, _("Không còn tệp lỗi nào để bỏ: tải lại trang để xem lần nhập này đang ở đâu.")
        )
    return redirect("control:import_run", run.pk)


@require_POST
@officers(Capability.IMPORT)
def discard_run(request: OfficerRequest, pk: int) -> HttpResponse:
    """Throw away a run that recorded nothing."""
    run = _run(request, pk)
    if discard(run):
        messages.success(request, _("Đã bỏ lần nhập “{title}”, không ghi gì vào sổ.").format(title=run.title))
        return redirect("control:imports")
    messages.error(request, _("Không bỏ được: lần nhập này đang chạy hoặc đã ghi vào sổ."))
    return redirect("control:import_run", run.pk)


@officers(Capability.IMPORT)
def bad_rows(request: OfficerRequest, pk: int, file_pk: int) -> HttpResponse:
    """The rows that were, or would be, left out, in the shape of their file, to mend and import again; logged."""
    run = _run(request, pk)
    entry = get_object_or_404(run.files, pk=file_pk)
    if run.status == RunStatus.PREVIEWED:
        rows = found_bad(run, entry)
    else:
        rows = list(entry.skipped_rows.filter(cured_at=None).order_by("row"))
    if rows:
        BadRowsRead.objects.create(
            agency=run.agency, officer=request.desk.officer, file=entry.name, rows=len(rows)
        )
    response = HttpResponse(content(entry, rows), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(file_name(entry))
    return response


def _confirming(run: ImportRun, data: QueryDict | None = None) -> ConfirmForm:
    return ConfirmForm(data, faults=faults(run), taken_at=run.taken_at)


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"


def _run(request: OfficerRequest, pk: int) -> ImportRun:
    reached = scope(request.user, Capability.IMPORT)
    return get_object_or_404(ImportRun.objects.select_related("agency", "officer"), pk=pk, agency__in=reached)


def _progress(run: ImportRun) -> dict[str, Any]:
    words = {
        RunStatus.QUEUED: _("Chờ đến lượt đọc tệp"),
        RunStatus.READING: _("Đang đọc và kiểm tra tệp"),
        RunStatus.CONFIRMED: _("Chờ đến lượt ghi vào sổ"),
        RunStatus.RECORDING: _("Đang ghi vào sổ"),
    }
    known = sum(entry.rows + entry.bad_rows for entry in run.files.all())
    waits = run.status in (RunStatus.QUEUED, RunStatus.CONFIRMED)
    return {
        "run": run,
        "label": words.get(RunStatus(run.status), ""),
        "value": run.rows_done,
        "max": known if run.status == RunStatus.RECORDING else None,
        "text": _("{file}: đã xong {count} dòng").format(file=run.stage, count=number(run.rows_done))
        if run.stage
        else "",
        "waiting": why_waiting() if waits else None,
    }


def _page(
    request: OfficerRequest,
    run: ImportRun,
    form: ConfirmForm,
    status: int = 200,
    taken: TakenForm | None = None,
) -> HttpResponse:
    busy = run.status in BUSY
    context: dict[str, Any] = {
        "run": run,
        "badge": badge(run),
        "steps": steps(run),
        "busy": busy,
        "files": files(run),
        "taken_form": taken or TakenForm(initial={"taken_at": run.taken_at}),
    }
    if busy:
        context |= _progress(run)
    else:
        result = run.result or {}
        context |= {
            "tiles": tiles(run) if run.result and not refused(run) else [],
            "notes": [told(note, str(note)) for note in result.get("notes", [])],
            "refused": refused(run),
            "at_fault": files_at_fault(run) if refused(run) and run.status == RunStatus.PREVIEWED else [],
            "faults": faults(run),
            "form": form,
            "nothing_new": not any(result.get(key) for key in ("new", "changed", "merged", "errors")),
            "may_report": request.desk.may(Capability.REPORT),
            **_issues(request, run),
        }
    return render(request, "control/import_run.html", context, status=status)


def _issues(request: OfficerRequest, run: ImportRun) -> dict[str, Any]:
    """The faults and doubts that the address asks for, a page of them; faults come first."""
    counts = list(
        run.issues.values("kind", "code")
        .annotate(count=Count("pk"), first=Min("pk"))
        .order_by("-kind", "first")
    )
    if not counts:
        return {"issue_chips": [], "issues": None}
    kinds = {row["kind"] for row in counts}
    kind = request.GET.get("loai", "")
    kind = kind if kind in kinds else ("fault" if "fault" in kinds else "doubt")
    code = request.GET.get("ma", "")
    found = run.issues.filter(kind=kind, **({"code": code} if code else {})).order_by("pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    here = f"{reverse('control:import_run', args=[run.pk])}?loai={kind}&ma={code}"
    return {
        "issue_kind": kind,
        "issue_chips": [
            {
                "url": f"?loai={row['kind']}&ma={row['code']}#cac-dong",
                "title": title_of(row["code"]),
                "count": number(row["count"]),
                "icon": "alert-circle" if row["kind"] == "fault" else "help-circle",
                "active": kind == row["kind"] and (code == row["code"] or len(counts) == 1),
            }
            for row in counts
        ],
        "issues": page,
        "lines": [(issue, _as_written(issue.value)) for issue in page],
        "issues_previous": f"{here}&trang={page.number - 1}#cac-dong" if page.has_previous() else "",
        "issues_next": f"{here}&trang={page.number + 1}#cac-dong" if page.has_next() else "",
        "issues_summary": _("Dòng {first}–{last} trong {count}").format(
            first=number(page.start_index()),
            last=number(page.end_index()),
            count=number(page.paginator.count),
        ),
    }


def _as_written(value: str) -> str:
    """An instant as people write it; everything else as it stands in the file."""
    if len(value) < len("2026-04-04T17:00") or value[10:11] != "T":
        return value
    try:
        return f"{datetime.fromisoformat(value):%d/%m/%Y %H:%M}"
    except ValueError:
        return value
