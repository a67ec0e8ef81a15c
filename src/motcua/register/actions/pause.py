"""Suspend a dossier on a ground of its procedure, and go on: niêm yết, xác minh, whatever the version lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.actions.pausing import PauseAct, finish, new_pause, policy_now
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import answer_until, not_handled, not_of, written
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor


class Suspend(PauseAct):
    """Wait on a ground of the pinned version. What is not listed there stops no clock."""

    kind = EventKind.PAUSED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        ground: str = "",
        content: str = "",
        answer_by: datetime | None = None,
        whose: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.ground = ground
        self.content = content
        self.answer_by = answer_by
        self.whose = whose.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is None and not grounds_to_suspend(opened):
            return _("Thủ tục này không có căn cứ tạm dừng nào ngoài bổ sung hồ sơ và nghĩa vụ tài chính.")
        return told

    def pause(self, opened: Opened, now: datetime) -> Pause:
        ground = grounds_to_suspend(opened).get(self.ground)
        if ground is None:
            raise Refused(_("Chọn một căn cứ tạm dừng của thủ tục."))
        return new_pause(
            opened,
            now,
            ground.waits_for,
            policy_now(opened, ground, now),
            ground=ground.key,
            article=ground.article,
            answer_by=answer_until(self.answer_by, now),
            whose=self.whose[:200] or ground.name,
            content=written(self.content, _("Cần ghi tạm dừng để làm gì.")),
        )


def grounds_to_suspend(opened: Opened) -> dict[str, Any]:
    """Key → ground of the pinned version that has no verb of its own."""
    grounds = content_pinned(opened.course).grounds
    return {one.key: one for one in grounds if one.waits_for in ("other", "opinion")}


class Resume(OwnAct):
    """What was waited for has come: the clock runs again."""

    capability = Capability.HANDLE
    kind = EventKind.RESUMED

    def __init__(self, dossier_id: int, actor: Actor, key: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.key = key

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        return not_of(opened, self._key(opened), "other", "opinion")

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        return finish(opened, {self._key(opened): "answered"}, now)

    def _key(self, opened: Opened) -> str:
        """The key given, else that of the only open pause."""
        fitting = [one.key for one in opened.course.open_pauses if one.kind in ("other", "opinion")]
        return self.key or (fitting[0] if fitting else "")
