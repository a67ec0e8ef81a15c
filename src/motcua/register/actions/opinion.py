"""Ask another unit or agency for an opinion, with a date; the answer ends the waiting by itself.

NĐ 118/2025/NĐ-CP article 19.5: the request states content and time. The time is booked to who was asked; it moves the
date only where the version of the procedure lists such a ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.register.actions.own import OwnAct
from motcua.register.actions.pausing import PauseAct, finish, new_pause, policy_now
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import answer_until, holds, not_handled, not_of, written
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor


class AskOpinion(PauseAct):
    """Ask ``agency``: a unit of the commune, another agency known here, or one known by name (``whose``)."""

    kind = EventKind.OPINION_ASKED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        agency: Agency | None = None,
        content: str = "",
        answer_by: datetime | None = None,
        whose: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.agency = agency
        self.content = content
        self.answer_by = answer_by
        self.whose = whose.strip()

    def pause(self, opened: Opened, now: datetime) -> Pause:
        whose = self.agency.name if self.agency else self.whose
        if not whose:
            raise Refused(_("Chọn đơn vị, cơ quan được lấy ý kiến."))
        ground = content_pinned(opened.course).ground_for("opinion")
        return new_pause(
            opened,
            now,
            "opinion",
            policy_now(opened, ground, now),
            ground=ground.key if ground else "",
            article=ground.article if ground else "",
            answer_by=answer_until(self.answer_by, now),
            whose=whose[:200],
            agency=self.agency.pk if self.agency else None,
            content=written(self.content, _("Cần ghi nội dung lấy ý kiến.")),
        )

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        told: Mapping[str, Any] = next(
            (fact["v"] for kind, fact in facts.items() if kind.startswith("pause:") and fact), {}
        )
        asked = self.agency.pk if self.agency else None
        return bool(told.get("agency") == asked and told.get("content") == self.content.strip())


class GiveOpinion(OwnAct):
    """The answer, by an officer of who was asked, or recorded by who holds the dossier."""

    capability = Capability.HANDLE
    kind = EventKind.OPINION_GIVEN
    by_holder = False

    def __init__(self, dossier_id: int, actor: Actor, key: str = "", content: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.key = key
        self.content = content

    def places(self, opened: Opened) -> set[int]:
        pause = opened.course.pauses.get(self.key)
        asked = {pause.agency} if pause is not None and pause.agency is not None else set()
        return super().places(opened) | asked

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened) or not_of(opened, self.key, "opinion")
        if told is not None:
            return told
        asked = opened.course.pauses[self.key].agency
        answers = any(asked in (seat.place, seat.commune) for seat in self.seats) if asked else False
        if not (answers or holds(self, opened)):
            return _("Chỉ nơi được lấy ý kiến hoặc người đang giữ hồ sơ ghi được ý kiến.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        answer = written(self.content, _("Cần ghi nội dung trả lời."))
        return {**finish(opened, {self.key: "answered"}, now), "opinion": {"v": answer}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return f"pause:{self.key}" in facts
