"""The handler puts a result before who decides: to be issued, or to be refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.register.actions.forward import Forward
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import not_handled, written
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Outcome
from motcua.register.write import Actor

OUTCOMES = (Outcome.ISSUED.value, Outcome.REFUSED.value)


class Propose(Forward):
    """Say what should come of the dossier and pass it on. Until who receives it has acted it can be recalled."""

    kind = EventKind.PROPOSED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        outcome: str = Outcome.ISSUED.value,
        reason: str = "",
        to: str = "",
        unit: Agency | None = None,
        officer: Officer | None = None,
    ) -> None:
        super().__init__(dossier_id, actor, to, unit, officer)
        self.outcome = outcome
        self.reason = reason.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return not_handled(opened) or super().obstacle(opened, now)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if self.outcome not in OUTCOMES:
            raise Refused(_("Chọn kết quả đề xuất: giải quyết, hoặc từ chối."))
        if self.outcome == Outcome.REFUSED:
            written(self.reason, _("Đề xuất từ chối cần ghi lý do."))
        told = super().facts(opened, now)
        told[FactKind.PROPOSAL] = {
            "v": {"outcome": self.outcome, "reason": self.reason, "by": self.actor.officer.pk}
        }
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        proposal = facts.get(FactKind.PROPOSAL)
        return proposal is not None and proposal["v"]["outcome"] == self.outcome
