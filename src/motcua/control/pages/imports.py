"""Handing in the exports of outside systems, and the runs so far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import AgencyKind
from motcua.agencies.numbers import number
from motcua.agencies.roles import Capability
from motcua.control.import_form import ACCEPTED, ImportForm
from motcua.control.run_view import badge
from motcua.exchange.discarding import folder, forget_bytes
from motcua.exchange.models import ImportRun
from motcua.exchange.queue import begin
from motcua.exchange.skipped import open_skipped
from motcua.exchange.storage import StoredFile, apart, store_chunks

PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.IMPORT)
def imports(request: OfficerRequest) -> HttpResponse:
    """The form and the history; a POST begins a run whose preview a worker makes."""
    agency = request.desk.agency
    if agency.kind != AgencyKind.COMMUNE:
        return render(request, "control/imports_elsewhere.html", status=403)
    form = ImportForm()
    if request.method == "POST":
        form = ImportForm(request.POST, MultiValueDict({"exports": [request.FILES.getlist("exports")]}))
        if form.is_valid():
            return _begin(request, form)
    runs = ImportRun.objects.filter(agency=agency).select_related("officer").order_by("-pk")
    before = request.GET.get("truoc", "")
    shown = list(
        (runs.filter(pk__lt=int(before)) if before.isdecimal() and len(before) < 19 else runs)[: PAGE + 1]
    )
    context: dict[str, Any] = {
        "form": form,
        "accept": ACCEPTED,
        "runs": [_line(run) for run in shown[:PAGE]],
        "next_url": f"?truoc={shown[PAGE - 1].pk}" if len(shown) > PAGE else "",
        "left_out": open_skipped(agency).count(),
    }
    return render(request, "control/imports.html", context, status=400 if form.errors else 200)


def _begin(request: OfficerRequest, form: ImportForm) -> HttpResponse:
    desk = request.desk
    made: list[Path] = []
    try:
        files = [_stored(each, made) for each in form.cleaned_data["exports"]]
    except OSError:
        forget_bytes([path.name for path in made])  # no run will say whose they are
        messages.error(
            request, _("Máy chủ không lưu được tệp (đầy ổ đĩa?): báo người quản trị rồi nhập lại.")
        )
        return redirect("control:imports")
    once = {(file.sha256, file.name): file for file in files}
    told_apart = apart(list(once.values()))
    role = desk.role_for(Capability.IMPORT)
    run = begin(
        desk.agency,
        desk.officer,
        role,
        told_apart,
        form.cleaned_data["taken_at"],
        taken_from=form.taken_from,
    )
    return redirect("control:import_run", run.pk)


def _stored(upload: UploadedFile[Any], made: list[Path]) -> StoredFile:
    return store_chunks(upload.chunks(), upload.name or _("khong-ten"), folder(), made=made)


def _line(run: ImportRun) -> dict[str, Any]:
    result = run.result or {}
    counts = (
        (_("mới"), "new"),
        (_("thay đổi"), "changed"),
        (_("gộp"), "merged"),
        (_("như cũ"), "same"),
        (_("nghi vấn"), "doubts"),
        (_("lỗi"), "errors"),
    )
    told = [f"{number(int(result[key]))} {word}" for word, key in counts if result.get(key)]
    return {"run": run, "badge": badge(run), "counts": ", ".join(told)}
