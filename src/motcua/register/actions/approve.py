"""Sign: what the handler proposed becomes the decision (NĐ 118/2025/NĐ-CP article 19)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.agencies.roles import Capability
from motcua.register.actions.ending import ended, issued
from motcua.register.actions.forward import Move
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import LONGEST, not_handled
from motcua.register.own import Opened
from motcua.register.terms import process_of
from motcua.register.vocabulary import EventKind, FactKind, Outcome, Status
from motcua.register.write import Actor
from motcua.rules.process import Process, Step


def proposed(opened: Opened) -> Mapping[str, Any]:
    """What lies before who decides; without a word of the handler the result is to be issued."""
    told = opened.course.told.get(FactKind.PROPOSAL)
    return told or {"outcome": Outcome.ISSUED.value, "reason": ""}


class Approve(Move):
    """At a step of signature: a result goes on to the stamp, a refusal ends the processing (form 03)."""

    capability = Capability.DECIDE
    kind = EventKind.APPROVED
    may_end = True

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        remark: str = "",
        to: str = "",
        unit: Agency | None = None,
        officer: Officer | None = None,
        papers_back: bool = True,
    ) -> None:
        super().__init__(dossier_id, actor, to, unit, officer)
        self.opinion = remark.strip()
        self.papers_back = papers_back

    def choices(self, process: Process, here: str) -> tuple[Step, ...]:
        return tuple(process.step(key) for key in process.step(here).next)

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        here = opened.course.here
        if here is None or here.kind != "sign":
            return _("Hồ sơ {code} chưa ở bước ký.").format(code=opened.code)
        if proposed(opened)["outcome"] == Outcome.ISSUED and opened.course.stands:
            return _("Đồng hồ của hồ sơ {code} đang dừng: kết thúc lần chờ trước khi ký.").format(
                code=opened.code
            )
        return super().obstacle(opened, now)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if len(self.opinion) > LONGEST:
            raise Refused(_("Ý kiến dài quá {longest} ký tự.").format(longest=LONGEST))
        proposal = proposed(opened)
        approval = {"outcome": proposal["outcome"], "remark": self.opinion, "by": self.actor.officer.pk}
        if proposal["outcome"] == Outcome.REFUSED:
            told = ended(opened, Status.REFUSED, now, papers_back=self.papers_back)
            told[FactKind.REASON] = {"v": proposal["reason"]}
        else:
            told = super().facts(opened, now)
            if process_of(opened.course).step(told[FactKind.STEP]["v"]["key"]).kind == "hand_over":
                told.update(issued(opened, now))
        return {**told, FactKind.APPROVAL: {"v": approval}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
