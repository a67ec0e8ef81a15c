"""Money taken for a dossier, as its history tells: an event. The ledger of receipts is kept in ``payments``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct, nowhere
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import written
from motcua.register.course.clock import dated
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor

CHANNELS = ("cash", "transfer", "qr")
"""Ways of paying at the counter. Online payment goes through the portal, which tells of it."""
MOST_DONG = 10**12
LONGEST_NUMBER = 40


class Pay(OwnAct):
    """Fees and charges taken at the counter: ``amount`` in whole đồng, under the number of a receipt."""

    capability = Capability.CASH
    kind = EventKind.PAID
    by_holder = False

    def __init__(
        self, dossier_id: int, actor: Actor, amount: int = 0, channel: str = "cash", receipt_number: str = ""
    ) -> None:
        super().__init__(dossier_id, actor)
        self.amount = amount
        self.channel = channel
        self.receipt_number = receipt_number.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if opened.course.here is None and opened.state.status != Status.FILED:
            return nowhere(opened)
        if opened.state.paid_online:
            return _("Hồ sơ {code} đã nộp phí, lệ phí trực tuyến.").format(code=opened.code)
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if not 0 < self.amount <= MOST_DONG:
            raise Refused(_("Số tiền thu là số đồng nguyên, lớn hơn 0."))
        if self.channel not in CHANNELS:
            raise Refused(_("Chọn cách nộp tiền: tiền mặt, chuyển khoản hoặc mã QR."))
        if not 0 < len(self.receipt_number) <= LONGEST_NUMBER:
            raise Refused(_("Cần ghi số biên lai, tối đa {longest} ký tự.").format(longest=LONGEST_NUMBER))
        key = f"{FactKind.PAYMENT}:{self.receipt_number}"
        if key in opened.course.told:
            raise Refused(_("Biên lai số {number} đã ghi rồi.").format(number=self.receipt_number))
        total = paid(opened) + self.amount
        told: dict[str, Any] = {
            key: {"v": {"amount": self.amount, "channel": self.channel, "at": dated(now)["at"]}}
        }
        if total > opened.state.fee:
            # What was taken is what was charged: the fee of a dossier is never less than what its applicant paid.
            told[FactKind.FEE] = {"v": total}
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return f"{FactKind.PAYMENT}:{self.receipt_number}" in facts


class CancelPayment(OwnAct):
    """A receipt was wrong, or the money went back: nothing was taken under its number, which stays used."""

    capability = Capability.CASH
    kind = EventKind.RECEIPT_CANCELLED
    by_holder = False

    def __init__(self, dossier_id: int, actor: Actor, receipt_number: str = "", reason: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.receipt_number = receipt_number
        self.reason = reason

    @property
    def key(self) -> str:
        """The fact of the payment."""
        return f"{FactKind.PAYMENT}:{self.receipt_number}"

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = opened.course.told.get(self.key)
        if told is None or "was" in told:
            return _("Hồ sơ {code} không có biên lai số {number} còn hiệu lực.").format(
                code=opened.code, number=self.receipt_number
            )
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        told = opened.course.told[self.key]
        reason = written(self.reason, _("Cần ghi lý do hủy biên lai."))
        gone = {
            **told,
            "amount": 0,
            "was": told["amount"],
            "reason": reason,
            "cancelled_at": dated(now)["at"],
        }
        facts: dict[str, Any] = {self.key: {"v": gone}}
        fee = max(charged(opened), paid(opened) - int(told["amount"]))
        if fee != opened.state.fee:
            facts[FactKind.FEE] = {"v": fee}
        return facts

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return self.key in facts


def charged(opened: Opened) -> int:
    """The fee as it was laid down, leaving out what payments made of it; whole đồng."""
    about_money = (EventKind.PAID, EventKind.RECEIPT_CANCELLED)
    told = (
        event.facts.get(FactKind.FEE) for event in reversed(opened.events) if event.kind not in about_money
    )
    return next((int(fact["v"]) for fact in told if fact), 0)


def paid(opened: Opened) -> int:
    """What was taken at the counter so far, in whole đồng."""
    told = opened.course.told
    prefix = f"{FactKind.PAYMENT}:"
    return sum(int(value["amount"]) for kind, value in told.items() if kind.startswith(prefix))
