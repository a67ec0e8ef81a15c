"""Days without appointment: decided at once, no slip unless asked, still recorded (NĐ 118/2025 article 17.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.catalogue.no_appointment import without_appointment
from motcua.register.actions.refused import Refused
from motcua.register.actions.slip_owed import owes
from motcua.register.models import Dossier
from motcua.register.own import NotOurs, open_owned, write_own
from motcua.register.vocabulary import EventKind, FactKind, Mode
from motcua.register.write import Acting
from motcua.rules.zone import local


def check_no_appointment(agency: Agency, procedure: str, mode: str, at: datetime) -> None:
    """Raise ``Refused`` where the agency does not decide that procedure at once on that day."""
    if mode == Mode.NO_APPOINTMENT and not without_appointment(agency, procedure, local(at).date()):
        raise Refused(
            _(
                "Hôm đó thủ tục {code} không thuộc danh mục giải quyết ngay, không hẹn: tiếp nhận có hẹn."
            ).format(code=procedure)
        )


def unfinished(agency: Agency, before: datetime) -> Sequence[int]:
    """Ids of the dossiers without appointment that were received before an instant and are not yet decided."""
    found = Dossier.objects.filter(
        agency=agency,
        owned=True,
        mode=Mode.NO_APPOINTMENT,
        received_at__lt=before,
        finished_at__isnull=True,
        merged_into__isnull=True,
    )
    return list(found.order_by("id").values_list("id", flat=True))


def to_ordinary(dossier_id: int, actor: Acting, now: datetime) -> bool:
    """Make it an ordinary one, whose slip is owed, if it is still undecided; whether it was. Safe to call twice.

    Its dates stay: the limit has run since the receipt.
    """
    with transaction.atomic():
        try:
            opened = open_owned(dossier_id)
        except NotOurs:
            return False
        state = opened.state
        if state.mode != Mode.NO_APPOINTMENT or state.finished_at is not None:
            return False
        facts: dict[str, Any] = {FactKind.MODE: {"v": ""}, **owes("01", now)}
        write_own(opened, EventKind.MADE_ORDINARY, facts, actor, now)
    return True
