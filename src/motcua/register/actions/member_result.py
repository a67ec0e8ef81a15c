"""Write down the result that another agency gave in one of linked procedures: told by it, not decided here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.working_calendar import calendar_for
from motcua.register.actions.across import told_from_afar
from motcua.register.actions.correct import put_forward
from motcua.register.actions.ending import hand_over_step, issued
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import LONGEST, holds, not_handled
from motcua.register.appraise import shown
from motcua.register.course.clock import dated
from motcua.register.linked.waiting import part_of
from motcua.register.models import Dossier
from motcua.register.own import Opened
from motcua.register.sentences import in_vietnamese
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor
from motcua.rules.zone import local

LONGEST_NUMBER, LONGEST_NAME = 40, 200


class RecordResult(OwnAct):
    """The agency's officer who holds the dossier, or the counter that took the request in, says that it is there.

    ``at``: since when the result exists; now where it is not told. Dated back before the last act on the dossier, or by
    more working days than the agency lays down, it is recorded as of now, and the day told is proposed as a correction
    with its ``evidence``, which another officer decides.
    """

    capability = Capability.HANDLE
    kind = EventKind.ISSUED
    by_holder = False
    may_end = True

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        number: str = "",
        name: str = "",
        at: datetime | None = None,
        electronic: bool = False,
        evidence: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.number = number.strip()
        self.name = name.strip()
        self.at = at
        self.electronic = electronic
        self.evidence = evidence.strip()

    def places(self, opened: Opened) -> set[int]:
        """The agency that decides it, and the counter that follows it for the applicant."""
        return super().places(opened) | {opened.receiver}

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if not (part_of(opened) or told_from_afar(opened)) or not elsewhere(opened):
            return _("Hồ sơ {code} không phải phần việc của cơ quan khác mà quầy này theo dõi.").format(
                code=opened.code
            )
        told = not_handled(opened)
        if told is not None:
            return told
        if not (holds(self, opened) or self._follows(opened)):
            return _("Chỉ người đang giữ hồ sơ hoặc bộ phận tiếp nhận ghi được kết quả này.")
        return None

    def _follows(self, opened: Opened) -> bool:
        """Whether who acts serves the counter, and nobody at the agency handles the dossier here."""
        untouched = len(opened.course.stays) == 1 and opened.course.stays[0].officer is None
        at_counter = any(
            self.seats.may(one, {opened.receiver}) for one in (Capability.INTAKE, Capability.HAND_OVER)
        )
        return untouched and at_counter

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        at, received = self.at or now, opened.state.received_at
        if at > now or (received is not None and at < received):
            raise Refused(
                _("Kết quả có lúc {at}: phải sau khi cơ quan đó nhận hồ sơ và không ở tương lai.").format(
                    at=shown(at)
                )
            )
        if len(self.number) > LONGEST_NUMBER or len(self.name) > LONGEST_NAME:
            raise Refused(_("Số hoặc tên kết quả quá dài."))
        if len(self.evidence) > LONGEST:
            raise Refused(_("Căn cứ dài quá {most} ký tự.").format(most=LONGEST))
        if told_from_afar(opened) and not self.evidence:
            raise Refused(_("Cần ghi căn cứ: văn bản, tin báo hoặc bưu gửi của xã giải quyết."))
        if far_back(opened, at, now):
            if not self.evidence:
                raise Refused(
                    _(
                        "Kết quả ghi lùi về {at}: cần ghi minh chứng (số văn bản, giấy biên nhận); ngày ấy có hiệu lực "
                        "khi một cán bộ khác duyệt."
                    ).format(at=shown(at))
                )
            at = now
        told = {"evidence": {"v": self.evidence}} if self.evidence else {}
        return told | result_facts(opened, at, now, self.number, self.name, electronic=self.electronic)

    def after(self, opened: Opened, now: datetime) -> None:
        """Propose the day that was told, where it lies too far back to be taken as it is."""
        finished = opened.state.finished_at
        if self.at is None or finished is None or self.at >= finished:
            return
        with in_vietnamese():
            reason = _("Cơ quan giải quyết có kết quả từ trước, nay mới ghi.")
        dossier = Dossier.objects.get(pk=opened.id)
        put_forward(dossier, self.actor, FactKind.FINISHED_AT, self.at, reason, self.evidence, now)

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


def far_back(opened: Opened, at: datetime, now: datetime) -> bool:
    """Whether a result of ``at`` is dated back so far that a second person must see its evidence."""
    last = opened.course.last_act_at
    if last is not None and at < last:
        return True
    calendar = calendar_for(Agency.objects.get(pk=opened.receiver))
    day, today = local(at).date(), local(now).date()
    for _day in range(laid_down(opened.receiver).dated_back_days):
        day = calendar.next_working_day(day)
    return day < today


def elsewhere(opened: Opened) -> bool:
    """Whether another agency than the one that took it in decides the dossier."""
    course = opened.course
    return course.vertical is not None or course.competent not in (None, opened.receiver)


def result_facts(
    opened: Opened, at: datetime, now: datetime, number: str = "", name: str = "", *, electronic: bool = False
) -> dict[str, Any]:
    """A result that exists since ``at`` and of which we know now; it is judged by when it existed."""
    return {
        **issued(opened, now),
        FactKind.FINISHED_AT: dated(at),
        FactKind.STEP: hand_over_step(opened, now),
        FactKind.RESULT: {
            "v": {
                "number": number,
                "name": name or opened.state.procedure_name,
                "electronic": electronic,
            }
        },
        FactKind.ELECTRONIC_RESULT: {"v": electronic},
    }
