"""Not accept a dossier, with the reason (form 03): it was never received, so it counts nowhere, and it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.register.actions.guide import BeforeReceipt
from motcua.register.actions.refused import Refused
from motcua.register.linked.waiting import asked_as_a_whole
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor

LONGEST = 2000


class NotAccept(BeforeReceipt):
    """Send a dossier back before its receipt. Only the competent agency may."""

    kind = EventKind.NOT_ACCEPTED
    may_end = True

    def __init__(self, dossier_id: int, actor: Actor, reason: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.reason = reason.strip()

    def places(self, opened: Opened) -> set[int]:
        """Where it is decided: a receiver for another commune only passes it on."""
        return {opened.agency}

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return super().obstacle(opened, now) or asked_as_a_whole(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if not self.reason:
            raise Refused(_("Cần ghi lý do không tiếp nhận: lý do được in trong phiếu gửi người nộp."))
        if len(self.reason) > LONGEST:
            raise Refused(_("Lý do dài quá {longest} ký tự.").format(longest=LONGEST))
        return {FactKind.STATUS: {"v": Status.NOT_ACCEPTED.value}, FactKind.REASON: {"v": self.reason}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
