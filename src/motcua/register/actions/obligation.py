"""A detour over a financial obligation: the tax agency determines the amount, then the applicant pays.

Two intervals, each booked to who takes it. They stop the clock only where the version of the procedure lists such a
ground, with its article; whoever has paid need not ask for the time back: ``Clear`` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability, Role
from motcua.register.actions.own import OwnAct
from motcua.register.actions.pausing import PauseAct, finish, new_pause, policy_now
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import answer_until, holds, not_handled, not_of, plays_here, written
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor

MOST_DONG = 10**15
"""An amount above it is a slip of the keyboard."""


class Oblige(PauseAct):
    """Wait for a determination (``amount`` 0, ``agency`` or ``whose`` the tax agency's) or for a payment.

    ``amount`` in whole đồng; ``ground`` a key of the version's grounds, empty: its ground for financial obligations.
    """

    kind = EventKind.OBLIGED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        amount: int = 0,
        content: str = "",
        whose: str = "",
        agency: Agency | None = None,
        answer_by: datetime | None = None,
        ground: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.amount = amount
        self.content = content
        self.whose = whose.strip()
        self.agency = agency
        self.answer_by = answer_by
        self.ground = ground

    def pause(self, opened: Opened, now: datetime) -> Pause:
        if not 0 <= self.amount <= MOST_DONG:
            raise Refused(_("Số tiền là số đồng nguyên, không âm."))
        content = content_pinned(opened.course)
        ground = content.ground(self.ground) if self.ground else content.ground_for("finance")
        if self.ground and (ground is None or ground.waits_for != "finance"):
            raise Refused(_("Thủ tục này không có căn cứ ấy về nghĩa vụ tài chính."))
        payer = _("người nộp hồ sơ") if self.amount else _("cơ quan thuế")
        return new_pause(
            opened,
            now,
            "finance",
            policy_now(opened, ground, now),
            ground=ground.key if ground else "",
            article=ground.article if ground else "",
            answer_by=answer_until(self.answer_by, now),
            whose=(self.agency.name if self.agency else self.whose)[:200] or payer,
            agency=self.agency.pk if self.agency else None,
            content=written(self.content, _("Cần ghi nghĩa vụ tài chính nào.")),
        )

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        told = super().facts(opened, now)
        key = f"{FactKind.OBLIGATION}:{len(opened.course.pauses) + 1}"
        told[key] = {"v": {"amount": self.amount, "content": self.content.strip()}}
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        told = [fact["v"] for kind, fact in facts.items() if kind.startswith(FactKind.OBLIGATION) and fact]
        return any(one.get("amount") == self.amount for one in told)


class Clear(OwnAct):
    """An obligation is met: determined, or paid (``paid_at``, ``reference`` of the receipt). The clock runs again."""

    capability = Capability.HANDLE
    kind = EventKind.CLEARED
    by_holder = False

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        key: str = "",
        paid_at: datetime | None = None,
        reference: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.key = key
        self.paid_at = paid_at
        self.reference = reference.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened) or not_of(opened, self.key, "finance")
        if told is not None:
            return told
        counter = (Role.INTAKE, Role.CASHIER, Role.HAND_OVER, Role.DIRECTOR)
        if not (holds(self, opened) or plays_here(self, opened, counter)):
            return _("Chỉ quầy, thu ngân hoặc người đang giữ hồ sơ ghi nhận được việc này.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        before = opened.course.told.get(f"{FactKind.OBLIGATION}:{self.key}") or {"amount": 0, "content": ""}
        reference = written(self.reference, _("Cần ghi số thông báo, biên lai hoặc giấy nộp tiền."))
        paid_at = self.paid_at or now
        if paid_at > now:
            raise Refused(_("Ngày nộp tiền ở tương lai: xem lại ngày."))
        return {
            **finish(opened, {self.key: "answered"}, now),
            f"{FactKind.OBLIGATION}:{self.key}": {
                "v": {**before, "paid_at": paid_at.isoformat(), "reference": reference[:200]}
            },
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return f"{FactKind.OBLIGATION}:{self.key}" in facts
