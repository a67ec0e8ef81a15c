"""Write a note on a dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.models import Dossier, Event
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor

LONGEST = 2000


class Note(Action):
    """A remark that stays with the dossier, whatever its source says later."""

    capability = Capability.NOTE
    kind = EventKind.NOTED

    def __init__(self, dossier_id: int, actor: Actor, text: str) -> None:
        super().__init__(dossier_id, actor)
        self.text = text.strip()

    def check(self, dossier: Dossier) -> None:
        if not self.text or len(self.text) > LONGEST:
            raise Refused(_("Nội dung ghi chú cần từ 1 đến {longest} ký tự.").format(longest=LONGEST))

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {"note": {"v": self.text}}

    def repeats(self, last: Event) -> bool:
        return bool(last.facts == {"note": {"v": self.text}})
