"""From a dossier handled here to what its forms 01 to 06 say.

Everything comes from its events; what they do not tell stays dotted, to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.agencies.models import Agency
from motcua.catalogue.said import limit_in_words
from motcua.counter.control_slip_data import control_slip
from motcua.counter.early_notice_data import EARLY, early_notice
from motcua.counter.slip_people import name_of, office_of, request_of
from motcua.counter.stop_notice_data import stop_notice
from motcua.documents.slips import apology, receipt, refusal, supplement
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Slip
from motcua.register.course import Course
from motcua.register.course.clock import limits_of
from motcua.register.hearing import Recorded
from motcua.register.linked.waiting import part_of
from motcua.register.models import Dossier
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind

NATIONAL_DATA = "cơ sở dữ liệu"


class NoSuchSlip(LookupError):
    """The dossier has not come to what that form says."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A dossier, its history and its applicant, as all forms need them."""

    dossier: Dossier
    opened: Opened
    office: Office
    request: Request

    def last(self, *kinds: str) -> Recorded:
        """The last event of one of ``kinds``. Raises ``NoSuchSlip``."""
        found = [event for event in self.opened.events if event.kind in kinds]
        if not found:
            raise NoSuchSlip(kinds)
        return found[-1]

    def told(self, event: Recorded, kind: str) -> Any:
        """What an event tells of a kind of fact; ``None`` where it is silent."""
        fact = event.facts.get(kind)
        return None if fact is None else fact.get("v", fact.get("at"))


def slip_for(form: str, dossier: Dossier, opened: Opened, person: Mapping[str, str]) -> Slip:
    """The form of that number (``01`` … ``06``), or ``EARLY``. Raises ``NoSuchSlip``."""
    make = FORMS.get(form)
    if make is None:
        raise NoSuchSlip(form)
    receiver = Agency.objects.select_related("parent", "settings").get(pk=opened.receiver)
    request = request_of(dossier, person)
    if part_of(opened).get("filed"):
        # Linked procedures that were filed are guided, or sent back, as one request.
        request = replace(request, procedure_code="", procedure_name=dossier.linked_group)
    return make(Subject(dossier, opened, office_of(receiver), request))


def _receipt(subject: Subject) -> Slip:
    dossier, opened = subject.dossier, subject.opened
    across = opened.course.competent not in (None, opened.receiver)
    received = opened.state.received_at
    begun = opened.state.filed_at if across else received
    if begun is None or (received is None and not across):
        raise NoSuchSlip("01")
    event = subject.last(EventKind.RECEIVED, EventKind.FILED)
    limit = limits_of(opened.course)[1]
    return receipt.paper(
        receipt.Receipt(
            subject.office,
            subject.request,
            received_at=begun,
            due_at=_promised(opened),
            components=tuple(paper_of(one) for one in opened.course.told.get(FactKind.COMPONENTS) or ()),
            limit=limit_in_words(limit),
            counted_from=received if across else None,
            competent=dossier.agency.name if across else "",
            fee=dossier.fee,
            fee_paid=dossier.paid_online,
            delivery=delivery_of(opened.course.told),
            submitter=subject.request.applicant.name,
            receiver=name_of(event.officer_id),
        )
    )


def _promised(opened: Opened) -> datetime | None:
    """The date that the receipt promised, whatever moved it since."""
    for event in opened.events:
        fact = event.facts.get(FactKind.DUE_AT) if event.kind == EventKind.RECEIVED else None
        if fact is not None:
            return datetime.fromisoformat(str(fact["at"]))
    return None


def delivery_of(told: Mapping[str, Any]) -> receipt.Delivery | None:
    """Where the applicant wants the result, as far as it was told."""
    way = told.get("delivery")
    return receipt.Delivery(way) if way in set(receipt.Delivery) else None


def paper_of(told: Mapping[str, Any]) -> receipt.Component:
    """One line of the checklist as form 01 prints it."""
    form, count = told.get("form"), int(told.get("count") or 0)
    return receipt.Component(
        str(told.get("name", "")),
        originals=count if form == "original" else 0,
        copies=count if form == "copy" else 0,
        electronic=1 if told.get("digitised") else 0,
        reused_from=NATIONAL_DATA if form == "reused" else "",
        note="còn thiếu" if form == "missing" else _lies_with(told),
    )


def _lies_with(told: Mapping[str, Any]) -> str:
    """A paper that several of linked procedures need lies with the first of them."""
    return f"nộp một lần cùng “{told['with']}”" if told.get("with") else ""


def _supplement(subject: Subject) -> Slip:
    """The last request after the receipt; before it, the last guidance, which form 02 carries too."""
    asked = subject.opened.course.supplements
    if not asked:
        return _guidance(subject)
    pause, event = asked[-1], subject.last(EventKind.SUPPLEMENT_ASKED)
    named = subject.opened.course.told.get(f"missing:{pause.key}") or ()
    return supplement.paper(
        supplement.Supplement(
            subject.office,
            subject.request,
            asked_at=pause.since,
            asks=tuple(supplement.Ask(str(one["name"]), str(one.get("why", ""))) for one in named),
            reason=pause.content,
            basis=pause.article,
            until=pause.answer_by,
            otherwise=OTHERWISE.get(pause.lapse, ""),
            effect=EFFECTS.get(pause.policy, ""),
            time=len(asked),
            officer=name_of(event.officer_id),
        )
    )


EFFECTS = {
    "restart": "thời hạn giải quyết tính lại từ đầu khi nhận đủ hồ sơ bổ sung",
    "resume": "thời hạn giải quyết tính tiếp phần còn lại khi nhận đủ hồ sơ bổ sung",
    "none": "yêu cầu này không làm thay đổi thời hạn giải quyết",
}
"""What form 02 says of the clock, by what the request really did to it."""

OTHERWISE = {
    "stop": "hồ sơ được dừng giải quyết và trả lại người nộp",
    "go_on": "hồ sơ được giải quyết theo các giấy tờ đã có",
}
"""What form 02 announces for the case that nothing comes."""


def _guidance(subject: Subject) -> Slip:
    event = subject.last(EventKind.GUIDED)
    told = next(
        fact["v"] for kind, fact in event.facts.items() if fact and kind.startswith(FactKind.GUIDANCE)
    )
    return supplement.paper(
        supplement.Supplement(
            subject.office,
            subject.request,
            asked_at=event.recorded_at,
            asks=tuple(supplement.Ask(str(name)) for name in told["components"]),
            reason=str(told["content"]),
            officer=name_of(event.officer_id),
        )
    )


def _refusal(subject: Subject) -> Slip:
    event = subject.last(EventKind.NOT_ACCEPTED, EventKind.REFUSED)
    return refusal.paper(
        refusal.Refusal(
            subject.office,
            subject.request,
            refused_at=event.recorded_at,
            received_at=subject.opened.state.received_at,
            reasons=tuple(str(subject.told(event, FactKind.REASON) or "").splitlines()),
            submitter=subject.request.applicant.name,
            officer=name_of(event.officer_id),
        )
    )


def _apology(subject: Subject) -> Slip:
    event = subject.last(EventKind.APOLOGISED)
    first, received = _promised(subject.opened), subject.opened.state.received_at
    new = subject.told(event, FactKind.APOLOGY_DUE_AT)
    if first is None or received is None:
        raise NoSuchSlip("04")
    said = subject.told(event, "apology") or {}
    return apology.paper(
        apology.Apology(
            subject.office,
            subject.request,
            written_at=event.recorded_at,
            received_at=received,
            due_at=_owed_before(subject.opened, event) or first,
            new_due_at=datetime.fromisoformat(new) if new else None,
            reason=str(said.get("reason", "")),
        )
    )


def _owed_before(opened: Opened, until: Recorded) -> datetime | None:
    """The date that was owed when an event was recorded."""
    owed = None
    for event in opened.events:
        if event.seq >= until.seq:
            break
        fact = event.facts.get(FactKind.DUE_AT)
        owed = datetime.fromisoformat(str(fact["at"])) if fact else owed
    return owed


def _stop(subject: Subject) -> Slip:
    made = stop_notice(subject.office, subject.request, subject.opened)
    if made is None:
        raise NoSuchSlip("05")
    return made


def _early_notice(subject: Subject) -> Slip:
    made = early_notice(subject.office, subject.request, subject.opened)
    if made is None:
        raise NoSuchSlip(EARLY)
    return made


def _control(subject: Subject) -> Slip:
    made = control_slip(subject.office, subject.request, subject.opened)
    if made is None:
        raise NoSuchSlip("06")
    return made


FORMS: Mapping[str, Callable[[Subject], Slip]] = {
    "01": _receipt,
    "02": _supplement,
    "03": _refusal,
    "04": _apology,
    "05": _stop,
    "06": _control,
    EARLY: _early_notice,
}


def offered_slips(kinds: Collection[str], course: Course) -> list[str]:
    """The numbers of the forms that a dossier with events of those kinds has come to."""
    across = course.competent not in (None, course.receiver)
    wanted = {
        "01": EventKind.RECEIVED in kinds or across,
        "02": EventKind.SUPPLEMENT_ASKED in kinds or EventKind.GUIDED in kinds,
        "03": EventKind.NOT_ACCEPTED in kinds or EventKind.REFUSED in kinds,
        "04": EventKind.APOLOGISED in kinds,
        "05": EventKind.STOPPED in kinds,
        "06": EventKind.RECEIVED in kinds,
    }
    return [form for form, is_wanted in wanted.items() if is_wanted]
