"""Editing a draft, giving it up, and publishing it with a look at what changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.catalogue import drafts
from motcua.catalogue.compare import differences
from motcua.catalogue.editions import Overtaken, check_seen, edition_of
from motcua.catalogue.make_version import Written
from motcua.catalogue.models import ProcedureDraft
from motcua.catalogue.refused import CatalogueRefused
from motcua.control.catalogue.edit_forms import ROWS, DraftForm, with_another_row
from motcua.control.catalogue.whose import catalogue_changed, procedure_named, today, trail


class PublishForm(forms.Form):
    """From which day the version holds."""

    valid_from = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ ngày"),
        help_text=gettext_lazy("Hồ sơ đã tiếp nhận giữ phiên bản cũ."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_valid_from(self) -> Any:
        day = self.cleaned_data["valid_from"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Xem lại năm."))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.CATALOGUE)
def edit(request: OfficerRequest, code: str) -> HttpResponse:
    """The form; a button adds a row, another keeps the draft, a third goes on to its publication.

    What another saved since the form was made is said (409), with what was typed still there: it is kept by a button
    of its own, which names the edition that it then takes the place of.
    """
    desk = request.desk
    draft = _draft(request, code)
    named = draft.procedure
    content = drafts.content_of_draft(draft)
    if request.method != "POST":
        return _form(request, draft, DraftForm(draft.content, content), edition_of(draft))
    seen, added = request.POST.get("seen", ""), request.POST.get("them", "")
    if added in ROWS:
        form = DraftForm(draft.content, content, with_another_row(request.POST, added))
        return _form(request, draft, form, seen, added=added)
    form = DraftForm(draft.content, content, request.POST)
    try:
        check_seen(draft, seen)
        if not form.is_valid():
            return _form(request, draft, form, seen, 422)
        drafts.save_draft(draft, form.columns(), form.content(), desk.officer, seen)
    except Overtaken as overtaken:
        return _form(request, _draft(request, code), form, seen, 409, overtaken=str(overtaken))
    if "tiep" in request.POST:
        return redirect("control:procedure_publish", named.code)
    messages.success(request, _("Đã lưu bản thảo."))
    return redirect("control:procedure_edit", named.code)


@require_POST
@officers(Capability.CATALOGUE)
def discard(request: OfficerRequest, code: str) -> HttpResponse:
    """Give the agency's draft up."""
    named = procedure_named(code)
    draft = ProcedureDraft.objects.filter(agency=request.desk.agency, procedure=named).first()
    try:
        if draft is not None:
            drafts.discard(draft, request.POST.get("seen", ""))
    except Overtaken as overtaken:
        messages.error(request, str(overtaken))
        return redirect("control:procedure_edit", named.code)
    messages.success(request, _("Đã bỏ bản thảo."))
    return (
        redirect("control:procedure", named.code)
        if named.versions.exists()
        else redirect("control:procedures")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@officers(Capability.CATALOGUE)
def publish(request: OfficerRequest, code: str) -> HttpResponse:
    """What changes, what is missing; a POST publishes."""
    desk = request.desk
    draft = _draft(request, code)
    form = PublishForm(initial={"valid_from": today()})
    faults, overtaken = drafts.faults_of(draft), ""
    if request.method == "POST":
        form = PublishForm(request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    version = drafts.publish(
                        draft, form.cleaned_data["valid_from"], desk.officer, request.POST.get("seen", "")
                    )
                    catalogue_changed(desk.agency)
            except CatalogueRefused as refused:
                faults = list(refused.reasons)
            except Overtaken as error:
                draft, overtaken = _draft(request, code), str(error)
                faults = drafts.faults_of(draft)
            else:
                messages.success(
                    request,
                    _("Đã ban hành phiên bản {number}, có hiệu lực từ {day:%d/%m/%Y}.").format(
                        number=version.number, day=version.valid_from
                    ),
                )
                return redirect("control:procedure", draft.procedure.code)
    written = drafts.written_of(draft)
    context = {
        "procedure": draft.procedure,
        "draft": draft,
        "form": form,
        "faults": faults,
        "overtaken": overtaken,
        "edition": edition_of(draft),
        "differences": differences(Written.of(draft.base), written) if draft.base else [],
        "written": written,
        "trail": _trail(draft, _("Ban hành")),
    }
    status = 409 if overtaken else 422 if request.method == "POST" else 200
    return render(request, "control/catalogue/publish.html", context, status=status)


def _draft(request: OfficerRequest, code: str) -> ProcedureDraft:
    """The draft of the officer's own agency, or 404."""
    return get_object_or_404(
        ProcedureDraft.objects.select_related("procedure", "base", "agency", "author"),
        agency=request.desk.agency,
        procedure=procedure_named(code),
    )


def _form(
    request: OfficerRequest,
    draft: ProcedureDraft,
    form: DraftForm,
    seen: str,
    status: int = 200,
    *,
    added: str = "",
    overtaken: str = "",
) -> HttpResponse:
    """``seen``: the edition from which the form was made, whatever the draft has become since."""
    context = {
        "procedure": draft.procedure,
        "draft": draft,
        "seen": seen,
        "edition": edition_of(draft),
        "overtaken": overtaken,
        "head": form.head,
        "tables": [
            {"prefix": prefix, "title": ROWS[prefix][2], "formset": table, "added": prefix == added}
            for prefix, table in form.tables.items()
        ],
        "trail": _trail(draft, _("Biên tập")),
    }
    return render(request, "control/catalogue/edit.html", context, status=status)


def _trail(draft: ProcedureDraft, title: str) -> list[dict[str, str]]:
    code = draft.procedure.code
    return trail((code, reverse("control:procedure", args=[code])), (title, ""))
