"""Say why a dossier was late, where its source does not: the report prints it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.models import Dossier, Event
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor

LONGEST = 2000


class ExplainLateness(Action):
    """The reason in words; the source's own, where it gives one, goes before it."""

    capability = Capability.CORRECT
    kind = EventKind.EXPLAINED

    def __init__(self, dossier_id: int, actor: Actor, reason: str) -> None:
        super().__init__(dossier_id, actor)
        self.reason = reason.strip()

    def check(self, dossier: Dossier) -> None:
        if not self.reason or len(self.reason) > LONGEST:
            raise Refused(_("Lý do quá hạn cần từ 1 đến {longest} ký tự.").format(longest=LONGEST))
        if dossier.received_at is None:
            raise Refused(_("Hồ sơ chưa được tiếp nhận nên không có gì để giải trình."))

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {FactKind.LATE_REASON: {"v": self.reason}}

    def repeats(self, last: Event) -> bool:
        return bool(last.facts == {FactKind.LATE_REASON: {"v": self.reason}})
