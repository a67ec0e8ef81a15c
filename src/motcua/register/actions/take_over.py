"""Take a dossier that waits for anyone of a role, so that one officer answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct, nowhere, other_eyes
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind


class TakeOver(OwnAct):
    """Become the officer who holds the present step. The step goes on: its time is not begun anew."""

    capability = Capability.HANDLE
    kind = EventKind.TAKEN_OVER
    by_holder = False

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        here = opened.course.here
        if here is None:
            return nowhere(opened)
        if here.officer == self.actor.officer.pk:
            return _("Hồ sơ {code} đã ở chỗ Ông/Bà.").format(code=opened.code)
        if not self.seats.plays(here.role, here.unit, self.places(opened)):
            return _("Bước “{step}” không thuộc phần việc của Ông/Bà.").format(step=here.name)
        # Who may not do the step must not hold it either: it would lie with nobody who can.
        return other_eyes(here) if self._did_before(opened, here) else None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        return {
            FactKind.HOLDER: {"v": self.actor.officer.pk},
            FactKind.OFFICER: {"v": self.actor.officer.name},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
