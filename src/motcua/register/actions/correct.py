"""Correct a wrong record: one officer proposes with reason and evidence, another decides.

Both values stay visible. A correction holds until the source itself says otherwise. Of receipt, due date and
finish it is shown and printed as such, while the verdict that was counted stays counted.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.agencies.roles import Capability
from motcua.register.actions.refused import Refused
from motcua.register.hearing import hear
from motcua.register.loading import events_of
from motcua.register.models import Correction, Dossier
from motcua.register.vocabulary import Channel, EventKind, FactKind
from motcua.register.write import Actor, append, lock, refresh

CORRECTABLE = (
    *FactKind.DATED[1:],
    FactKind.PROCEDURE,
    FactKind.CHANNEL,
    FactKind.FEE,
    FactKind.PAID_ONLINE,
    FactKind.DIGITISED,
    FactKind.REUSED,
    FactKind.ELECTRONIC_RESULT,
    FactKind.LINKED_GROUP,
    FactKind.LATE_REASON,
)

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""As in files (``exchange.reading.moments``); a year that the database cannot give back would close every list."""


def propose(
    dossier_id: int,
    actor: Actor,
    fact: str,
    value: object,
    reason: str,
    evidence: str,
    now: datetime | None = None,
) -> Correction:
    """Put a correction forward. ``value``: an aware datetime for a dated fact, else text, number or flag.

    Raises ``Refused``.
    """
    with transaction.atomic():
        dossier = lock(dossier_id)
        _allowed(dossier, actor)
        if fact not in CORRECTABLE:
            raise Refused(_("Mục này không đính chính được ở đây."))
        if dossier.owned and fact == FactKind.PROCEDURE:
            raise Refused(
                _("Hồ sơ đã tiếp nhận theo thủ tục này: dừng giải quyết rồi tiếp nhận lại theo thủ tục đúng.")
            )
        return put_forward(dossier, actor, fact, value, reason, evidence, now or timezone.now())


def put_forward(
    dossier: Dossier,
    actor: Actor,
    fact: str,
    value: object,
    reason: str,
    evidence: str,
    now: datetime,
) -> Correction:
    """The proposal itself, for an act that may do it and holds the dossier's lock. Raises ``Refused``."""
    if not reason.strip() or not evidence.strip():
        raise Refused(_("Cần ghi rõ lý do và minh chứng (số văn bản, ảnh chụp sổ giao nhận…)."))
    if dossier.corrections.filter(fact=fact, decided_at__isnull=True).exists():
        raise Refused(_("Mục này đang có một đề nghị đính chính chờ duyệt."))
    return Correction.objects.create(
        dossier=dossier,
        fact=fact,
        value=_told(fact, value),
        replaces=_said(dossier, fact),
        reason=reason.strip(),
        evidence=evidence.strip(),
        proposed_by=actor.officer,
        proposed_at=now,
    )


def decide(
    correction_id: int, actor: Actor, approved: bool, remark: str = "", now: datetime | None = None
) -> Correction:
    """Approve or decline a proposal; never one's own. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        correction = Correction.objects.select_for_update().get(pk=correction_id)
        dossier = lock(correction.dossier_id)
        _allowed(dossier, actor)
        if correction.decided_at is not None:
            raise Refused(_("Đề nghị này đã được quyết định."))
        # Nor in the proposer's stead: a role that was lent decides nothing that its holder may not.
        if correction.proposed_by_id in (actor.officer.pk, actor.on_behalf_of):
            raise Refused(_("Người đề nghị không được tự duyệt: cần một cán bộ khác."))
        if approved:
            said = _said(dossier, correction.fact)
            if said != correction.replaces:
                raise Refused(_("Hệ thống nguồn đã đổi giá trị này từ khi đề nghị: xem lại rồi đề nghị lại."))
            told = {
                **correction.value,
                "was": said,
                "reason": correction.reason,
                "evidence": correction.evidence,
            }
            told["proposed_by"] = correction.proposed_by_id
            append(dossier, EventKind.CORRECTED, {correction.fact: told}, actor, moment)
            refresh([dossier.pk], moment)
        correction.decided_by, correction.decided_at = actor.officer, moment
        correction.approved, correction.remark = approved, remark.strip()
        correction.save()
    return correction


def _allowed(dossier: Dossier, actor: Actor) -> None:
    if not may(actor.officer.user, Capability.CORRECT, dossier.agency, dossier.unit_id):
        raise Refused(_("Ông/Bà không có quyền đính chính hồ sơ này."))
    if dossier.merged_into_id is not None:
        raise Refused(_("Hồ sơ này đã gộp vào hồ sơ khác: đính chính ở hồ sơ chính."))


def _said(dossier: Dossier, fact: str) -> dict[str, Any] | None:
    with connection.cursor() as cursor:
        fact_now = hear(events_of(cursor, [dossier.pk])[dossier.pk]).facts.get(fact)
    return None if fact_now is None else dict(fact_now)


def _told(fact: str, value: object) -> dict[str, Any]:
    if fact in FactKind.DATED:
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise Refused(_("Cần một ngày giờ đúng, ví dụ 14/06/2026 16:30."))
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise Refused(_("Năm {year} không thể có ở một hồ sơ: xem lại năm.").format(year=value.year))
        return {"at": timezone.localtime(value).isoformat(), "p": "minute"}
    if fact == FactKind.CHANNEL and value not in Channel.values:
        raise Refused(_("Kênh nộp không hợp lệ."))
    if fact == FactKind.FEE and not (isinstance(value, int) and value >= 0):
        raise Refused(_("Phí, lệ phí là số đồng nguyên, không âm."))
    return {"v": value}
