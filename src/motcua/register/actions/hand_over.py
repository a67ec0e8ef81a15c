"""Mark a result as handed over to the applicant: one, or a whole pile as its codes are scanned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.access import by_code
from motcua.register.actions.base import Action, Refused
from motcua.register.appraise import shown
from motcua.register.models import Dossier, Event
from motcua.register.vocabulary import EventKind, FactKind, Outcome
from motcua.register.write import Actor


class HandOver(Action):
    """The applicant has the result. It fills what the source does not say and never overrules it."""

    capability = Capability.HAND_OVER
    kind = EventKind.HANDED_OVER

    def __init__(self, dossier_id: int, actor: Actor, at: datetime) -> None:
        super().__init__(dossier_id, actor)
        self.at = at

    def check(self, dossier: Dossier) -> None:
        if dossier.handed_over_at is not None:
            raise Refused(
                _("Hồ sơ {code} đã trả kết quả lúc {at}.").format(
                    code=dossier.code, at=shown(dossier.handed_over_at)
                )
            )
        if dossier.finished_at is None or dossier.outcome != Outcome.ISSUED:
            raise Refused(_("Hồ sơ {code} chưa có kết quả để trả.").format(code=dossier.code))
        if self.at < dossier.finished_at:
            raise Refused(
                _("Thời điểm trả {at} trước khi có kết quả ({finished}): kiểm tra lại ngày giờ.").format(
                    at=shown(self.at), finished=shown(dossier.finished_at)
                )
            )

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        if self.at > now:
            raise Refused(
                _("Thời điểm trả {at} ở tương lai: kiểm tra lại ngày giờ.").format(at=shown(self.at))
            )
        return {FactKind.HANDED_OVER_AT: {"at": self.at.isoformat(), "p": "minute"}}

    def repeats(self, last: Event) -> bool:
        return True


@dataclass(frozen=True)
class Scanned:
    """What came of one scanned code: ``error`` is empty when it was marked."""

    code: str
    error: str


def hand_over_pile(
    codes: Sequence[str], actor: Actor, at: datetime, now: datetime | None = None
) -> list[Scanned]:
    """Mark each scanned code; one that cannot be marked is told with its reason and stops no other."""
    outcomes = []
    for code in dict.fromkeys(code.strip() for code in codes if code.strip()):
        dossier = by_code(actor.officer.user, code, Capability.HAND_OVER)
        if dossier is None:
            outcomes.append(Scanned(code, _("không tìm thấy hồ sơ có mã này trong sổ của xã")))
            continue
        try:
            HandOver(dossier.pk, actor, at).execute(now)
        except Refused as refusal:
            outcomes.append(Scanned(code, str(refusal)))
        else:
            outcomes.append(Scanned(code, ""))
    return outcomes
