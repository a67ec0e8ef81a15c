"""Tell the applicant that the result is there before its date (NĐ 118/2025/NĐ-CP article 20: early, but announced)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import LONGEST
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, Outcome
from motcua.register.write import Actor

CHANNELS = ("phone", "sms", "email", "post", "portal", "counter")
"""How the applicant was told."""


class NotifyEarly(OwnAct):
    """Record that the applicant was told, and how."""

    capability = Capability.HAND_OVER
    kind = EventKind.NOTIFIED
    by_holder = False

    def __init__(self, dossier_id: int, actor: Actor, channel: str = "", content: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.channel = channel
        self.content = content.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        state = opened.state
        if state.finished_at is None or state.outcome != Outcome.ISSUED:
            return _("Hồ sơ {code} chưa có kết quả để báo.").format(code=opened.code)
        if state.handed_over_at is not None:
            return _("Hồ sơ {code} đã trả kết quả.").format(code=opened.code)
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if self.channel not in CHANNELS:
            raise Refused(_("Chọn cách đã báo cho người nộp."))
        if len(self.content) > LONGEST:
            raise Refused(_("Nội dung dài quá {longest} ký tự: viết ngắn lại.").format(longest=LONGEST))
        return {"notified": {"v": {"channel": self.channel, "content": self.content}}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        told = facts.get("notified")
        return told is not None and told["v"]["channel"] == self.channel
