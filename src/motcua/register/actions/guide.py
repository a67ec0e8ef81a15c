"""Guide an applicant before the receipt, as often as needed: no request for a supplement, and not counted as one.

NĐ 118/2025/NĐ-CP article 17.2: content, reason and what to complete, all at once. Guidance may hold the time of
acceptance; it goes on with what was left of it when the applicant has completed the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.application import MOST_PAPERS, check_components, component_facts
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.course.clock import dated
from motcua.register.linked.waiting import asked_as_a_whole, stands_for_the_whole
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor

LONGEST = 2000


class BeforeReceipt(OwnAct):
    """What is done with a dossier that waits for its acceptance."""

    capability = Capability.INTAKE
    by_holder = False

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if opened.state.status != Status.FILED:
            return _("Hồ sơ {code} đã được tiếp nhận hoặc đã trả lại: xem diễn biến.").format(
                code=opened.code
            )
        return None


class ToTheApplicant(BeforeReceipt):
    """What the applicant is told before the receipt: of linked procedures once, with the leading dossier."""

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = super().obstacle(opened, now)
        return told if told or stands_for_the_whole(opened) else asked_as_a_whole(opened)


class Guide(ToTheApplicant):
    """Say what is to be completed; ``components`` are the keys or names of the papers meant."""

    kind = EventKind.GUIDED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        content: str = "",
        components: Sequence[str] = (),
        pauses: bool = False,
    ) -> None:
        super().__init__(dossier_id, actor)
        self.content = content.strip()
        self.components = list(components)
        self.pauses = pauses

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if not self.content:
            raise Refused(_("Cần ghi đầy đủ nội dung cần hoàn thiện, để người nộp chỉ phải làm một lần."))
        if len(self.content) > LONGEST or len(self.components) > MOST_PAPERS:
            raise Refused(_("Nội dung hướng dẫn dài quá {longest} ký tự.").format(longest=LONGEST))
        until, left = opened.course.accept_by, None
        if self.pauses and until is not None:
            calendar = calendar_for(Agency.objects.get(pk=opened.agency))
            left = int(calendar.working_time_between(now, until).total_seconds()) if until > now else 0
        told: dict[str, Any] = {
            f"{FactKind.GUIDANCE}:{len(guidances(opened)) + 1}": {
                "v": {
                    "content": self.content,
                    "components": self.components,
                    "asked": now.isoformat(),
                    "left": left,
                    "answered": None,
                }
            }
        }
        # Who is over the limit already does not cure it by guiding now.
        if left:
            told[FactKind.ACCEPT_BY] = None
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return any(
            kind.startswith(FactKind.GUIDANCE) and fact and fact["v"]["content"] == self.content
            for kind, fact in facts.items()
        )


class Complete(ToTheApplicant):
    """The applicant has completed what the last guidance asked for; the time of acceptance goes on."""

    kind = EventKind.COMPLETED

    def __init__(
        self, dossier_id: int, actor: Actor, components: Sequence[Mapping[str, Any]] | None = None
    ) -> None:
        super().__init__(dossier_id, actor)
        self.components = components

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = super().obstacle(opened, now)
        if told is None and not _open(opened):
            return _("Không có hướng dẫn nào đang chờ người nộp hoàn thiện.")
        return told

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        told: dict[str, Any] = {
            key: {"v": {**guidance, "answered": now.isoformat()}} for key, guidance in _open(opened).items()
        }
        left = next((one["left"] for one in _open(opened).values() if one["left"]), None)
        if left is not None and opened.course.accept_by is None:
            calendar = calendar_for(Agency.objects.get(pk=opened.agency))
            told[FactKind.ACCEPT_BY] = dated(calendar.add_working_time(now, timedelta(seconds=left)))
        if self.components is not None:
            check_components(self.components)
            told.update(component_facts(self.components))
        return told

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


def guidances(opened: Opened) -> dict[str, dict[str, Any]]:
    """``guidance:1`` … → what was said, when, and when it was answered; in order."""
    told = opened.course.told
    return {kind: told[kind] for kind in told if kind.startswith(f"{FactKind.GUIDANCE}:")}


def _open(opened: Opened) -> dict[str, dict[str, Any]]:
    return {key: one for key, one in guidances(opened).items() if one["answered"] is None}
