"""Stop at the applicant's request before there is a result: form 05 (TT 03/2025/TT-VPCP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.ending import ended
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import decides, not_handled, written
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor
from motcua.rules.zone import local

LONGEST_MONEY = 200


class Withdraw(OwnAct):
    """The applicant takes the dossier back; the counter records it. It cannot be undone."""

    capability = Capability.INTAKE
    kind = EventKind.STOPPED
    by_holder = False
    may_end = True
    status: ClassVar[Status] = Status.WITHDRAWN

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        ground_text: str = "",
        request_number: str = "",
        papers_back: bool = True,
        request_day: date | None = None,
        money: str = "",
    ) -> None:
        """``request_day``: of the applicant's letter; ``money``: what becomes of what was paid. Both are printed."""
        super().__init__(dossier_id, actor)
        self.ground_text = ground_text
        self.request_number = request_number.strip()
        self.request_day = request_day
        self.money = money.strip()
        self.papers_back = papers_back

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return not_handled(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.ground_text, _("Cần ghi lý do theo đề nghị của người nộp."))
        if len(self.request_number) > 60:
            raise Refused(_("Số văn bản đề nghị quá dài."))
        if self.request_day is not None and self.request_day > local(now).date():
            raise Refused(_("Ngày của đơn đề nghị ở tương lai: xem lại ngày."))
        if len(self.money) > LONGEST_MONEY:
            raise Refused(_("Nội dung xử lý phí dài quá {most} ký tự.").format(most=LONGEST_MONEY))
        told: dict[str, Any] = {"request": self.request_number, "papers_back": self.papers_back}
        if self.request_day is not None:
            told["request_day"] = self.request_day.isoformat()
        if self.money:
            told["money"] = self.money
        return {
            **ended(opened, self.status, now, papers_back=self.papers_back),
            FactKind.REASON: {"v": reason},
            FactKind.STOP: {"v": told},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return bool(facts.get(FactKind.STATUS) == {"v": self.status.value})


class Stop(Withdraw):
    """Who decides stops the handling at the applicant's request."""

    capability = Capability.DECIDE
    status = Status.STOPPED

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = super().obstacle(opened, now)
        if told is None and not decides(self, opened):
            return _("Chỉ lãnh đạo của đơn vị đang giữ hồ sơ, Chủ tịch hoặc Giám đốc được dừng giải quyết.")
        return told
