"""What every act on a dossier that is handled here has in common: who may, whether it can be done, one event.

A subclass is one verb. ``obstacle`` says in words why it cannot be done now, or nothing: pages ask it to offer only
what is possible, ``execute`` asks it again under the lock. ``facts`` gives what the event tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected

from motcua.agencies.seats import Seats, seats_of
from motcua.register.actions.refused import Refused
from motcua.register.after import then
from motcua.register.course import Stay
from motcua.register.derive import derive
from motcua.register.hearing import Recorded
from motcua.register.own import NotOurs, Opened, open_owned, write_own
from motcua.register.systems import OWN
from motcua.register.terms import process_of
from motcua.register.time_spent import with_reason
from motcua.register.turns import turn_of_linked
from motcua.register.vocabulary import FactKind, Status
from motcua.register.write import Actor

DOUBLE_CLICK = timedelta(seconds=10)


class _ReachesOthers(Exception):
    """It may reach a second dossier, which only the first one tells: begin again with the turn, before any lock."""


class OwnAct:
    """One verb on one owned dossier."""

    capability: ClassVar[str]
    kind: ClassVar[str]
    by_holder: ClassVar[bool] = True
    """Whether only who holds the present step may do it."""
    may_end: ClassVar[bool] = False
    """Whether it may end the dossier: of linked procedures others may start by it, so the turn comes first."""

    def __init__(self, dossier_id: int, actor: Actor) -> None:
        self.dossier_id = dossier_id
        self.actor = actor

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        """Why it cannot be done now: a sentence that says what to do instead. ``None``: it can."""
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        """The facts of the event. Raises ``Refused`` for what was typed."""
        raise NotImplementedError

    def after(self, opened: Opened, now: datetime) -> None:
        """What else must be stored in the same transaction."""

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        """Whether the event with these ``facts``, of the same kind and officer and seconds old, is this very act."""
        return False

    @cached_property
    def seats(self) -> Seats:
        """The roles of who acts, read once."""
        return seats_of(self.actor.officer.user)

    def execute(self, now: datetime | None = None) -> Opened:
        """Check and do. Raises ``Refused``; the same again within seconds (a double click) changes nothing.

        Acts on two dossiers of one bundle may each wait for the other's: the database ends one of them, which is
        then done once more, from the beginning.
        """
        reaches = False
        for last in (False, False, True):
            try:
                return self._once(now, reaches=reaches)
            except _ReachesOthers:
                reaches = True
            except OperationalError as error:
                if last or connection.in_atomic_block or not isinstance(error.__cause__, DeadlockDetected):
                    raise
        raise AssertionError("unreachable")

    def _once(self, now: datetime | None, *, reaches: bool = False) -> Opened:
        with transaction.atomic():
            if reaches:
                turn_of_linked(self.dossier_id)
            try:
                opened = open_owned(self.dossier_id, self.actor.officer.user)
            except NotOurs as error:
                raise Refused(
                    _("Hồ sơ này không do đơn vị thụ lý ở đây: chỉ xem và ghi chú được.")
                ) from error
            if opened.seats is not None:
                self.seats = opened.seats
            if self.may_end and not reaches and FactKind.PART_OF in opened.course.told:
                raise _ReachesOthers
            moment = now or timezone.now()  # under the lock: who waited for it acts after who held it
            last = opened.events[-1]
            repeated = last.kind == self.kind and last.officer_id == self.actor.officer.pk
            if repeated and moment - last.recorded_at < DOUBLE_CLICK and self.repeats(last.facts):
                return opened
            refusal = self.refusal(opened, moment)
            if refusal is not None:
                raise Refused(refusal)
            before = opened.state
            facts = told_late(opened, self.kind, self.facts(opened, moment), moment)
            write_own(opened, self.kind, facts, self.actor, moment)
            self.after(opened, moment)
            then(before, opened, self.actor, moment)
        return opened

    def refusal(self, opened: Opened, now: datetime) -> str | None:
        """Everything that stands against it: no right, not the holder, or the dossier is not so far."""
        code = opened.code
        if not self.seats.may(self.capability, self.places(opened)):
            return _("Ông/Bà không có quyền làm việc này với hồ sơ {code}.").format(code=code)
        if opened.events[-1].recorded_at > now:
            return _("Giờ của máy chủ sớm hơn lần ghi trước của hồ sơ {code}: kiểm tra đồng hồ máy.").format(
                code=code
            )
        if self.by_holder:
            told = self._not_held(opened)
            if told is not None:
                return told
        return self.obstacle(opened, now)

    def places(self, opened: Opened) -> set[int]:
        """The agencies a role at which counts for this act."""
        return places_of(opened)

    def _not_held(self, opened: Opened) -> str | None:
        here = opened.course.here
        if here is None:
            return nowhere(opened)
        if self._did_before(opened, here):
            return other_eyes(here)
        if here.officer == self.actor.officer.pk:
            return None
        if here.officer is not None:
            return _("Hồ sơ {code} đang do cán bộ khác giữ ở bước “{step}”.").format(
                code=opened.code, step=here.name
            )
        if not self.seats.plays(here.role, here.unit, self.places(opened)):
            return _("Hồ sơ {code} đang ở bước “{step}”, không thuộc phần việc của Ông/Bà.").format(
                code=opened.code, step=here.name
            )
        return None

    def _did_before(self, opened: Opened, here: Stay) -> bool:
        """Whether who acts brought the dossier to a step that asks for other eyes, or proposed what lies there.

        However many steps lie between: whoever plays a second role, a delegated one say, signs not their own proposal;
        nor does anybody sign it in the stead of who made it. It is the person that counts, not the role.
        """
        brought = next((event.officer_id for event in opened.events if event.seq == here.seq), None)
        doers = {brought, proposer(opened)} - {None}
        if doers.isdisjoint({self.actor.officer.pk, self.actor.on_behalf_of}):
            return False
        process = process_of(opened.course)
        return process.has(here.key) and process.step(here.key).four_eyes


def told_late(opened: Opened, kind: str, facts: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The facts of an act, with the reason of lateness where it ends a late dossier."""
    finished = facts.get(FactKind.FINISHED_AT)
    if finished is None:
        return facts
    due = opened.state.due_at
    if due is not None and FactKind.DUE_AT not in facts and datetime.fromisoformat(finished["at"]) <= due:
        return facts
    after = derive([*opened.events, Recorded(kind, now, OWN, now, facts, opened.head_seq + 1)])
    return with_reason(opened.agency, opened.state, after, facts, now)


def other_eyes(here: Stay) -> str:
    """Why who did the work before does not do that step."""
    return _("Bước “{step}” phải do người khác với người làm bước trước và người đề xuất thực hiện.").format(
        step=here.name
    )


def proposer(opened: Opened) -> int | None:
    """Who made the proposal that stands; ``None`` where there is none, or it was taken back."""
    stands = opened.course.told.get(FactKind.PROPOSAL)
    if not stands:
        return None
    if "by" in stands:
        return int(stands["by"])
    told = (event for event in reversed(opened.events) if event.facts.get(FactKind.PROPOSAL))
    return next((event.officer_id for event in told), None)


def places_of(opened: Opened) -> set[int]:
    """The agencies whose officers act on a dossier: who counts it, and a vertical agency that handles it.

    Of one that came in across the boundary of a commune the receiver sees everything, and acts where it is the
    counter: before the receipt and at the hand-over.
    """
    course = opened.course
    found = {opened.agency}
    if course.vertical is not None:
        found.add(course.vertical)
    if course.here is None or course.here.kind == "hand_over":
        found.add(opened.receiver)
    return found


def nowhere(opened: Opened) -> str:
    """Why nobody holds a dossier."""
    if opened.state.status == Status.FILED:
        return _("Hồ sơ {code} chưa được tiếp nhận.").format(code=opened.code)
    return _("Hồ sơ {code} đã kết thúc.").format(code=opened.code)
