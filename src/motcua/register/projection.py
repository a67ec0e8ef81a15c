"""From a state to the columns that are stored of it, and the doubts that stand on it.

What is stored is stored to be indexed: ``columns`` is a function of the state, the catalogue, the names of
agencies and the calendar, and nothing else; the rebuild calls it again and compares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from motcua.agencies.models import Agency
from motcua.agencies.names import Names
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.lookup import Entry, entries_for
from motcua.register.lateness import late_but_corrected
from motcua.register.state import State
from motcua.register.systems import records_hand_over
from motcua.register.vocabulary import FactKind, Status
from motcua.rules.calendar import Calendar
from motcua.rules.clock import BadClockInput, Suspension, due
from motcua.rules.supplement import stops_the_clock
from motcua.rules.vietnamese import fold

_PARTS = re.compile(r"[^\W_]+")
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}

LONGEST_CODE, LONGEST_OFFICER, LONGEST_NAME, LONGEST_TEXT = 30, 120, 200, 2_000
"""Columns are cut to what lists need; the facts of the events keep what a source said to the last letter."""


@dataclass(frozen=True)
class Surroundings:
    """What a state is projected against: one commune's catalogue, names and calendar, loaded once."""

    agency: Agency

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Procedure code → what the commune offers under it, else the nation's newest."""
        return entries_for(self.agency.pk)

    @cached_property
    def names(self) -> Names:
        """What agencies are called in files."""
        return Names.for_agency(self.agency)

    @cached_property
    def calendar(self) -> Calendar:
        """The commune's working calendar."""
        return calendar_for(self.agency)

    def knowing(self, names: Names) -> Surroundings:
        """The same with names that were asked for already; itself."""
        self.__dict__["names"] = names
        return self

    def beforehand(self) -> Surroundings:
        """Ask the database for all of it now, so that it is left alone while rows are on their way; itself."""
        self.entries, self.names.beforehand(), self.calendar
        return self

    def by(self, calendar: Calendar) -> Surroundings:
        """The same by another calendar."""
        other = Surroundings(self.agency)
        other.__dict__.update(entries=self.entries, names=self.names, calendar=calendar)
        return other

    def entry(self, code: str) -> Entry | None:
        """The catalogue's entry under a code as files write it, long or short."""
        entries = self.entries
        return entries.get(code) or entries.get(".".join(code.split(".")[:2]))


def suspensions(state: State, calendar: Calendar) -> tuple[Suspension, ...]:
    """What stops the clock of a dossier: supplements asked in time. Guidance before receipt does not count."""
    if state.received_at is None or not state.supplements:
        return ()
    asked = [one for one in state.supplements if one.asked >= state.received_at]
    return tuple(
        Suspension(one.asked, one.answered, "restart", one.content)
        for earlier, one in enumerate(asked)
        if (one.answered is None or one.answered >= one.asked)
        and stops_the_clock(state.received_at, one.asked, earlier, calendar).stops
    )


def clock_due(state: State, entry: Entry | None, calendar: Calendar) -> datetime | None:
    """When our own clock says the result is owed; ``None`` without a limit or a receipt."""
    if entry is None or entry.limit is None or state.received_at is None:
        return None
    pauses = suspensions(state, calendar)
    if pauses and pauses[0].end is None:
        return None
    try:
        return due(state.received_at, entry.limit, calendar, pauses)
    except BadClockInput:
        return None


def columns(state: State, around: Surroundings, pinned: Entry | None = None) -> dict[str, Any]:
    """The derived columns of ``Dossier`` (all but the applicant's name and the search key).

    ``pinned`` is the entry of the version under which a closed dossier was recorded: a new version of its
    procedure never moves it.
    """
    if state.course is not None:
        return own_columns(state, around.agency.id, pinned)
    entry = pinned or (around.entry(state.procedure) if state.procedure else None)
    who = around.names.resolve(state.handler)
    agency_id = who.agency_id if who.kind == "other_commune" and who.agency_id else around.agency.id
    own_due = clock_due(state, entry, around.calendar)
    return _columns(
        state,
        entry,
        agency_id=agency_id,
        handler_id=who.agency_id,
        handler_name=(state.handler if who.kind == "unknown" else who.name)[:LONGEST_NAME],
        vertical=who.kind == "vertical",
        unit_id=state.unit_id or who.unit_id,
        clock_due_at=own_due,
        hand_over_recorded=records_hand_over(state.system),
    )


def own_columns(state: State, receiver: int, entry: Entry | None) -> dict[str, Any]:
    """``columns`` of a dossier that is handled here; ``entry`` is the version that it was received under.

    Nothing but the events and that version decides: no calendar, no newer catalogue. The competent agency counts
    it, the ``receiver`` where none is named; a vertical agency's stays with the commune whose counter took it in.
    """
    course = state.own_course
    statutory = course.told.get(FactKind.STATUTORY_DUE_AT)
    counts = course.competent or receiver
    return _columns(
        state,
        entry,
        agency_id=counts,
        handler_id=course.vertical or counts,
        handler_name="",
        vertical=course.vertical is not None,
        unit_id=state.unit_id,
        clock_due_at=datetime.fromisoformat(statutory) if statutory else None,
        hand_over_recorded=True,
    )


def _columns(
    state: State,
    entry: Entry | None,
    *,
    agency_id: int,
    handler_id: int | None,
    handler_name: str,
    vertical: bool,
    unit_id: int | None,
    clock_due_at: datetime | None,
    hand_over_recorded: bool,
) -> dict[str, Any]:
    """In the order of ``store.DERIVED``."""
    return {
        "code": state.code,
        "agency_id": agency_id,
        "procedure_id": entry.procedure_id if entry else None,
        "version_id": entry.version_id if entry else None,
        "handler_id": handler_id,
        "unit_id": unit_id,
        "assignee_id": state.assignee_id,
        "fee": state.fee,
        "system": state.system,
        "procedure_code": state.procedure[:LONGEST_CODE],
        "procedure_name": ((entry.name if entry else "") or state.procedure_name)[:LONGEST_TEXT],
        "field": ((entry.field if entry else "") or state.field)[:LONGEST_NAME],
        "handler_name": handler_name,
        "officer_name": state.officer[:LONGEST_OFFICER],
        "channel": state.channel,
        "mode": state.mode,
        "status": state.status,
        "outcome": state.outcome,
        "linked_group": state.linked_group[:LONGEST_NAME],
        "late_reason": state.late_reason[:LONGEST_TEXT],
        "vertical": vertical,
        "hand_over_recorded": hand_over_recorded,
        "paid_online": state.paid_online,
        "digitised": state.digitised,
        "reused": state.reused,
        "electronic_result": state.electronic_result,
        "late_corrected": late_but_corrected(state, "instant"),
        "late_corrected_by_date": late_but_corrected(state, "date"),
        "filed_at": state.filed_at,
        "received_at": state.received_at,
        "due_at": state.due_at,
        "clock_due_at": clock_due_at,
        "finished_at": state.finished_at,
        "handed_over_at": state.handed_over_at,
        "apologised_at": state.course.apologised_at if state.course else None,
    }


def course_columns(state: State, agency_id: int) -> dict[str, Any]:
    """The columns of ``CourseNow``."""
    course = state.own_course
    here, pauses = course.here, course.open_pauses
    proposal, told = course.told.get(FactKind.PROPOSAL) or {}, course.told
    slip = told.get(FactKind.SLIP_OWED) or {}

    def at(kind: str) -> datetime | None:
        return datetime.fromisoformat(told[kind]) if told.get(kind) else None

    return {
        "agency_id": agency_id,
        "step": here.key if here else "",
        "step_name": here.name[:LONGEST_NAME] if here else "",
        "step_kind": here.kind if here else "",
        "role": here.role if here else "",
        "unit_id": here.unit if here else None,
        "officer_id": here.officer if here else None,
        "since": here.since if here else None,
        # Nothing is owed of a step either while the clock stands.
        "step_due_at": (None if course.stands else here.due) if here else course.accept_by,
        "waits_for": pauses[0].kind if pauses else _turn(state),
        "answer_by": min((one.answer_by for one in pauses if one.answer_by), default=None),
        "stands": course.stands,
        "accept_by": course.accept_by,
        "statutory_due_at": at(FactKind.STATUTORY_DUE_AT),
        "apology_due_at": at(FactKind.APOLOGY_DUE_AT),
        "last_act_at": course.last_act_at,
        "proposal": str(proposal.get("outcome", "")),
        "place": str(told.get(FactKind.PLACE) or "")[:120],
        "slip_owed": str(slip.get("form", "")),
        "slip_owed_at": datetime.fromisoformat(slip["since"]) if slip else None,
        "open": here is not None or state.status == Status.FILED,
        "counts": bool((told.get(FactKind.PART_OF) or {}).get("counts", True)),
    }


def _turn(state: State) -> str:
    """One of linked procedures that is not received yet waits for the others, not for its acceptance.

    Of a request that waits for its acceptance as a whole the leading dossier alone does.
    """
    part = state.own_course.told.get(FactKind.PART_OF) or {}
    others = part.get("position") != 0 if part.get("filed") else part.get("after")
    return "bundle" if state.status == Status.FILED and others else ""


def search_key(codes: list[str], applicant: str) -> str:
    """What the register is searched by: the codes, cut at their signs, and the applicant's folded name."""
    told = " ".join(codes).lower()
    parts = told.translate(_SIGNS).split() if told.isascii() else _PARTS.findall(told)
    return " ".join([*parts, fold(applicant)]).rstrip()
