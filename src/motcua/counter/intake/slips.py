"""A form of a dossier as a file. It holds personal data whole, so each is a reading of them, and logged."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor, dossier_for
from motcua.counter.slip_data import NoSuchSlip, slip_for
from motcua.documents.slips import render_docx, render_pdf
from motcua.documents.slips.sheet import Slip
from motcua.register import access
from motcua.register.actions.slip_owed import owed, printed
from motcua.register.own import NotOurs, Opened, read_owned

TYPES = {
    "pdf": ("application/pdf", render_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
}


@officers(Capability.READ_PERSONAL)
@require_safe
def slip(request: OfficerRequest, uid: UUID, form: str) -> HttpResponse:
    """``01`` … ``06``, or the early-result notice, as ``?dang=pdf`` (the usual one) or ``docx``."""
    one = dossier_for(request, uid, Capability.READ_PERSONAL)
    kind = request.GET.get("dang", "pdf")
    if kind not in TYPES:
        raise Http404
    try:
        with transaction.atomic():
            opened = read_owned(one.pk)
            people = access.personal(request.user, one, _("in mẫu {form}").format(form=form[:10])) or []
            content = next((one.content for one in reversed(people) if one.content), None) or {}
            paper = slip_for(form, one, opened, {key: str(value) for key, value in content.items()})
    except (NotOurs, NoSuchSlip) as error:
        raise Http404 from error
    response = as_file(paper, kind, f"mau-{form[:7]}-{one.code}")
    if request.method == "GET" and owed(opened.course) == form:
        _note_printing(request, opened, form)
    return response


def as_file(paper: Slip, kind: str, name: str) -> HttpResponse:
    """A slip in one of ``TYPES``, a PDF to be looked at and the rest to be kept."""
    mime, render = TYPES[kind]
    response = HttpResponse(render(paper), content_type=mime)
    shown = "inline" if kind == "pdf" else "attachment"
    plain = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in name)
    response["Content-Disposition"] = f'{shown}; filename="{plain}.{kind}"'
    return response


def _note_printing(request: OfficerRequest, opened: Opened, form: str) -> None:
    """The slip that the program owed the applicant is in the hands of an officer of the counter."""
    for capability in (Capability.INTAKE, Capability.HAND_OVER):
        if request.desk.may(capability):
            printed(opened.id, form, actor(request, capability))
            return
