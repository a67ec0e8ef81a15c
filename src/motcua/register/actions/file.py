"""File a dossier that is not received yet: online, by post, at a kiosk, with an officer's help, for another commune.

Nothing is owed to the applicant before the receipt but an answer: received, guided or not accepted, within the
hours that the agency lays down (eight working hours where it lays down none).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.application import (
    LONGEST_PAST,
    Application,
    application_facts,
    check_intake,
    took_in,
)
from motcua.register.actions.given_code import bring_in_under, code_for, once
from motcua.register.actions.refused import Refused
from motcua.register.course.clock import dated
from motcua.register.own import Opened
from motcua.register.terms import NotOffered, terms_for
from motcua.register.vocabulary import Channel, EventKind, FactKind, Mode, Status
from motcua.register.write import Acting, Unattended
from motcua.rules.clock import Limit, Unit, due

BY_ITSELF = Unattended("nộp trực tuyến")


def file_application(
    agency: Agency,
    application: Application,
    actor: Acting | None = None,
    now: datetime | None = None,
    filed_at: datetime | None = None,
) -> Opened:
    """Enter an application that waits for its acceptance; ``filed_at`` where it came in earlier. Raises ``Refused``.

    ``actor`` is the officer who opened the letter or helped; ``None``: the applicant alone, online or at a kiosk.
    """
    moment = now or timezone.now()
    filed, acting = filed_at or moment, actor or BY_ITSELF
    return once(application.uid, lambda: _file(agency, application, acting, moment, filed))


def _file(
    agency: Agency, application: Application, acting: Acting, moment: datetime, filed: datetime
) -> Opened:
    with transaction.atomic():
        competent = check_intake(agency, application, acting, moment)
        check_filing(application, acting, filed, moment)
        facts = {
            FactKind.CODE: {"v": [list(code_for(agency, application.code, filed))]},
            **application_facts(agency, application, acting),
            **_about(agency, competent, application.procedure, filed),
            FactKind.STATUS: {"v": Status.FILED.value},
            FactKind.FILED_AT: dated(filed),
            FactKind.ACCEPT_BY: dated(accept_by(competent, filed)),
        }
        receiver = took_in(agency, application)
        return bring_in_under(EventKind.FILED, facts, application, acting, receiver, moment)


def accept_by(agency: Agency, filed: datetime) -> datetime:
    """Until when ``agency`` has to accept what was filed then, by its calendar."""
    limit = Limit(laid_down(agency).acceptance_hours, Unit.WORKING_HOURS)
    return due(filed, limit, calendar_for(agency))


def check_filing(application: Application, actor: Acting, filed: datetime, now: datetime) -> None:
    """Raise ``Refused`` for what is not filed in this way, by this one or at that time."""
    alone = actor.officer_id is None
    if alone and application.channel != Channel.ONLINE:
        raise Refused(_("Hồ sơ không nộp trực tuyến phải do cán bộ ghi nhận."))
    if alone and application.mode == Mode.ASSISTED:
        raise Refused(_("Hồ sơ được hỗ trợ nộp phải ghi cán bộ nào hỗ trợ."))
    if application.mode == Mode.ASSISTED and not application.account.strip():
        raise Refused(_("Cần ghi tài khoản của ai được dùng để nộp."))
    if application.mode == Mode.NO_APPOINTMENT:
        raise Refused(_("Hồ sơ giải quyết ngay được tiếp nhận tại quầy, không chờ tiếp nhận."))
    if not now - LONGEST_PAST <= filed <= now:
        raise Refused(
            _("Ngày nộp phải trong {days} ngày qua và không ở tương lai.").format(days=LONGEST_PAST.days)
        )


def _about(agency: Agency, competent: Agency, procedure: str, at: datetime) -> dict[str, Any]:
    """Which procedure, in the version that its applicant saw: that of the competent agency, else the receiver's."""
    for one in (competent, agency):
        try:
            entry = terms_for(one, procedure, at).entry
        except NotOffered:
            continue
        return {FactKind.PROCEDURE: {"v": entry.code}, FactKind.VERSION: {"v": entry.version_id}}
    raise Refused(
        _(
            "Thủ tục {code} không có trong danh mục của {agency}: chọn thủ tục khác hoặc bổ sung danh mục."
        ).format(code=procedure, agency=competent.name)
    )
