"""Receive a dossier: complete and correct, the clock starts (NĐ 118/2025/NĐ-CP article 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.application import (
    Application,
    application_facts,
    charge_facts,
    check_components,
    check_intake,
    component_facts,
    offered,
    took_in,
)
from motcua.register.actions.given_code import bring_in_under, code_for, once
from motcua.register.actions.guide import BeforeReceipt
from motcua.register.actions.no_appointment import check_no_appointment
from motcua.register.actions.pay import paid
from motcua.register.actions.refused import Refused
from motcua.register.course.clock import dated, dates_owed
from motcua.register.course.steps import arrive, first_share
from motcua.register.linked.waiting import asked_as_a_whole, waits_for_others
from motcua.register.own import Opened
from motcua.register.terms import Owing
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor
from motcua.rules.clock import BadClockInput, due

__all__ = ["Application", "Receive", "begin", "receive_at_counter"]


def receive_at_counter(
    agency: Agency, application: Application, actor: Actor, now: datetime | None = None
) -> Opened:
    """Take a complete application in at ``agency`` and start its clock. Raises ``Refused``."""
    moment = now or timezone.now()
    return once(application.uid, lambda: _receive(agency, application, actor, moment))


def _receive(agency: Agency, application: Application, actor: Actor, moment: datetime) -> Opened:
    received_at = application.received_at or moment
    with transaction.atomic():
        competent = check_intake(agency, application, actor, moment)
        if competent != agency:
            raise Refused(
                _(
                    "Hồ sơ do {agency} giải quyết: nhận hộ rồi gửi đi, thời hạn tính từ khi cơ quan đó nhận."
                ).format(agency=competent.name)
            )
        check_no_appointment(agency, application.procedure, application.mode, received_at)
        terms = offered(agency, application.procedure, received_at)
        facts = {
            FactKind.CODE: {"v": [list(code_for(agency, application.code, received_at))]},
            **application_facts(agency, application, actor),
            **terms.facts(),
            **begin(terms, agency, received_at, moment, actor.officer.pk),
        }
        receiver = took_in(agency, application)
        return bring_in_under(EventKind.RECEIVED, facts, application, actor, receiver, moment)


def begin(
    terms: Owing, agency: Agency, received_at: datetime, now: datetime, officer: int | None
) -> dict[str, Any]:
    """The clock's start and the first step, held by ``officer`` (an id) or by whoever plays its part.

    Raises ``Refused`` for a receipt that the calendar cannot reckon with.
    """
    calendar = calendar_for(agency)
    try:
        owed = dates_owed(terms.statutory, terms.promised, received_at, calendar)
        promised = due(received_at, terms.promised, calendar) if terms.promised else None
    except BadClockInput as error:
        raise Refused(error.told(_)) from error
    first = terms.process.first
    share = first_share(terms.process, received_at, promised, calendar)
    step = arrive(first, now, promised, calendar, share, officer=officer)
    return {
        FactKind.STATUS: {"v": Status.HANDLING.value},
        FactKind.RECEIVED_AT: dated(received_at),
        FactKind.STEP: step,
        **owed,
    }


class Receive(BeforeReceipt):
    """Receive a dossier that was filed online, by post or at a kiosk, found complete."""

    kind = EventKind.RECEIVED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        components: Sequence[Mapping[str, Any]] | None = None,
        more: Mapping[str, Any] | None = None,
        charges: Sequence[Mapping[str, Any]] | None = None,
    ) -> None:
        """``charges``: what the fee consists of, where who receives it lays that down anew; as ``Application``'s."""
        super().__init__(dossier_id, actor)
        self.components = components
        self.charges = charges
        self.more = more or {}

    def places(self, opened: Opened) -> set[int]:
        """The competent agency alone: the clock starts when it has the dossier, whoever took it in."""
        return {opened.agency}

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return super().obstacle(opened, now) or asked_as_a_whole(opened) or waits_for_others(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        agency = Agency.objects.get(pk=opened.course.competent or opened.receiver)
        terms = offered(agency, opened.state.procedure, now)
        told = {**terms.facts(), **begin(terms, agency, now, now, self.actor.officer.pk)}
        if self.components is not None:
            check_components(self.components)
            told.update(component_facts(self.components))
        if self.charges is not None:
            told.update(charge_facts(self.charges, paid(opened)))
        return {**told, **self.more}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
