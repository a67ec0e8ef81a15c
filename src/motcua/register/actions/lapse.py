"""The applicant's deadline for a supplement has passed and nothing came: what was announced is done.

By an officer as soon as it has passed; by the program some working hours later, where nothing is left to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.ending import ended
from motcua.register.actions.own import OwnAct, told_late
from motcua.register.actions.pausing import finish
from motcua.register.actions.refused import ImportGoesOn, Refused
from motcua.register.actions.slip_owed import owes
from motcua.register.actions.standing import decides, holds, not_handled, waiting
from motcua.register.after import then
from motcua.register.appraise import shown
from motcua.register.course import Pause
from motcua.register.own import NotOurs, Opened, open_owned, read_owned, write_own
from motcua.register.sentences import in_vietnamese
from motcua.register.terms import content_pinned
from motcua.register.turns import turn_of_linked
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Unattended


class LapseSupplement(OwnAct):
    """The deadline has passed and nothing came: the dossier is stopped and given back, as the request announced."""

    capability = Capability.HANDLE
    kind = EventKind.STOPPED
    by_holder = False
    may_end = True
    lapse: ClassVar[str] = "stop"

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        pause = waiting(opened, "supplement")
        if pause is None:
            return _("Hồ sơ {code} không chờ bổ sung.").format(code=opened.code)
        if pause.answer_by is None or now <= pause.answer_by:
            until = shown(pause.answer_by) if pause.answer_by else ""
            return _("Người nộp còn thời gian bổ sung đến {until}.").format(until=until)
        if (pause.lapse or "stop") != self.lapse:
            return _("Phiếu yêu cầu bổ sung đã báo trước việc khác khi quá hạn: xem nội dung phiếu.")
        if not (holds(self, opened) or decides(self, opened)):
            return _("Chỉ người đang giữ hồ sơ hoặc lãnh đạo làm được việc này.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        return stopped(opened, lapsing(opened), now)

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


class GoOnWithout(LapseSupplement):
    """The deadline has passed and nothing came: the dossier is handled with what there is, as announced."""

    kind = EventKind.RESUMED
    lapse = "go_on"

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        return gone_on(opened, lapsing(opened), now)


def stopped(opened: Opened, pause: Pause, now: datetime) -> dict[str, Any]:
    """The facts of a dossier that is stopped and given back because nothing came."""
    return {
        **ended(opened, Status.STOPPED, now, papers_back=True, outcomes={pause.key: "lapsed"}),
        FactKind.REASON: {"v": _nothing_came(pause)},
        FactKind.STOP: {"v": {"request": "", "papers_back": True, "lapsed": True}},
    }


def gone_on(opened: Opened, pause: Pause, now: datetime) -> dict[str, Any]:
    """The facts of a dossier that is handled with what there is.

    The full dossier never came, so the limit is not counted anew for it (NĐ 118/2025/NĐ-CP article 19.4): what the
    applicant was waited for is left out of the time and the rest goes on, unless the version's ground says otherwise.
    """
    ground = content_pinned(opened.course).ground(pause.ground)
    policies = {pause.key: ground.lapsed if ground is not None else "resume"} if pause.stops else {}
    return {
        **finish(opened, {pause.key: "lapsed"}, now, policies),
        FactKind.REASON: {"v": _nothing_came(pause)},
    }


def lapse_by_itself(dossier_id: int, by: Unattended, now: datetime, after: timedelta = timedelta()) -> bool:
    """Do what the request announced, with nobody acting, if nothing is left to judge; whether it was done.

    ``after``: the working time that must have passed since the deadline.
    Safe to call twice and beside an officer's act: all is asked again under the lock of the dossier's row.
    """
    try:
        without_waiting = read_owned(dossier_id)  # nobody need wait for a lock that is for nothing
        if _lapsing_now(without_waiting, now, after) is None:
            return False
        with transaction.atomic():
            if FactKind.PART_OF in without_waiting.course.told:
                turn_of_linked(dossier_id)  # others may end by its end
            return _lapse(open_owned(dossier_id), by, now, after)
    except (NotOurs, ImportGoesOn):  # after the import, at the next sweep
        return False


def _lapse(opened: Opened, by: Unattended, now: datetime, after: timedelta) -> bool:
    pause = _lapsing_now(opened, now, after)
    if pause is None:
        return False
    before = opened.state
    if pause.lapse == GoOnWithout.lapse:
        write_own(opened, GoOnWithout.kind, gone_on(opened, pause, now), by, now)
    else:
        kind = LapseSupplement.kind
        facts = told_late(opened, kind, {**stopped(opened, pause, now), **owes("05", now)}, now)
        write_own(opened, kind, facts, by, now)
    then(before, opened, by, now)
    return True


def _lapsing_now(opened: Opened, now: datetime, after: timedelta) -> Pause | None:
    """The request whose consequence comes by itself now.

    Not one that stops a dossier where an officer must judge: a request that was late or a second one (the decree has
    but one), an applicant who brought a part, a dossier that waits for something else as well.
    """
    pause = waiting(opened, "supplement")
    if pause is None or not_handled(opened) is not None or opened.events[-1].recorded_at > now:
        return None
    if pause.answer_by is None or now <= pause.answer_by:
        return None
    if opened.calendar.add_working_time(pause.answer_by, after) > now:
        return None
    if pause.lapse == GoOnWithout.lapse:
        return pause
    alone = len(opened.course.open_pauses) == 1
    return pause if alone and not pause.flagged and not _brought_a_part(opened, pause) else None


def _brought_a_part(opened: Opened, pause: Pause) -> bool:
    return any(
        event.kind == EventKind.SUPPLEMENTED and event.recorded_at >= pause.since for event in opened.events
    )


def lapsing(opened: Opened) -> Pause:
    """The request that waits for its answer. Raises ``Refused``."""
    pause = waiting(opened, "supplement")
    if pause is None:
        raise Refused(_("Hồ sơ {code} không chờ bổ sung.").format(code=opened.code))
    return pause


def _nothing_came(pause: Pause) -> str:
    until = shown(pause.answer_by) if pause.answer_by else ""
    with in_vietnamese():  # form 05 prints it
        return _("Quá hạn bổ sung {until} mà người nộp không bổ sung.").format(until=until)
