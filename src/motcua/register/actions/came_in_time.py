"""What was asked for came in time and was entered too late: the stop that came by itself is taken back.

The program stops a dossier some hours after the applicant's deadline. Whoever brought the papers before it owes nothing
to how fast the office writes: with the evidence, who decides on the dossier enters the day on which they came. The
dossier goes on at the step where it was, its clock as if the papers had been entered on that day; both events stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import calendar_of, written
from motcua.register.appraise import shown
from motcua.register.course import Pause
from motcua.register.course.pauses import closing
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.own import Opened
from motcua.register.state import State
from motcua.register.terms import process_of
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor
from motcua.rules.clock import BadClockInput


class CameInTime(OwnAct):
    """Take the program's own stop back. ``at``: when the papers came; ``evidence``: by what that is known."""

    capability = Capability.DECIDE
    kind = EventKind.SUPPLEMENTED
    by_holder = False

    def __init__(self, dossier_id: int, actor: Actor, at: datetime | None = None, evidence: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.at = at
        self.evidence = evidence

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if own_stop(opened) is None:
            return _("Hồ sơ {code} không do phần mềm tự dừng vì quá hạn bổ sung.").format(code=opened.code)
        if opened.state.handed_over_at is not None:
            return _("Hồ sơ {code} đã trả lại người nộp: tiếp nhận hồ sơ mới.").format(code=opened.code)
        if FactKind.PART_OF in opened.course.told:
            return _("Hồ sơ {code} thuộc nhóm liên thông: thủ tục khác có thể đã bắt đầu theo.").format(
                code=opened.code
            )
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        stop = own_stop(opened)
        if stop is None:
            raise Refused(self.obstacle(opened, now) or "")
        before = derive(opened.events[: opened.events.index(stop)])
        pause = next(one for one in before.own_course.open_pauses if one.kind == "supplement")
        at = self._in_time(pause)
        evidence = written(self.evidence, _("Cần ghi minh chứng: sổ nhận, dấu bưu điện, biên nhận."))
        return {
            **_retracted(before, stop),
            **self._went_on(before, opened, pause, at),
            FactKind.RECALLS: {"v": stop.seq},
            FactKind.REASON: {"v": evidence},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return FactKind.RECALLS in facts

    def _in_time(self, pause: Pause) -> datetime:
        if self.at is None:
            raise Refused(_("Cần ghi lúc người nộp đã bổ sung."))
        if not (pause.since <= self.at and (pause.answer_by is None or self.at <= pause.answer_by)):
            raise Refused(
                _("Giấy tờ phải đến từ {since} đến {until} mới là đúng hạn bổ sung.").format(
                    since=shown(pause.since), until=shown(pause.answer_by) if pause.answer_by else "…"
                )
            )
        return self.at

    def _went_on(self, before: State, opened: Opened, pause: Pause, at: datetime) -> dict[str, Any]:
        try:
            return closing(
                before, {pause.key: "answered"}, at, process_of(opened.course), calendar_of(opened)
            )
        except BadClockInput as error:
            raise Refused(error.told(_)) from error


def own_stop(opened: Opened) -> Recorded | None:
    """The event by which the program stopped the dossier, where nothing has undone it."""
    if opened.state.finished_at is None:
        return None
    last = next((one for one in reversed(opened.events) if FactKind.FINISHED_AT in one.facts), None)
    if last is None or last.kind != EventKind.STOPPED or last.officer_id is not None:
        return None
    return last if (last.facts.get(FactKind.STOP) or {}).get("v", {}).get("lapsed") else None


def asked_last(opened: Opened) -> Pause | None:
    """The supplement that was asked for last; ``None`` where none was."""
    return next((one for one in reversed(opened.course.pauses.values()) if one.kind == "supplement"), None)


def _retracted(before: State, stop: Recorded) -> dict[str, Any]:
    """What the stop told, taken back: the end, the reason of its lateness, the notice that was owed for it."""
    told: dict[str, Any] = {
        FactKind.FINISHED_AT: None,
        FactKind.STOP: {"v": {}},
        FactKind.SLIP_OWED: {"v": None},
    }
    if FactKind.LATE_REASON in stop.facts and not before.late_reason:
        told[FactKind.LATE_REASON] = None
    return told
