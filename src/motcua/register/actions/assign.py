"""Say who sees to a dossier: an officer, a unit, or both. Local; its source never changes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.register.access import may_act
from motcua.register.actions.base import Action, Refused
from motcua.register.models import CourseNow, Dossier, Event
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor


class Assign(Action):
    """Give a dossier to an officer of the commune."""

    capability = Capability.ASSIGN
    kind = EventKind.ASSIGNED

    def __init__(self, dossier_id: int, actor: Actor, assignee: Officer, unit: Agency | None = None) -> None:
        super().__init__(dossier_id, actor)
        self.assignee = assignee
        self.unit = unit

    def check(self, dossier: Dossier) -> None:
        if dossier.owned and not may_act(self.actor.officer.user, Capability.HANDLE, dossier):
            # Control reads a dossier of ours and urges; who works on it, those decide who handle it.
            raise Refused(_("Hồ sơ thụ lý tại đây do lãnh đạo đơn vị phân công; Ông/Bà đôn đốc được."))
        if (
            self.assignee.agency_id != dossier.agency_id
            and self.assignee.agency.parent_id != dossier.agency_id
        ):
            raise Refused(
                _("{name} không thuộc cơ quan giải quyết hồ sơ này.").format(name=self.assignee.name)
            )
        if self.unit is not None and self.unit.parent_id != dossier.agency_id:
            raise Refused(
                _("{name} không phải đơn vị của cơ quan giải quyết hồ sơ.").format(name=self.unit.name)
            )
        if dossier.owned:
            self._check_step(dossier)

    def _check_step(self, dossier: Dossier) -> None:
        """A dossier that is handled here goes to somebody who plays the part of the present step."""
        now = CourseNow.objects.filter(dossier=dossier).first()
        if now is None or not now.step:
            raise Refused(_("Hồ sơ {code} không ở bước nào để phân công.").format(code=dossier.code))
        given = self.unit or self._own_unit()
        unit = given.pk if given is not None else now.unit_id
        if not seats_of(self.assignee.user).plays(now.role, unit, {dossier.agency_id}):
            raise Refused(
                _("{name} không giữ phần việc của bước “{step}”.").format(
                    name=self.assignee.name, step=now.step_name
                )
            )

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        told: dict[str, Any] = {"assignee": {"v": self.assignee.pk}}
        unit = self.unit or self._own_unit()
        if unit is not None:
            told["unit"] = {"v": unit.pk}
        return told

    def _own_unit(self) -> Agency | None:
        """Where the officer works: a unit's officer sees the dossiers of that unit, so this one must lie there."""
        own = self.assignee.agency
        return own if own.kind == AgencyKind.UNIT else None

    def repeats(self, last: Event) -> bool:
        return bool(last.facts.get("assignee") == {"v": self.assignee.pk})
