"""Verbs that make a dossier wait for somebody, and verbs that end the waiting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.roles import Capability
from motcua.catalogue.content import Ground
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import calendar_of, not_handled
from motcua.register.appraise import shown
from motcua.register.course import Pause
from motcua.register.course.pauses import clashes, closing, next_key, opening
from motcua.register.own import Opened
from motcua.register.terms import process_of
from motcua.rules.clock import BadClockInput
from motcua.rules.process.cases import GroundRule, stops

WAITS_FOR = {
    "supplement": gettext_lazy("bổ sung hồ sơ"),
    "finance": gettext_lazy("nghĩa vụ tài chính"),
    "opinion": gettext_lazy("ý kiến trả lời"),
    "other": gettext_lazy("việc đang tạm dừng"),
}


class PauseAct(OwnAct):
    """Begin to wait. ``pause`` says for what."""

    capability = Capability.HANDLE

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return not_handled(opened)

    def pause(self, opened: Opened, now: datetime) -> Pause:
        """The pause that begins. Raises ``Refused`` for what was typed."""
        raise NotImplementedError

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        return begin(opened, self.pause(opened, now), now)

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


def begin(opened: Opened, pause: Pause, now: datetime) -> dict[str, Any]:
    """The facts of a pause that begins. Raises ``Refused`` where another open one leaves no room for it."""
    other = clashes(opened.course, pause.policy)
    if other is not None:
        raise Refused(
            _("Đồng hồ đang dừng vì chờ {what} từ {since}: ghi nhận xong lần chờ ấy rồi làm tiếp.").format(
                what=WAITS_FOR.get(other.kind, other.kind), since=shown(other.since)
            )
        )
    return opening(opened.state, pause, now)


def finish(
    opened: Opened, outcomes: Mapping[str, str], now: datetime, policies: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The facts of pauses that end. Raises ``Refused`` for dates that contradict each other."""
    process, calendar = process_of(opened.course), calendar_of(opened)
    try:
        return closing(opened.state, outcomes, now, process, calendar, policies or {})
    except BadClockInput as error:
        raise Refused(error.told(_)) from error


def policy_now(opened: Opened, ground: Ground | None, now: datetime) -> str:
    """What a ground raised ``now`` does to the clock: ``none`` where it comes too late, or once more, or there is none.

    As in the example cases of a process (``rules.process.cases``): what is tried there is what holds here.
    """
    if ground is None:
        return "none"
    again = any(one.ground == ground.key for one in opened.course.pauses.values())
    rule = GroundRule(ground.policy, ground.within_days)
    received = opened.state.received_at or now
    return ground.policy if stops(rule, received, now, calendar_of(opened), again=again) else "none"


def new_pause(opened: Opened, now: datetime, kind: str, policy: str, **given: Any) -> Pause:
    """A pause of the next key; ``given`` are fields of ``Pause``."""
    blank = Pause(next_key(opened.course), "", kind, policy, now, None, None, "", "", "", "", "")
    return blank._replace(**given)
