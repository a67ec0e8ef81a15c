"""Settle a doubt: a person has looked, and says what is right."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.roles import Capability
from motcua.register.actions.refused import Refused
from motcua.register.models import Doubt
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor, append, lock


def settle(doubt_id: int, actor: Actor, settlement: str, now: datetime | None = None) -> Doubt:
    """Close a doubt with the officer's finding. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        # The dossier first, as imports do: two that lock in opposite order wait for each other for ever.
        dossier_id = Doubt.objects.values_list("dossier_id", flat=True).get(pk=doubt_id)
        dossier = lock(dossier_id) if dossier_id is not None else None
        doubt = Doubt.objects.select_for_update(of=("self",)).select_related("agency").get(pk=doubt_id)
        if not may(actor.officer.user, Capability.SETTLE, doubt.agency):
            raise Refused(_("Ông/Bà không có quyền xử lý điểm nghi vấn này."))
        if doubt.settled_at is not None:
            raise Refused(_("Điểm nghi vấn này đã được xử lý."))
        if not settlement.strip():
            raise Refused(_("Cần ghi kết quả đối chiếu: bên nào đúng, căn cứ vào đâu."))
        if dossier is not None:
            facts = {"doubt": {"v": doubt.code, "key": doubt.key, "settlement": settlement.strip()}}
            append(dossier, EventKind.DOUBT_SETTLED, facts, actor, moment)
        doubt.settled_at, doubt.settled_by, doubt.settlement = moment, actor.officer, settlement.strip()
        doubt.save()
    return doubt
