"""Form 06 of a dossier handled here: who gave it to whom, when, and how each kept to the time of its step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone

from motcua.agencies.models import Agency, Officer
from motcua.agencies.roles import Role
from motcua.documents.slips.control_slip import ControlSlip, HandOver, Punctuality, paper
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Slip
from motcua.register.course import Stay
from motcua.register.own import Opened
from motcua.rules.zone import local

Names = Mapping[int, str]


def control_slip(office: Office, request: Request, opened: Opened) -> Slip | None:
    """The slip as of now; ``None`` before the receipt."""
    received = opened.state.received_at
    if received is None:
        return None
    course = opened.course
    units = {stay.unit for stay in course.stays if stay.unit}
    places: Names = dict(
        Agency.objects.filter(pk__in=units | {opened.agency, opened.receiver}).values_list("pk", "name")
    )
    owed = opened.state.due_at
    return paper(
        ControlSlip(
            office,
            request,
            printed_at=timezone.now(),
            received_at=received,
            due_at=owed,
            unit=_unit(opened, places),
            partners=tuple(
                dict.fromkeys(one.whose for one in course.pauses.values() if one.kind == "opinion")
            ),
            hand_overs=tuple(_hand_overs(opened, places)),
            returned_at=opened.state.handed_over_at,
            note=opened.state.late_reason,
        )
    )


def punctuality(stay: Stay, until: datetime) -> Punctuality | None:
    """How a step kept to its date, by the day; ``None`` where it had none."""
    if stay.due is None:
        return None
    if until > stay.due:
        return Punctuality.LATE
    on_its_day = local(until).date() == local(stay.due).date()
    return Punctuality.ON_TIME if on_its_day else Punctuality.EARLY


def _hand_overs(opened: Opened, places: Names) -> Iterator[HandOver]:
    """One for each time that the dossier went from one step to the next."""
    acts = {event.seq: event for event in opened.events}
    stays = opened.course.stays
    people = {stay.officer for stay in stays} | {event.officer_id for event in acts.values()}
    names: Names = dict(
        Officer.objects.filter(pk__in={one for one in people if one}).values_list("pk", "name")
    )
    for before, after in pairwise(stays):
        act = acts.get(after.seq)
        yield HandOver(
            giver_unit=_place(before, opened, places),
            receiver_unit=_place(after, opened, places),
            at=after.since,
            giver=names.get((act.officer_id if act else None) or 0, ""),
            receiver=names.get(after.officer or 0, ""),
            result=punctuality(before, after.since),
            note=_remark(act.facts if act else {}),
        )


def _place(stay: Stay, opened: Opened, places: Names) -> str:
    """``Phòng Kinh tế (Thụ lý hồ sơ)``; without a unit the role that does the step."""
    role = str(dict(Role.choices).get(stay.role, ""))
    where = places.get(stay.unit or 0) or role or places.get(opened.agency, "")
    return f"{where} ({stay.name})"


def _unit(opened: Opened, places: Names) -> str:
    handled = [stay.unit for stay in opened.course.stays if stay.kind == "handle" and stay.unit]
    return places.get(handled[-1] if handled else opened.agency, "")


def _remark(facts: Mapping[str, Any]) -> str:
    return str((facts.get("remark") or {}).get("v", ""))
