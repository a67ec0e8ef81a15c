"""Pass a dossier on to the next step, or back to an earlier one (NĐ 118/2025/NĐ-CP articles 18 and 19)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.roles import Capability
from motcua.agencies.seats import Seats, seats_of
from motcua.register.actions.own import OwnAct, nowhere, proposer
from motcua.register.actions.refused import Refused
from motcua.register.course.steps import arrive, next_share
from motcua.register.own import Opened
from motcua.register.terms import ELSEWHERE, process_of
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor
from motcua.rules.process import Process, Step

LONGEST = 1000


class Move(OwnAct):
    """Bring a dossier to another step: a unit where the step needs one, an officer where one is named."""

    capability = Capability.HANDLE

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        to: str = "",
        unit: Agency | None = None,
        officer: Officer | None = None,
        remark: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.to = to
        self.unit = unit
        self.officer = officer
        self.remark = remark.strip()

    def choices(self, process: Process, here: str) -> tuple[Step, ...]:
        """The steps to which it may go from ``here``, the usual one first."""
        raise NotImplementedError

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        here = opened.course.here
        if here is None:
            return nowhere(opened)
        if not self.choices(process_of(opened.course), here.key):
            return _("Từ bước “{step}” không còn bước nào để chuyển.").format(step=here.name)
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        step = self._target(opened)
        unit, officer = self._who(opened, step)
        state = opened.state
        process, calendar = process_of(opened.course), opened.calendar
        share = next_share(opened.course, process, step, state.received_at, state.due_at, calendar, now)
        told: dict[str, Any] = {
            FactKind.STEP: arrive(step, now, state.due_at, calendar, share, unit, officer)
        }
        if self.remark:
            if len(self.remark) > LONGEST:
                raise Refused(_("Ý kiến dài quá {longest} ký tự.").format(longest=LONGEST))
            told["remark"] = {"v": self.remark}
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        step = facts.get(FactKind.STEP)
        return step is not None and self.to in ("", step["v"]["key"])

    def _target(self, opened: Opened) -> Step:
        here = opened.course.here
        if here is None:
            raise Refused(nowhere(opened))
        allowed = self.choices(process_of(opened.course), here.key)
        wanted = [step for step in allowed if not self.to or step.key == self.to]
        if not wanted:
            names = ", ".join(f"“{step.name}”" for step in allowed)
            raise Refused(
                _("Từ bước “{step}” chỉ chuyển được tới: {names}.").format(step=here.name, names=names)
            )
        return wanted[0]

    def _who(self, opened: Opened, step: Step) -> tuple[int | None, int | None]:
        """Unit and officer of the next step. Who did the step before cannot do one that asks for other eyes."""
        unit = self.unit or _unit_named(opened.agency, step.unit)
        if unit is not None and (unit.kind != AgencyKind.UNIT or unit.parent_id != opened.agency):
            raise Refused(_("{name} không phải đơn vị của cơ quan giải quyết hồ sơ.").format(name=unit.name))
        kept = opened.course.here.unit if opened.course.here else None
        place = unit.pk if unit is not None else kept
        if self.officer is None:
            return place, None
        if step.four_eyes and self.officer.pk in (self.actor.officer.pk, proposer(opened)):
            raise Refused(
                _(
                    "Bước “{step}” phải do người khác với người làm bước trước và người đề xuất thực hiện."
                ).format(step=step.name)
            )
        seats: Seats = seats_of(self.officer.user)
        if not seats.plays(step.role, place, _agencies(opened, step)):
            raise Refused(
                _("{name} không giữ phần việc của bước “{step}”.").format(
                    name=self.officer.name, step=step.name
                )
            )
        return place, self.officer.pk


def _agencies(opened: Opened, step: Step) -> set[int]:
    """Whose officers may hold the next step: a result is handed over where the dossier came in."""
    return {opened.agency, opened.receiver} if step.kind == "hand_over" else {opened.agency}


def _unit_named(agency_id: int, name: str) -> Agency | None:
    """The unit that a process names by its code's ending or by its name."""
    if not name:
        return None
    units = Agency.objects.filter(parent=agency_id, kind=AgencyKind.UNIT)
    return units.filter(code__endswith=f".{name}").first() or units.filter(name=name).first()


class Forward(Move):
    """Pass a dossier on to what follows. A signature and a stamp are verbs of their own."""

    kind = EventKind.FORWARDED

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        kind = opened.course.here.kind if opened.course.here else ""
        if kind == "sign":
            return _("Bước ký không chuyển tiếp được: hãy ký duyệt, hoặc chuyển lại kèm lý do.")
        if kind == "stamp":
            return _("Bước đóng dấu không chuyển tiếp được: hãy cho số, đóng dấu kết quả.")
        if opened.course.told.get(FactKind.PROCESS) == ELSEWHERE and kind == "handle":
            return _("Cơ quan phối hợp giải quyết theo quy trình riêng: hãy ghi kết quả của cơ quan đó.")
        return super().obstacle(opened, now)

    def choices(self, process: Process, here: str) -> tuple[Step, ...]:
        return tuple(process.step(key) for key in process.step(here).next)


class Return(Move):
    """Give a dossier back to an earlier step, with the reason."""

    kind = EventKind.RETURNED

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if opened.state.finished_at is not None:
            return _("Hồ sơ {code} đã có kết quả: không chuyển lại được nữa.").format(code=opened.code)
        return super().obstacle(opened, now)

    def choices(self, process: Process, here: str) -> tuple[Step, ...]:
        return process.earlier(here)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if not self.remark:
            raise Refused(_("Cần ghi lý do chuyển lại để người nhận biết phải làm gì."))
        return super().facts(opened, now)
