"""Take a mistaken forward back, until who received it has acted: the clock goes on as if it had not happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.course import MOVES
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind


class Recall(OwnAct):
    """Undo one's own last forward or return."""

    capability = Capability.HANDLE
    kind = EventKind.RECALLED
    by_holder = False

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        course = opened.course
        if course.last_kind not in MOVES:
            return _(
                "Không thu hồi được: sau lượt chuyển đã có người xử lý hồ sơ, hoặc chưa có lượt chuyển nào."
            )
        if course.last_officer != self.actor.officer.pk:
            return _("Chỉ người đã chuyển mới thu hồi được lượt chuyển của mình.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        told: dict[str, Any] = {FactKind.RECALLS: {"v": opened.course.last_seq}}
        if opened.course.last_kind == EventKind.PROPOSED:
            told[FactKind.PROPOSAL] = {"v": _proposal_before(opened)}
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


def _proposal_before(opened: Opened) -> dict[str, Any]:
    """The proposal that stood before the one that is taken back stands again, as its maker's; empty: there was none."""
    for event in reversed(opened.events):
        told = event.facts.get(FactKind.PROPOSAL) if event.seq < opened.course.last_seq else None
        if told is not None:
            return {"by": event.officer_id, **told["v"]} if told["v"] else {}
    return {}
