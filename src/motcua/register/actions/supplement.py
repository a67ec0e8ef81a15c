"""Ask the applicant for what is missing, take it in, say what follows when it does not come.

NĐ 118/2025/NĐ-CP articles 11 and 19.4 (as amended by NĐ 309/2026/NĐ-CP): asked once, within three working days of the
receipt; the limit then counts anew from the full dossier. A later or a second request stops no clock and needs who
decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability, Role
from motcua.register.actions.own import OwnAct
from motcua.register.actions.pausing import PauseAct, finish, new_pause
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import (
    answer_until,
    calendar_of,
    decides,
    holds,
    not_handled,
    plays_here,
    waiting,
    written,
)
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor
from motcua.rules.supplement import WINDOW_DAYS, Effect, stops_the_clock

MOST_COMPONENTS = 60
LAPSES = ("stop", "go_on")
"""What follows when the deadline passes: the dossier is stopped and given back, or handled with what there is."""


def effect(opened: Opened, now: datetime) -> Effect:
    """What a request made ``now`` would do to the clock, and whether it needs who decides."""
    ground = content_pinned(opened.course).ground_for("supplement")
    window = ground.within_days if ground and ground.within_days else WINDOW_DAYS
    received = opened.state.received_at or now
    return stops_the_clock(received, now, len(opened.course.supplements), calendar_of(opened), window)


def allowed_by_leader(opened: Opened) -> Mapping[str, Any] | None:
    """The leave that who decides gave for the next request, with the reason; spent once it is made."""
    told = opened.course.told.get(FactKind.APPROVAL) or {}
    fits = told.get("of") == "supplement" and told.get("number") == len(opened.course.supplements) + 1
    return told if fits else None


class AllowSupplement(OwnAct):
    """Who decides lets a later or a second request be made, and says why."""

    capability = Capability.DECIDE
    kind = EventKind.SUPPLEMENT_ALLOWED
    by_holder = False

    def __init__(self, dossier_id: int, actor: Actor, reason: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.reason = reason

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        if not decides(self, opened):
            return _("Chỉ lãnh đạo của đơn vị đang giữ hồ sơ, Chủ tịch hoặc Giám đốc được đồng ý.")
        if not effect(opened, now).needs_leader:
            return _("Lần bổ sung đầu, trong hạn thì không cần lãnh đạo đồng ý.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.reason, _("Cần ghi lý do yêu cầu bổ sung muộn hoặc lần nữa."))
        number = len(opened.course.supplements) + 1
        return {
            FactKind.APPROVAL: {
                "v": {"of": "supplement", "number": number, "reason": reason, "by": self.actor.officer.pk}
            }
        }

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


class AskSupplement(PauseAct):
    """Form 02. ``components`` are ``{"name", "why"}``; ``lapse`` one of ``LAPSES``."""

    kind = EventKind.SUPPLEMENT_ASKED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        components: Sequence[Mapping[str, Any]] = (),
        content: str = "",
        answer_by: datetime | None = None,
        reason_of_leader: str = "",
        lapse: str = "stop",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.components = components
        self.content = content.strip()
        self.answer_by = answer_by
        self.reason_of_leader = reason_of_leader.strip()
        self.lapse = lapse

    def _not_held(self, opened: Opened) -> str | None:
        """Who decides may ask for a dossier that another holds."""
        return None if decides(self, opened) else super()._not_held(opened)

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        if waiting(opened, "supplement") is not None:
            return _("Hồ sơ {code} đang chờ bổ sung: ghi nhận xong rồi mới yêu cầu nữa.").format(
                code=opened.code
            )
        needs = effect(opened, now).needs_leader
        if needs and not decides(self, opened) and allowed_by_leader(opened) is None:
            return _(
                "Yêu cầu bổ sung muộn hoặc lần thứ hai không dừng đồng hồ và cần lãnh đạo đồng ý, có lý do: "
                "đề nghị lãnh đạo đồng ý trước."
            )
        return None

    def pause(self, opened: Opened, now: datetime) -> Pause:
        found = effect(opened, now)
        ground = content_pinned(opened.course).ground_for("supplement")
        names = ", ".join(one["name"] for one in self._missing())
        return new_pause(
            opened,
            now,
            "supplement",
            (ground.policy if ground else "restart") if found.stops else "none",
            ground=ground.key if ground else "",
            article=ground.article if ground else "",
            answer_by=answer_until(self.answer_by, now),
            whose=_("người nộp hồ sơ"),
            content=written(self.content or names, _("Cần ghi nội dung yêu cầu bổ sung.")),
            flagged="" if found.stops else found.why,
            lapse=self._lapse(),
        )

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        told = super().facts(opened, now)
        key = len(opened.course.pauses) + 1
        told[f"{FactKind.MISSING}:{key}"] = {"v": self._missing()}
        if effect(opened, now).needs_leader:
            told[FactKind.APPROVAL] = {"v": {"of": "supplement", **self._leader(opened)}}
        return told

    def _missing(self) -> list[dict[str, str]]:
        named = [
            {"name": str(one.get("name", "")).strip(), "why": str(one.get("why", "")).strip()}
            for one in self.components
        ]
        named = [one for one in named if one["name"]]
        if not named:
            raise Refused(_("Cần nêu ít nhất một giấy tờ hoặc nội dung còn thiếu."))
        if len(named) > MOST_COMPONENTS or any(len(one["name"] + one["why"]) > 1000 for one in named):
            raise Refused(_("Danh mục bổ sung quá dài: tối đa {most} mục.").format(most=MOST_COMPONENTS))
        return named

    def _lapse(self) -> str:
        if self.lapse not in LAPSES:
            raise Refused(_("Chọn việc sẽ làm khi quá hạn bổ sung: dừng giải quyết, hoặc xử lý tiếp."))
        return self.lapse

    def _leader(self, opened: Opened) -> dict[str, Any]:
        given = allowed_by_leader(opened)
        if given is not None:
            return {"number": -1, "reason": given["reason"], "by": given["by"]}
        reason = written(self.reason_of_leader, _("Cần ghi lý do yêu cầu bổ sung muộn hoặc lần nữa."))
        return {"number": -1, "reason": reason, "by": self.actor.officer.pk}


class ReceiveSupplement(OwnAct):
    """Take in what the applicant brings. When all is there the waiting ends and the limit counts anew."""

    capability = Capability.HANDLE
    kind = EventKind.SUPPLEMENTED
    by_holder = False

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        components: Sequence[Mapping[str, Any]] = (),
        all_complete: bool = True,
    ) -> None:
        super().__init__(dossier_id, actor)
        self.components = components
        self.all_complete = all_complete

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        if waiting(opened, "supplement") is None:
            return _("Hồ sơ {code} không chờ bổ sung.").format(code=opened.code)
        counter = (Role.INTAKE, Role.HAND_OVER, Role.DIRECTOR)
        if not (holds(self, opened) or plays_here(self, opened, counter)):
            return _("Chỉ quầy tiếp nhận hoặc người đang giữ hồ sơ ghi nhận bổ sung.")
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        brought = [dict(one) for one in self.components if str(one.get("name", "")).strip()]
        if len(brought) > MOST_COMPONENTS:
            raise Refused(_("Danh mục bổ sung quá dài: tối đa {most} mục.").format(most=MOST_COMPONENTS))
        if not brought and not self.all_complete:
            raise Refused(_("Cần ghi giấy tờ nào đã nộp."))
        names = {one["name"] for one in brought}
        kept = [
            one for one in opened.course.told.get(FactKind.COMPONENTS) or [] if one.get("name") not in names
        ]
        told: dict[str, Any] = {FactKind.COMPONENTS: {"v": [*kept, *brought]}}
        pause = waiting(opened, "supplement")
        if self.all_complete and pause is not None:
            told.update(finish(opened, {pause.key: "answered"}, now))
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return (FactKind.STATUS in facts) == self.all_complete
