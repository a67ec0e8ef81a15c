"""A form of a dossier as a file. It holds personal data whole, so each is a reading of them, and logged."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.roles import Capability
from motcua.counter.carry_out import actor, dossier_for
from motcua.counter.paper_files import as_file, kind_asked
from motcua.counter.slip_data import NoSuchSlip, slip_for
from motcua.register import access
from motcua.register.actions.slip_owed import owed, printed
from motcua.register.own import NotOurs, Opened, read_owned
from motcua.register.sentences import in_vietnamese


@officers(Capability.READ_PERSONAL)
@require_safe
def slip(request: OfficerRequest, uid: UUID, form: str) -> HttpResponse:
    """``01`` … ``06``, or the early-result notice, as ``?dang=pdf`` (the usual one) or ``docx``."""
    one = dossier_for(request, uid, Capability.READ_PERSONAL)
    kind = kind_asked(request)
    try:
        with transaction.atomic(), in_vietnamese():
            opened = read_owned(one.pk)
            people = access.personal(request.user, one, f"in mẫu {form[:10]}") or []
            content = next((one.content for one in reversed(people) if one.content), None) or {}
            person = {key: str(value) for key, value in content.items()}
            paper = slip_for(form, one, opened, person)
    except (NotOurs, NoSuchSlip) as error:
        raise Http404 from error
    response = as_file(paper, kind, f"mau-{form[:7]}-{one.code}")
    if request.method == "GET" and owed(opened.course) == form:
        _note_printing(request, opened, form)
    return response


def _note_printing(request: OfficerRequest, opened: Opened, form: str) -> None:
    """The slip that the program owed the applicant is in the hands of an officer of the counter."""
    for capability in (Capability.INTAKE, Capability.HAND_OVER):
        if request.desk.may(capability):
            printed(opened.id, form, actor(request, capability))
            return
