"""The applicant's deadline for a supplement has passed and nothing came: what was announced is done, by an officer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.ending import ended
from motcua.register.actions.own import OwnAct
from motcua.register.actions.pausing import finish
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import decides, holds, not_handled, waiting
from motcua.register.appraise import shown
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status


class LapseSupplement(OwnAct):
    """The deadline has passed and nothing came: the dossier is stopped and given back, as the request announced."""

    capability = Capability.HANDLE
    kind = EventKind.STOPPED
    by_holder = False
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
        pause = lapsing(opened)
        return {
            **ended(opened, Status.STOPPED, now, papers_back=True, outcomes={pause.key: "lapsed"}),
            FactKind.REASON: {"v": _nothing_came(pause)},
            FactKind.STOP: {"v": {"request": "", "papers_back": True}},
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


class GoOnWithout(LapseSupplement):
    """The deadline has passed and nothing came: the dossier is handled with what there is, as announced."""

    kind = EventKind.RESUMED
    lapse = "go_on"

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        pause = lapsing(opened)
        return {
            **finish(opened, {pause.key: "lapsed"}, now),
            FactKind.REASON: {"v": _nothing_came(pause)},
        }


def lapsing(opened: Opened) -> Pause:
    """The request that waits for its answer. Raises ``Refused``."""
    pause = waiting(opened, "supplement")
    if pause is None:
        raise Refused(_("Hồ sơ {code} không chờ bổ sung.").format(code=opened.code))
    return pause


def _nothing_came(pause: Pause) -> str:
    until = shown(pause.answer_by) if pause.answer_by else ""
    return _("Quá hạn bổ sung {until} mà người nộp không bổ sung.").format(until=until)
