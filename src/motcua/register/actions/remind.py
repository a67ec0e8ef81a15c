"""Urge whoever sees to a dossier to get on with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.models import Dossier, Event
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor

LONGEST = 1000


class Remind(Action):
    """A reminder, with words; only an open dossier or one not handed over can be urged."""

    capability = Capability.REMIND
    kind = EventKind.REMINDED

    def __init__(self, dossier_id: int, actor: Actor, text: str) -> None:
        super().__init__(dossier_id, actor)
        self.text = text.strip()

    def check(self, dossier: Dossier) -> None:
        if dossier.handed_over_at is not None:
            raise Refused(_("Hồ sơ đã trả kết quả: không còn gì để đôn đốc."))
        if len(self.text) > LONGEST:
            raise Refused(_("Nội dung đôn đốc dài quá {longest} ký tự.").format(longest=LONGEST))

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {"reminder": {"v": self.text}}

    def repeats(self, last: Event) -> bool:
        return bool(last.facts == {"reminder": {"v": self.text}})
