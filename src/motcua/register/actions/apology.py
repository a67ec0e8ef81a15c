"""Apologise and name a new date: form 04, once (NĐ 118/2025/NĐ-CP article 19.9).

The letter goes out at the latest on the day before the date falls due; later it is still possible and flagged. The
verdict keeps to the promised date: late with a letter and late without are counted apart, both are late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import LONGEST_ANSWER, decides, not_handled, written
from motcua.register.appraise import shown
from motcua.register.course.clock import dated
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor
from motcua.rules.zone import local


class Apologise(OwnAct):
    """Who decides apologises to the applicant. It cannot be done twice."""

    capability = Capability.DECIDE
    kind = EventKind.APOLOGISED
    by_holder = False

    def __init__(
        self, dossier_id: int, actor: Actor, new_due: datetime | None = None, reason: str = ""
    ) -> None:
        super().__init__(dossier_id, actor)
        self.new_due = new_due
        self.reason = reason

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        before = opened.course.told.get(FactKind.APOLOGY_DUE_AT)
        if before:
            return _("Hồ sơ {code} đã xin lỗi, hẹn lại đến {until}; chỉ được hẹn lại một lần.").format(
                code=opened.code, until=shown(before)
            )
        if opened.state.due_at is None:
            return _(
                "Đồng hồ của hồ sơ {code} đang dừng hoặc không có hạn: chưa có ngày hẹn để hẹn lại."
            ).format(code=opened.code)
        if not decides(self, opened):
            return _("Chỉ lãnh đạo của đơn vị đang giữ hồ sơ, Chủ tịch hoặc Giám đốc ký văn bản xin lỗi.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.reason, _("Cần ghi lý do quá hạn: văn bản xin lỗi in nguyên văn."))
        due = opened.state.due_at
        if due is None or self.new_due is None or not max(due, now) < self.new_due <= now + LONGEST_ANSWER:
            raise Refused(_("Ngày hẹn lại phải sau ngày hẹn trả và sau hôm nay, trong vòng hai năm."))
        late = local(now).date() >= local(due).date()
        return {
            FactKind.APOLOGY_DUE_AT: dated(self.new_due),
            FactKind.APOLOGY: {"v": {"reason": reason, "late": late, "by": self.actor.officer.pk}},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
