"""Mark a result as handed over to the applicant: one, or a whole pile as its codes are scanned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.access import bundle_by_code, by_code
from motcua.register.actions.base import Action, Refused
from motcua.register.actions.own import OwnAct, nowhere
from motcua.register.appraise import shown
from motcua.register.code import code_in
from motcua.register.course.clock import dated
from motcua.register.linked.waiting import goes_with_others
from motcua.register.models import Dossier, Event, HandedTo
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Outcome
from motcua.register.write import Actor

CHANNELS = ("counter", "post", "electronic")
RELATIONS = ("self", "family", "authorised")
LONGEST_NAME, LONGEST_TRACKING = 200, 60


@dataclass(frozen=True)
class Recipient:
    """How a result goes out: at the ``counter`` to somebody, by ``post`` under a number, or ``electronic``.

    The name is kept beside the chain: it can be erased.
    """

    channel: str = "counter"
    name: str = ""
    relation: str = "self"
    tracking: str = ""

    def checked(self) -> Recipient:
        """The same, trimmed. Raises ``Refused``."""
        if self.channel not in CHANNELS or self.relation not in RELATIONS:
            raise Refused(_("Chọn cách trả kết quả và người nhận."))
        if len(self.name) > LONGEST_NAME or len(self.tracking) > LONGEST_TRACKING:
            raise Refused(_("Tên người nhận hoặc số bưu gửi quá dài."))
        if self.channel == "counter" and self.relation != "self" and not self.name.strip():
            raise Refused(_("Người khác nhận thay thì cần ghi họ tên."))
        if self.channel == "post" and not self.tracking.strip():
            raise Refused(_("Trả qua bưu chính thì cần ghi số bưu gửi."))
        return self

    def fact(self) -> dict[str, Any]:
        """What the event tells: no name."""
        told = {"channel": self.channel, "relation": self.relation if self.channel == "counter" else ""}
        return {"v": {**told, "tracking": self.tracking.strip()}}

    def keep(self, dossier_id: int) -> None:
        """Write down who took it."""
        if self.name.strip() or self.tracking.strip():
            HandedTo.objects.update_or_create(
                dossier_id=dossier_id,
                defaults={
                    "name": self.name.strip(),
                    "relation": self.relation if self.channel == "counter" else "",
                    "tracking": self.tracking.strip(),
                },
            )


class HandOverOwn(OwnAct):
    """Hand over the result, or the papers, of a dossier that is handled here: its course ends."""

    capability = Capability.HAND_OVER
    kind = EventKind.HANDED_OVER
    by_holder = False

    def __init__(
        self, dossier_id: int, actor: Actor, at: datetime | None = None, to: Recipient | None = None
    ) -> None:
        super().__init__(dossier_id, actor)
        self.at = at
        self.to = to or Recipient()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        state, here = opened.state, opened.course.here
        if state.handed_over_at is not None:
            return _("Hồ sơ {code} đã trả kết quả lúc {at}.").format(
                code=state.code, at=shown(state.handed_over_at)
            )
        if here is None:
            return nowhere(opened)
        if state.finished_at is None or here.kind != "hand_over":
            return _("Hồ sơ {code} chưa có kết quả để trả.").format(code=state.code)
        return goes_with_others(opened)

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        at, finished = self.at or now, opened.state.finished_at
        if finished is not None and at < finished.replace(second=0, microsecond=0):
            raise Refused(
                _("Thời điểm trả {at} trước khi có kết quả ({finished}): kiểm tra lại ngày giờ.").format(
                    at=shown(at), finished=shown(finished)
                )
            )
        if at > now:
            raise Refused(_("Thời điểm trả {at} ở tương lai: kiểm tra lại ngày giờ.").format(at=shown(at)))
        # A form tells the minute; a result of that very minute was there before it was handed over.
        told = dated(max(at, finished) if finished is not None else at)
        return {FactKind.HANDED_OVER_AT: {**told, "p": "minute"}, FactKind.HANDED: self.to.checked().fact()}

    def after(self, opened: Opened, now: datetime) -> None:
        self.to.keep(opened.id)

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True


class HandOver(Action):
    """The applicant has the result. Of a mirrored dossier it fills what the source does not say and never overrules
    it; one that is handled here goes its own way (``HandOverOwn``).
    """

    capability = Capability.HAND_OVER
    kind = EventKind.HANDED_OVER

    def __init__(self, dossier_id: int, actor: Actor, at: datetime, to: Recipient | None = None) -> None:
        super().__init__(dossier_id, actor)
        self.at = at
        self.to = to

    def execute(self, now: datetime | None = None) -> Dossier:
        if Dossier.objects.filter(pk=self.dossier_id, owned=True, merged_into__isnull=True).exists():
            HandOverOwn(self.dossier_id, self.actor, self.at, self.to).execute(now)
            return Dossier.objects.select_related("agency").get(pk=self.dossier_id)
        return super().execute(now)

    def check(self, dossier: Dossier) -> None:
        if dossier.handed_over_at is not None:
            raise Refused(
                _("Hồ sơ {code} đã trả kết quả lúc {at}.").format(
                    code=dossier.code, at=shown(dossier.handed_over_at)
                )
            )
        if dossier.finished_at is None or dossier.outcome != Outcome.ISSUED:
            raise Refused(_("Hồ sơ {code} chưa có kết quả để trả.").format(code=dossier.code))
        if self.at < dossier.finished_at:
            raise Refused(
                _("Thời điểm trả {at} trước khi có kết quả ({finished}): kiểm tra lại ngày giờ.").format(
                    at=shown(self.at), finished=shown(dossier.finished_at)
                )
            )

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        if self.at > now:
            raise Refused(
                _("Thời điểm trả {at} ở tương lai: kiểm tra lại ngày giờ.").format(at=shown(self.at))
            )
        told: dict[str, Any] = {FactKind.HANDED_OVER_AT: {"at": self.at.isoformat(), "p": "minute"}}
        if self.to is not None:
            told[FactKind.HANDED] = self.to.checked().fact()
        return told

    def after(self, dossier: Dossier, now: datetime) -> None:
        if self.to is not None:
            self.to.keep(dossier.pk)

    def repeats(self, last: Event) -> bool:
        return True


@dataclass(frozen=True)
class Scanned:
    """What came of one scanned code: ``error`` is empty when it was marked."""

    code: str
    error: str


def hand_over_pile(
    codes: Sequence[str], actor: Actor, at: datetime, now: datetime | None = None
) -> list[Scanned]:
    """Mark each scanned code; one that cannot be marked is told with its reason and stops no other.

    The code of linked procedures stands for all of their results.
    """
    from motcua.register.actions.hand_over_bundle import hand_over_bundle  # made of the acts above

    outcomes = []
    for code in dict.fromkeys(filter(None, map(code_in, codes))):
        user = actor.officer.user
        dossier, linked = by_code(user, code, Capability.HAND_OVER), bundle_by_code(user, code)
        if dossier is None:
            outcomes.append(Scanned(code, _("không tìm thấy hồ sơ có mã này trong sổ của xã")))
            continue
        try:
            if linked is not None:
                hand_over_bundle(linked, actor, at, now=now)
            else:
                HandOver(dossier.pk, actor, at).execute(now)
        except Refused as refusal:
            outcomes.append(Scanned(code, str(refusal)))
        else:
            outcomes.append(Scanned(code, ""))
    return outcomes
