"""Form 01 of a request for linked procedures: one slip, one code, every agency with its date and when all is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from motcua.agencies.gate import OfficerRequest, officers
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.counter.bundles.page import bundle_for
from motcua.counter.carry_out import dossier_for
from motcua.counter.paper_files import as_file, kind_asked
from motcua.counter.slip_data import delivery_of, paper_of
from motcua.counter.slip_people import name_of, office_of, request_of
from motcua.documents.slips.people import Request
from motcua.documents.slips.receipt import Linked, Receipt, paper
from motcua.documents.slips.sheet import Slip
from motcua.register import access
from motcua.register.linked.standing import MemberStanding, promised
from motcua.register.models import Bundle
from motcua.register.own import read_owned
from motcua.register.sentences import in_vietnamese
from motcua.register.vocabulary import FactKind


@officers(Capability.READ_PERSONAL)
@require_safe
def slip(request: OfficerRequest, uid: UUID) -> HttpResponse:
    """``?dang=pdf`` (the usual one) or ``docx``; it holds personal data whole, so each is a reading, and logged."""
    one = bundle_for(request, uid)
    if one.received_at is None:
        raise Http404
    kind = kind_asked(request)
    first = one.members.select_related("dossier").earliest("position").dossier
    leading = dossier_for(request, first.uid, Capability.READ_PERSONAL)
    with transaction.atomic(), in_vietnamese():
        people = access.personal(request.user, leading, "in mẫu 01 của nhóm liên thông") or []
        content = next((each.content for each in reversed(people) if each.content), None) or {}
        made = slip_of(one, one.received_at, {key: str(value) for key, value in content.items()})
    return as_file(made, kind, f"mau-01-{one.code}")


def slip_of(bundle: Bundle, received_at: datetime, person: Mapping[str, str]) -> Slip:
    """The slip, with the dates as they were promised at the receipt, whatever moved them since."""
    found = promised(bundle)
    opened = [read_owned(one.dossier.pk) for one in found.members]
    lead = found.members[0].dossier
    asked = request_of(lead, person)
    told = opened[0].course.told
    agency = Agency.objects.select_related("parent", "settings").get(pk=bundle.agency_id)
    return paper(
        Receipt(
            office_of(agency),
            Request(bundle.code, "", bundle.name, asked.applicant, asked.owner),
            received_at=received_at,
            due_at=found.final,
            components=tuple(
                paper_of(one)
                for one in _once(each.course.told.get(FactKind.COMPONENTS) or () for each in opened)
            ),
            fee=sum(one.dossier.fee or 0 for one in found.members),
            delivery=delivery_of(told),
            delivery_address=person.get("delivery_address", ""),
            submitter=asked.applicant.name,
            receiver=name_of(opened[0].events[0].officer_id),
            linked=tuple(
                _linked(one, {each.member.key: each.member.name for each in found.members})
                for one in found.members
            ),
        )
    )


def _linked(one: MemberStanding, names: Mapping[str, str]) -> Linked:
    return Linked(
        one.member.name,
        (one.dossier.handler or one.dossier.agency).name,
        one.dossier.code,
        one.plan.end if one.plan else None,
        tuple(names[key] for key in one.member.after if key in names),
        fee=one.dossier.fee,
    )


def _once(checklists: Iterable[Iterable[Mapping[str, Any]]]) -> list[Mapping[str, Any]]:
    """The papers as they were brought: one that several need stands where it lies."""
    return [one for checklist in checklists for one in checklist if not one.get("with")]
