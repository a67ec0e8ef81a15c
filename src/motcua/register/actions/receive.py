"""Receive a dossier: complete and correct, the clock starts (NĐ 118/2025/NĐ-CP article 17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.birth import bring_in
from motcua.register.code import next_code
from motcua.register.course.clock import dated, dates_owed
from motcua.register.course.steps import arrive, first_share
from motcua.register.own import Opened
from motcua.register.systems import OWN
from motcua.register.terms import NotOffered, Terms, terms_for
from motcua.register.vocabulary import Channel, EventKind, FactKind, Status
from motcua.register.write import Actor
from motcua.rules.clock import BadClockInput, due

LONGEST_PAST = timedelta(days=30)
"""A receipt entered later (a day without a line) is at most this old."""


@dataclass(frozen=True)
class Application:
    """What an applicant brings to the counter. ``person`` as in ``register.source.SourceRow``; fee in whole đồng.

    ``components`` are ``{"key", "name", "form": "original" | "copy" | "reused" | "missing", "count"}``. ``code`` is
    one given beforehand, from a block of numbers or by another system as (system, code); else the next is taken.
    ``competent`` is another commune's agency for cross-boundary intake, ``vertical`` a vertical agency.
    """

    procedure: str
    person: Mapping[str, str]
    channel: str = Channel.IN_PERSON.value
    mode: str = ""
    components: Sequence[Mapping[str, Any]] = ()
    fee: int = 0
    paid_online: bool = False
    received_at: datetime | None = None
    code: tuple[str, str] | None = None
    competent: Agency | None = None
    vertical: Agency | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def receive_at_counter(
    agency: Agency, application: Application, actor: Actor, now: datetime | None = None
) -> Opened:
    """Take a complete application in at ``agency`` and start its clock. Raises ``Refused``."""
    moment = now or timezone.now()
    received_at = application.received_at or moment
    with transaction.atomic():
        competent = check_intake(agency, application, actor, moment)
        terms = offered(competent, application.procedure, received_at)
        code = application.code or (OWN, next_code(agency, received_at))
        facts = {
            FactKind.CODE: {"v": [list(code)]},
            **application_facts(agency, application),
            **terms.facts(),
            **begin(terms, competent, received_at, moment, actor),
        }
        return bring_in(EventKind.RECEIVED.value, facts, application.person, actor, agency.pk, moment)


def check_intake(agency: Agency, application: Application, actor: Actor, now: datetime) -> Agency:
    """Who is competent. Raises ``Refused`` where this officer may not take in, or the application cannot be."""
    if not seats_of(actor.officer.user).may(Capability.INTAKE, {agency.pk}):
        raise Refused(_("Ông/Bà không có quyền tiếp nhận hồ sơ ở {agency}.").format(agency=agency.name))
    if not application.person.get("name", "").strip():
        raise Refused(_("Cần ghi họ tên người nộp hoặc tên tổ chức."))
    if application.channel not in Channel.values:
        raise Refused(_("Kênh nộp không hợp lệ."))
    if application.fee < 0:
        raise Refused(_("Phí, lệ phí là số đồng nguyên, không âm."))
    at = application.received_at
    if at is not None and not now - LONGEST_PAST <= at <= now:
        raise Refused(
            _("Ngày tiếp nhận phải trong {days} ngày qua và không ở tương lai.").format(
                days=LONGEST_PAST.days
            )
        )
    return application.competent or agency


def offered(agency: Agency, procedure: str, at: datetime) -> Terms:
    """The terms of a procedure. Raises ``Refused`` where the agency does not offer it."""
    try:
        return terms_for(agency, procedure, at)
    except NotOffered as error:
        raise Refused(
            _(
                "Thủ tục {code} không có trong danh mục của {agency}: chọn thủ tục khác hoặc bổ sung danh mục."
            ).format(code=procedure, agency=agency.name)
        ) from error


def application_facts(agency: Agency, application: Application) -> dict[str, Any]:
    """What the application itself tells."""
    reused = any(one.get("form") == "reused" for one in application.components)
    return {
        FactKind.CHANNEL: {"v": application.channel},
        FactKind.MODE: {"v": application.mode},
        FactKind.FEE: {"v": application.fee},
        FactKind.PAID_ONLINE: {"v": application.paid_online},
        FactKind.COMPONENTS: {"v": [dict(one) for one in application.components]},
        FactKind.REUSED: {"v": reused},
        FactKind.PLACES: {
            "v": {
                "receiver": agency.pk,
                "competent": application.competent.pk if application.competent else None,
                "vertical": application.vertical.pk if application.vertical else None,
            }
        },
        **application.more,
    }


def begin(terms: Terms, agency: Agency, received_at: datetime, now: datetime, actor: Actor) -> dict[str, Any]:
    """The clock's start and the first step. Raises ``Refused`` for a receipt that the calendar cannot reckon with."""
    calendar = calendar_for(agency)
    try:
        owed = dates_owed(terms.statutory, terms.promised, received_at, calendar)
        promised = due(received_at, terms.promised, calendar) if terms.promised else None
    except BadClockInput as error:
        raise Refused(str(error)) from error
    first = terms.process.first
    share = first_share(terms.process, received_at, promised, calendar)
    step = arrive(first, now, promised, calendar, share, officer=actor.officer.pk)
    return {
        FactKind.STATUS: {"v": Status.HANDLING.value},
        FactKind.RECEIVED_AT: dated(received_at),
        FactKind.STEP: step,
        **owed,
    }


class Receive(OwnAct):
    """Receive a dossier that was filed online, by post or at a kiosk, found complete."""

    capability = Capability.INTAKE
    kind = EventKind.RECEIVED
    by_holder = False

    def __init__(
        self, dossier_id: int, actor: Actor, components: Sequence[Mapping[str, Any]] | None = None
    ) -> None:
        super().__init__(dossier_id, actor)
        self.components = components

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if opened.state.status != Status.FILED:
            return _("Hồ sơ {code} đã được tiếp nhận hoặc đã trả lại: xem diễn biến.").format(
                code=opened.code
            )
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        agency = Agency.objects.get(pk=opened.course.competent or opened.receiver)
        terms = offered(agency, opened.state.procedure, now)
        told = {**terms.facts(), **begin(terms, agency, now, now, self.actor)}
        if self.components is not None:
            told[FactKind.COMPONENTS] = {"v": [dict(one) for one in self.components]}
            told[FactKind.REUSED] = {"v": any(one.get("form") == "reused" for one in self.components)}
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
