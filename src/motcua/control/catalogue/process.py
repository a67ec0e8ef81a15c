"""A procedure's process: the one that holds, the draft, its example cases, its publication."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.catalogue import processes
from motcua.catalogue.drafts import version_for
from motcua.catalogue.editions import Overtaken, edition_of
from motcua.catalogue.models import Procedure, ProcessStatus, ProcessVersion
from motcua.catalogue.reading.process_sheet import read_process
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.rows import Fault
from motcua.catalogue.said import limit_in_words
from motcua.control.catalogue.process_forms import CaseForm, UploadForm
from motcua.control.catalogue.process_view import case_lines, diagram, rows
from motcua.control.catalogue.step_form import TermsForm
from motcua.control.catalogue.whose import procedure_named, today, trail
from motcua.exchange.plain_rows import BadTable, plain_rows
from motcua.rules.process import Process, from_dict
from motcua.rules.process.cases import MOST_CASES, cases_from_list

FAULTS_SHOWN = 50


@require_safe
@officers(None)
def process(request: OfficerRequest, code: str) -> HttpResponse:
    """The draft where there is one and it is asked for, else what holds now."""
    return show_process(request, procedure_named(code))


@require_POST
@officers(Capability.CATALOGUE)
def upload(request: OfficerRequest, code: str) -> HttpResponse:
    """Read a spreadsheet into the draft; its faults are told row by row and nothing is kept."""
    named = procedure_named(code)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_process(request, named, upload_form=form, status=422)
    table = form.cleaned_data["table"]
    try:
        sheet = read_process(plain_rows(table.chunks(), table.name or "bang"))
    except BadTable as error:
        form.add_error("table", str(error))
        return show_process(request, named, upload_form=form, status=422)
    if sheet.process is None:
        return show_process(request, named, upload_form=form, sheet_faults=sheet.faults, status=422)
    agency, given = request.desk.agency, form.cleaned_data
    draft = draft_of(agency, named)
    cases = cases_from_list(draft.cases) if draft else cases_of_the_last(agency, named)
    try:
        processes.save_draft(
            agency, named, sheet.process, cases, valid_from=given["valid_from"], basis=given["basis"],
            officer=request.desk.officer, seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except Overtaken as overtaken:
        return show_process(request, named, upload_form=form, overtaken=str(overtaken))
    messages.success(request, _("Đã đọc {count} bước vào bản thảo.").format(count=len(sheet.process.steps)))
    return redirect("control:process", named.code)


@require_POST
@officers(Capability.CATALOGUE)
def cases(request: OfficerRequest, code: str) -> HttpResponse:
    """Add an example case to the draft, or take one away."""
    named = procedure_named(code)
    draft = draft_or_404(request, named)
    known = list(cases_from_list(draft.cases))
    taken, form = request.POST.get("bo", ""), None
    if taken:
        if taken.isdecimal() and int(taken[:4]) < len(known):
            del known[int(taken[:4])]
    else:
        _limit, content = processes.limit_and_content(draft.agency, named, draft.valid_from)
        form = CaseForm(request.POST, content=content)
        if not form.is_valid():
            return show_process(request, named, case_form=form, status=422)
        if len(known) >= MOST_CASES:
            form.add_error(None, _("Một quy trình có tối đa {most} ca mẫu.").format(most=MOST_CASES))
            return show_process(request, named, case_form=form, status=422)
        known.append(form.case())
    try:
        processes.save_draft(
            draft.agency, named, from_dict(draft.steps), known, valid_from=draft.valid_from, basis=draft.basis,
            officer=request.desk.officer, seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except Overtaken as overtaken:
        return show_process(request, named, case_form=form, overtaken=str(overtaken))
    messages.success(request, _("Đã bỏ ca mẫu.") if taken else _("Đã thêm ca mẫu."))
    return redirect(f"{reverse('control:process', args=[named.code])}#ca-mau")


@require_POST
@officers(Capability.CATALOGUE)
def publish_process(request: OfficerRequest, code: str) -> HttpResponse:
    """Run the problems and the cases, and publish; or say what fails."""
    named = procedure_named(code)
    draft = draft_or_404(request, named)
    try:
        published = processes.publish(draft, request.desk.officer, request.POST.get("seen", ""))
    except Overtaken as overtaken:
        return show_process(request, named, overtaken=str(overtaken))
    except CatalogueRefused as refused:
        return show_process(request, named, refused=list(refused.reasons), status=422)
    messages.success(
        request,
        _("Đã ban hành quy trình số {number}, áp dụng cho hồ sơ tiếp nhận từ {day:%d/%m/%Y}.").format(
            number=published.number, day=published.valid_from
        ),
    )
    return redirect("control:process", named.code)


def draft_of(agency: Agency, named: Procedure) -> ProcessVersion | None:
    """What the agency is drafting, if anything."""
    return ProcessVersion.objects.filter(agency=agency, procedure=named, status=ProcessStatus.DRAFT).first()


def draft_or_404(request: OfficerRequest, named: Procedure) -> ProcessVersion:
    """The draft of the agency for whom the officer works."""
    return get_object_or_404(
        ProcessVersion.objects.select_related("agency", "procedure"),
        agency=request.desk.agency,
        procedure=named,
        status=ProcessStatus.DRAFT,
    )


def cases_of_the_last(agency: Agency, named: Procedure) -> tuple[Any, ...]:
    """What held before must still come out: the cases of the last process go with the new draft."""
    last = ProcessVersion.objects.filter(agency=agency, procedure=named).first()
    return cases_from_list(last.cases) if last else ()


def show_process(
    request: OfficerRequest,
    named: Procedure,
    *,
    upload_form: UploadForm | None = None,
    terms_form: TermsForm | None = None,
    case_form: CaseForm | None = None,
    sheet_faults: list[Fault] | None = None,
    refused: list[str] | None = None,
    overtaken: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; the forms are those that were sent and have faults, or came too late (``overtaken``): then the page
    shows what was saved meanwhile, and sending them again is to know of it.
    """
    agency = request.desk.agency
    may_edit = request.desk.may(Capability.CATALOGUE)
    versions = list(
        ProcessVersion.objects.filter(agency=agency, procedure=named).select_related("published_by", "author")
    )
    draft = (
        next((each for each in versions if each.status == ProcessStatus.DRAFT), None) if may_edit else None
    )
    process_id, holds = processes.process_for(agency, named, timezone.now())
    limit, content = processes.limit_and_content(agency, named, draft.valid_from if draft else today())
    grounds = {ground.key: ground.name for ground in content.grounds}
    shown: Process = from_dict(draft.steps) if draft else holds
    source = draft or next((each for each in versions if each.pk == process_id), None)
    begins = {"valid_from": draft.valid_from if draft else today(), "basis": draft.basis if draft else ""}
    context: dict[str, Any] = {
        "procedure": named,
        "name": version.name if (version := version_for(agency, named)) else named.code,
        "draft": draft,
        "edition": edition_of(draft),
        "overtaken": overtaken,
        "holds": next((each for each in versions if each.pk == process_id), None),
        "limit": limit_in_words(limit),
        "diagram": diagram(shown, limit),
        "rows": rows(shown, limit),
        "cases": case_lines(cases_from_list(source.cases), grounds) if source else [],
        "faults": refused if refused is not None else processes.faults_of(draft) if draft else [],
        "refused": refused is not None,
        "sheet_faults": (sheet_faults or [])[:FAULTS_SHOWN],
        "upload_form": upload_form or UploadForm(initial=begins),
        "terms_form": terms_form or TermsForm(initial=begins),
        "open_terms": terms_form is not None,
        "case_form": case_form or CaseForm(content=content),
        "open_case": case_form is not None,
        "versions": [each for each in versions if each.status == ProcessStatus.PUBLISHED],
        "may_edit": may_edit,
        "trail": trail(
            (named.code, reverse("control:procedure", args=[named.code])), (_("Quy trình nội bộ"), "")
        ),
    }
    return render(request, "control/catalogue/process.html", context, status=409 if overtaken else status)
