"""Where a dossier is on its way: the steps that it has been through, the present one, those that usually follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.agencies.roles import Role
from motcua.register.appraise import shown
from motcua.register.course import Course, Stay
from motcua.register.own import Opened
from motcua.register.terms import process_of
from motcua.rules.process import Process

MOST_AHEAD = 12
LOOKS = {"done": "circle-check", "late": "clock-exclamation", "current": "progress", "ahead": "circle-dashed"}


def steps(opened: Opened, now: datetime) -> list[dict[str, Any]]:
    """The items of ``counter/desk/_steps.html``: state, icon, name, who, when."""
    course, process = opened.course, process_of(opened.course)
    units, officers = names_in(course)
    line = [_been(stay, units, officers, now) for stay in course.stays]
    return [*line, *_ahead(course, process)]


def names_in(course: Course) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """What the units and officers of a course are called."""
    units = {stay.unit for stay in course.stays if stay.unit}
    officers = {stay.officer for stay in course.stays if stay.officer}
    return (
        dict(Agency.objects.filter(pk__in=units).values_list("pk", "name")) if units else {},
        dict(Officer.objects.filter(pk__in=officers).values_list("pk", "name")) if officers else {},
    )


def holder(stay: Stay, units: Mapping[int, str], officers: Mapping[int, str]) -> str:
    """Who holds a step: the officer, or whoever plays its role, and the unit."""
    role = str(dict(Role.choices).get(stay.role, ""))
    who = officers.get(stay.officer or 0) or (_("{role}, chưa ai nhận").format(role=role) if role else "")
    unit = units.get(stay.unit or 0, "")
    return ", ".join(part for part in (who, unit) if part)


def _been(stay: Stay, units: Mapping[int, str], officers: Mapping[int, str], now: datetime) -> dict[str, Any]:
    here = stay.until is None
    late = stay.due is not None and (stay.until or now) > stay.due
    if here:
        when = _("từ {since}").format(since=shown(stay.since))
        due = _("hạn bước {due}").format(due=shown(stay.due)) if stay.due else ""
        when = ", ".join(part for part in (when, due) if part)
    else:
        when = _("{since} – {until}").format(since=shown(stay.since), until=shown(stay.until or now))
    return {
        "state": "current" if here else "done",
        "icon": LOOKS["late" if late else "current" if here else "done"],
        "late": late,
        "name": stay.name,
        "who": holder(stay, units, officers) if here else officers.get(stay.officer or 0, ""),
        "when": when,
    }


def _ahead(course: Course, process: Process) -> Iterator[dict[str, Any]]:
    here = course.here
    if here is None or not process.has(here.key):
        return
    step, seen = process.step(here.key), {here.key}
    while step.next and process.has(step.next[0]) and step.next[0] not in seen and len(seen) <= MOST_AHEAD:
        step = process.step(step.next[0])
        seen.add(step.key)
        role = dict(Role.choices).get(step.role, "")
        yield {"state": "ahead", "icon": LOOKS["ahead"], "name": step.name, "who": str(role), "when": ""}
