"""Refuse to handle a dossier that does not meet the conditions: form 03, within the limit, always with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.ending import ended
from motcua.register.actions.own import OwnAct, other_eyes
from motcua.register.actions.standing import decides, not_handled, written
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor


class Refuse(OwnAct):
    """Who decides refuses, wherever the dossier is (NĐ 118/2025/NĐ-CP article 19.8). It cannot be undone."""

    capability = Capability.DECIDE
    kind = EventKind.REFUSED
    by_holder = False
    may_end = True

    def __init__(self, dossier_id: int, actor: Actor, reason: str = "", papers_back: bool = True) -> None:
        super().__init__(dossier_id, actor)
        self.reason = reason
        self.papers_back = papers_back

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        here = opened.course.here
        if here is not None and self._did_before(opened, here):
            return other_eyes(here)
        if not decides(self, opened):
            return _(
                "Chỉ lãnh đạo của đơn vị đang giữ hồ sơ, Chủ tịch hoặc Giám đốc được từ chối giải quyết."
            )
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.reason, _("Cần ghi lý do từ chối: phiếu từ chối in nguyên văn."))
        return {
            **ended(opened, Status.REFUSED, now, papers_back=self.papers_back),
            FactKind.REASON: {"v": reason},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
