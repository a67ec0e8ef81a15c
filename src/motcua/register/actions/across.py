"""What the receiver of a cross-boundary dossier records of a competent commune that does not work in this program.

NĐ 118/2025/NĐ-CP article 19: whoever took it in sends it on; the clock starts when the competent agency has it; its
answer comes back to the counter that took it in. Each is told with its evidence: a transfer list, a number of post,
a letter. Where the competent commune works here, its own officers do all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.players import players
from motcua.agencies.roles import MAY, Capability
from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.ending import ended
from motcua.register.actions.own import OwnAct
from motcua.register.actions.receive import begin
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import not_handled, written
from motcua.register.appraise import shown
from motcua.register.linked.terms import member_terms
from motcua.register.models import Alias, Dossier
from motcua.register.own import Opened
from motcua.register.projection import search_key
from motcua.register.systems import OTHER_COMMUNE
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor

HOW = ("post", "list", "system")
"""By post under a number, by hand under a transfer list, through a system that connects both."""
LONGEST_CODE, LONGEST_EVIDENCE = 60, 300


class Across(OwnAct):
    """What the receiver does with a dossier that a commune outside decides."""

    capability = Capability.INTAKE
    by_holder = False

    def places(self, opened: Opened) -> set[int]:
        """The counter that took it in."""
        return {opened.receiver}

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if not goes_across(opened):
            return _("Hồ sơ {code} không phải hồ sơ nhận hộ xã khác.").format(code=opened.code)
        if works_here(opened.agency):
            return _("Xã giải quyết làm việc ngay trên phần mềm này: xã đó tự ghi trên hồ sơ {code}.").format(
                code=opened.code
            )
        return None


class SendAcross(Across):
    """It is on its way: how, when, and under which number."""

    kind = EventKind.SENT_ACROSS

    def __init__(
        self, dossier_id: int, actor: Actor, how: str = "post", evidence: str = "", at: datetime | None = None
    ) -> None:
        super().__init__(dossier_id, actor)
        self.how = how
        self.evidence = evidence
        self.at = at

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return super().obstacle(opened, now) or _not_waiting(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if self.how not in HOW:
            raise Refused(_("Chọn cách gửi hồ sơ."))
        told = _evidence(self.evidence, _("Cần ghi số bưu gửi, số danh sách bàn giao hoặc mã giao dịch."))
        at = _when(self.at, opened.state.filed_at, now)
        return {FactKind.SENT: {"v": {"how": self.how, "evidence": told, "at": at.isoformat()}}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return bool(facts[FactKind.SENT]["v"]["evidence"] == self.evidence.strip())


class ReceivedAcross(Across):
    """The competent commune has it: under its own code, since when, by which message. Its clock runs from then."""

    kind = EventKind.RECEIVED

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        code: str = "",
        at: datetime | None = None,
        evidence: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.code = code.strip().upper()
        self.at = at
        self.evidence = evidence

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = super().obstacle(opened, now) or _not_waiting(opened)
        if told is None and not opened.course.told.get(FactKind.SENT):
            return _("Hồ sơ {code} chưa ghi gửi đi: ghi gửi trước.").format(code=opened.code)
        return told

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        if not self.code or len(self.code) > LONGEST_CODE:
            raise Refused(
                _("Cần ghi mã hồ sơ của xã giải quyết, dài nhất {most} ký tự.").format(most=LONGEST_CODE)
            )
        evidence = _evidence(self.evidence, _("Cần ghi căn cứ: giấy tiếp nhận, tin báo của xã giải quyết."))
        at = _when(self.at, datetime.fromisoformat(opened.course.told[FactKind.SENT]["at"]), now)
        agency, state = Agency.objects.get(pk=opened.agency), opened.state
        asked = MemberOffer("", state.procedure_name, state.procedure)
        terms = member_terms(agency, state.procedure, asked, at, vertical=True)
        return {
            **terms.facts(),
            **begin(terms, agency, at, now, None),
            FactKind.ACROSS: {"v": {"code": self.code, "evidence": evidence, "at": at.isoformat()}},
        }

    def after(self, opened: Opened, now: datetime) -> None:
        """The other commune's code finds the dossier too."""
        try:
            with transaction.atomic():
                Alias.objects.create(system=OTHER_COMMUNE, code=self.code, dossier_id=opened.id)
        except IntegrityError as error:
            raise Refused(
                _("Mã {code} đã là mã của một hồ sơ khác: tìm hồ sơ đó trong sổ.").format(code=self.code)
            ) from error
        one = Dossier.objects.get(pk=opened.id)
        codes = list(one.aliases.values_list("code", flat=True))
        Dossier.objects.filter(pk=one.pk).update(search_key=search_key(codes, one.applicant))

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        told = (facts.get(FactKind.ACROSS) or {}).get("v") or {}
        return bool(told.get("code") == self.code)


class ReturnedAcross(Across):
    """The competent commune does not accept it: it ends before its receipt, for the applicant to be told why."""

    kind = EventKind.NOT_ACCEPTED
    status: ClassVar[Status] = Status.NOT_ACCEPTED

    def __init__(self, dossier_id: int, actor: Actor, reason: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.reason = reason

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        return super().obstacle(opened, now) or _not_waiting(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.reason, _("Cần ghi lý do của xã giải quyết: lý do được in cho người nộp."))
        return {FactKind.STATUS: {"v": self.status.value}, FactKind.REASON: {"v": reason}}

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


class RefusedAcross(ReturnedAcross):
    """The competent commune refused it after its receipt: the papers come back to the counter for the applicant.

    It ends when it is told; that it ended earlier another officer has to see, as a correction with its evidence.
    """

    kind = EventKind.REFUSED
    status = Status.REFUSED

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        if not told_from_afar(opened):
            return _("Xã giải quyết chưa nhận hồ sơ {code}, hoặc tự ghi trên hồ sơ.").format(code=opened.code)
        return not_handled(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        reason = written(self.reason, _("Cần ghi lý do của xã giải quyết: lý do được in cho người nộp."))
        return {**ended(opened, self.status, now, papers_back=True), FactKind.REASON: {"v": reason}}


def goes_across(opened: Opened) -> bool:
    """Whether it was taken in for another commune, alone and not as one of linked procedures."""
    course = opened.course
    return course.competent not in (None, opened.receiver) and FactKind.PART_OF not in course.told


def told_from_afar(opened: Opened) -> bool:
    """Whether its receipt was told by the counter that took it in, so that its result is too."""
    return bool(opened.course.told.get(FactKind.ACROSS))


def works_here(agency: int) -> bool:
    """Whether somebody takes dossiers in at that commune in this program."""
    return bool(players([role for role, may in MAY.items() if Capability.INTAKE in may], [agency]))


def _not_waiting(opened: Opened) -> str | None:
    if opened.state.status == Status.FILED:
        return None
    return _("Hồ sơ {code} đã được xã giải quyết tiếp nhận hoặc trả lại: xem diễn biến.").format(
        code=opened.code
    )


def _evidence(text: str, missing: str) -> str:
    told = written(text, missing)
    if len(told) > LONGEST_EVIDENCE:
        raise Refused(_("Căn cứ dài quá {most} ký tự.").format(most=LONGEST_EVIDENCE))
    return told


def _when(at: datetime | None, earliest: datetime | None, now: datetime) -> datetime:
    moment = at or now
    # A form tells the minute; what happened within that minute comes not before what it follows.
    first = earliest.replace(second=0, microsecond=0) if earliest is not None else None
    if moment > now or (first is not None and moment < first):
        raise Refused(
            _("Thời điểm {at} phải sau việc trước đó và không ở tương lai: kiểm tra lại.").format(
                at=shown(moment)
            )
        )
    return max(moment, earliest) if earliest is not None else moment
