"""Editing a process on the screen: a draft from what holds, one step after the other, without a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.catalogue import processes
from motcua.catalogue.editions import Overtaken, edition_of
from motcua.catalogue.models import ProcessVersion
from motcua.control.catalogue.process import cases_of_the_last, draft_of, draft_or_404, show_process
from motcua.control.catalogue.step_form import StepForm, TermsForm, without
from motcua.control.catalogue.whose import procedure_named, trail
from motcua.rules.process import Process, from_dict
from motcua.rules.process.cases import cases_from_list
from motcua.rules.wording import BadInput


@require_POST
@officers(Capability.CATALOGUE)
def terms(request: OfficerRequest, code: str) -> HttpResponse:
    """Begin a draft from what holds now, or say anew from when the draft holds and on which ground."""
    named, agency = procedure_named(code), request.desk.agency
    form = TermsForm(request.POST)
    if not form.is_valid():
        return show_process(request, named, terms_form=form, status=422)
    draft = draft_of(agency, named)
    if draft is None:
        steps = processes.process_for(agency, named, timezone.now())[1]
        cases = cases_of_the_last(agency, named)
    else:
        steps, cases = from_dict(draft.steps), cases_from_list(draft.cases)
    seen = request.POST.get("seen", "")
    try:
        processes.save_draft(
            agency, named, steps, cases, officer=request.desk.officer, seen=seen, **form.cleaned_data
        )
    except Overtaken as overtaken:
        return show_process(request, named, terms_form=form, overtaken=str(overtaken))
    messages.success(request, _("Đã ghi bản thảo."))
    return redirect("control:process", named.code)


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.CATALOGUE)
def step(request: OfficerRequest, code: str, key: str = "") -> HttpResponse:
    """Change a step of the draft, or add one (no ``key``).

    What another saved since the form was made is said (409), with what was typed still there; a button of its own
    puts this step into what was saved.
    """
    draft = draft_or_404(request, procedure_named(code))
    process = from_dict(draft.steps)
    if key and not process.has(key):
        raise Http404
    form = StepForm(request.POST or None, process=process, step=process.step(key) if key else None)
    overtaken, seen = "", request.POST.get("seen", edition_of(draft))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, draft, form.changed())
        except BadInput as error:
            form.add_error(None, error.told(_))
        except Overtaken as error:
            overtaken = str(error)
            draft = draft_or_404(request, draft.procedure)
        else:
            messages.success(request, _("Đã ghi bước “{name}”.").format(name=form.cleaned_data["name"]))
            return redirect(f"{reverse('control:process', args=[code])}#cac-buoc")
    title = process.step(key).name if key else _("Thêm bước")
    context = {
        "form": form,
        "code": code,
        "key": key,
        "title": title,
        "seen": seen,
        "edition": edition_of(draft),
        "overtaken": overtaken,
        "trail": trail(
            (code, reverse("control:procedure", args=[code])),
            (_("Quy trình nội bộ"), reverse("control:process", args=[code])),
            (title, ""),
        ),
    }
    status = 409 if overtaken else 422 if request.method == "POST" else 200
    return render(request, "control/catalogue/step.html", context, status=status)


@require_POST
@officers(Capability.CATALOGUE)
def drop_step(request: OfficerRequest, code: str, key: str) -> HttpResponse:
    """Take a step out of the draft, and every way to it."""
    draft = draft_or_404(request, procedure_named(code))
    process = from_dict(draft.steps)
    if not process.has(key):
        raise Http404
    try:
        _keep(request, draft, without(process, key))
    except BadInput as error:
        messages.warning(request, error.told(_))
    except Overtaken as overtaken:
        messages.error(request, str(overtaken))
    else:
        messages.success(request, _("Đã bỏ bước “{name}”.").format(name=process.step(key).name))
    return redirect(f"{reverse('control:process', args=[code])}#cac-buoc")


def _keep(request: OfficerRequest, draft: ProcessVersion, process: Process) -> None:
    processes.save_draft(
        draft.agency, draft.procedure, process, cases_from_list(draft.cases),
        valid_from=draft.valid_from, basis=draft.basis, officer=request.desk.officer,
        seen=request.POST.get("seen", ""),
    )  # fmt: skip
