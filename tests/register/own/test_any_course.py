"""Whatever officers try, in whatever order and at whatever hour: the rules hold after each act.

What is forbidden is refused and changes nothing; what is done keeps the identities of form II.06a and the equality
of stored and derived state; and lateness, once it is there, never goes away by pausing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.register.actions.apology import Apologise
from motcua.register.actions.approve import Approve
from motcua.register.actions.assign import Assign
from motcua.register.actions.forward import Forward, Return
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.lapse import GoOnWithout, LapseSupplement
from motcua.register.actions.note import Note
from motcua.register.actions.notify import NotifyEarly
from motcua.register.actions.obligation import Clear, Oblige
from motcua.register.actions.opinion import AskOpinion, GiveOpinion
from motcua.register.actions.pause import Resume, Suspend
from motcua.register.actions.propose import Propose
from motcua.register.actions.recall import Recall
from motcua.register.actions.refuse import Refuse
from motcua.register.actions.refused import Refused
from motcua.register.actions.stamp import Stamp
from motcua.register.actions.stop import Stop, Withdraw
from motcua.register.actions.supplement import AllowSupplement, AskSupplement, ReceiveSupplement
from motcua.register.actions.take_over import TakeOver
from motcua.register.models import CourseNow, Dossier, Event, Wait
from motcua.register.store import COURSE, DERIVED
from motcua.register.verification import verify
from motcua.register.write import Actor
from motcua.rules.periods import free_period
from motcua.statistics.count import counting
from tests.register.office import commune
from tests.register.own.conftest import take_in
from tests.register.own.ways import with_grounds
from tests.register.told import at

pytestmark = pytest.mark.django_db

START = at("2026-06-01 08:00")
MISSING = [{"name": "Giấy chứng sinh", "why": "chưa nộp"}]

Verb = Callable[[int, Actor, datetime], Any]

VERBS: dict[str, Verb] = {
    "forward": lambda one, who, now: Forward(one, who),
    "return": lambda one, who, now: Return(one, who, remark="xem lại"),
    "recall": lambda one, who, now: Recall(one, who),
    "take over": lambda one, who, now: TakeOver(one, who),
    "assign": lambda one, who, now: Assign(one, who, who.officer),
    "note": lambda one, who, now: Note(one, who, "đã gọi điện"),
    "ask supplement": lambda one, who, now: AskSupplement(
        one, who, MISSING, "thiếu", now + timedelta(days=5)
    ),
    "allow supplement": lambda one, who, now: AllowSupplement(one, who, "có lý do"),
    "receive supplement": lambda one, who, now: ReceiveSupplement(one, who),
    "lapse supplement": lambda one, who, now: LapseSupplement(one, who),
    "go on without": lambda one, who, now: GoOnWithout(one, who),
    "oblige": lambda one, who, now: Oblige(
        one, who, 100_000, "thuế", "Thuế cơ sở", None, now + timedelta(days=5)
    ),
    "clear": lambda one, who, now: Clear(one, who),
    "suspend": lambda one, who, now: Suspend(one, who, "niem-yet", "chờ", now + timedelta(days=5)),
    "resume": lambda one, who, now: Resume(one, who),
    "ask opinion": lambda one, who, now: AskOpinion(
        one, who, None, "hỏi", now + timedelta(days=3), "Sở Tư pháp"
    ),
    "give opinion": lambda one, who, now: GiveOpinion(one, who, "", "đồng ý"),
    "apologise": lambda one, who, now: Apologise(one, who, now + timedelta(days=9), "quá tải"),
    "propose": lambda one, who, now: Propose(one, who),
    "propose refusal": lambda one, who, now: Propose(one, who, "refused", "không đủ điều kiện"),
    "approve": lambda one, who, now: Approve(one, who),
    "refuse": lambda one, who, now: Refuse(one, who, "không đủ điều kiện"),
    "stamp": lambda one, who, now: Stamp(one, who),
    "notify": lambda one, who, now: NotifyEarly(one, who, "sms", "đã có kết quả"),
    "withdraw": lambda one, who, now: Withdraw(one, who, "xin rút", "01/ĐN"),
    "stop": lambda one, who, now: Stop(one, who, "xin dừng", "02/ĐN"),
    "hand over": lambda one, who, now: HandOver(one, who, now),
}

USUAL = {
    "intake": ("forward", "intake"),
    "handle": ("propose", "handler"),
    "review": ("forward", "leader"),
    "sign": ("approve", "chair"),
    "stamp": ("stamp", "clerk"),
    "hand_over": ("hand over", "hand_over"),
}
"""What is done at each kind of step, and by whom, when all goes well."""

ANSWERS = {
    "supplement": "receive supplement",
    "finance": "clear",
    "opinion": "give opinion",
    "other": "resume",
}


class Try(NamedTuple):
    """Somebody tries something some minutes after what was tried before. ``go`` does what is usual at the step,
    ``answer`` ends what is waited for; the role ``holder`` is whoever holds the step."""

    verb: str
    role: str
    minutes: int


GO = Try("go", "holder", 45)

attempts = st.builds(
    Try,
    st.one_of(st.just("go"), st.just("answer"), *(st.just(verb) for verb in sorted(VERBS))),
    st.sampled_from(("holder", "holder", "holder", "intake", "leader", "director", "control")),
    st.sampled_from((1, 45, 240, 1_440, 14_400)),
)
tries = st.builds(
    lambda first, rest: [GO] * first + rest,
    st.integers(0, 5),
    st.lists(attempts, min_size=3, max_size=9),
)
"""The usual way for a while, then anything."""


def meant(tried: Try) -> tuple[str, str]:
    """The verb and the role that a try comes to as the dossier is now."""
    now = CourseNow.objects.get()
    usual, holder = USUAL.get(now.step_kind, ("note", "intake"))
    if tried.verb == "go":
        return usual, holder
    role = holder if tried.role == "holder" else tried.role
    if tried.verb == "answer":
        return ANSWERS.get(now.waits_for, usual), holder
    return tried.verb, role


def stored() -> tuple[Any, ...]:
    """Everything that the register keeps of its one dossier."""
    return (
        list(Dossier.objects.values("head_seq", *DERIVED)),
        list(CourseNow.objects.values(*COURSE)),
        sorted(map(str, Wait.objects.values_list("ground", "since", "until"))),
        Event.objects.count(),
    )


def check(was_late: datetime | None, now: datetime) -> datetime | None:
    """What holds after each act; the date by which the dossier is late, once it is."""
    assert verify(rebuild=True).findings == []
    one = Dossier.objects.select_related("now").get()
    if was_late is not None:
        assert one.due_at == was_late, "a late dossier got another date"
    _counts_once(now)
    assert not (one.now.stands and one.due_at), "the clock stands and yet something is owed"
    ended = one.finished_at or now
    return one.due_at if one.due_at is not None and one.due_at < ended else None


def _counts_once(now: datetime) -> None:
    """Of form II.06a: (3) = (7) + (11), (7) = (8) + (9) + (10), (11) = (12) + (13), of one dossier received."""
    with counting(commune(), free_period(START.date(), now.date())) as counted:
        (member,) = counted.members()
    keys = set(member.keys)
    assert {"received.total", "received_in_period", "received.in_person"} <= keys
    assert len(keys & {"resolved.total", "pending.total"}) == 1
    for total, parts in (
        ("resolved.total", {f"resolved.by_instant.{part}" for part in ("early", "on_time", "late")}),
        ("pending.total", {"pending.within", "pending.overdue"}),
    ):
        assert len(keys & parts) == (1 if total in keys else 0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tried=tries)
def test_whatever_is_tried_the_rules_hold(tried, office):
    with transaction.atomic():
        opened = take_in(office)
        now, late = START, None
        for one in tried:
            now += timedelta(minutes=one.minutes, seconds=11)
            before = stored()
            verb, role = meant(one)
            try:
                VERBS[verb](opened.id, office[role], now).execute(now)
            except Refused as refused:
                assert str(refused).strip()
                assert stored() == before, f"{verb} by {role} was refused and changed something"
            late = check(late, now)
        transaction.set_rollback(True)


@pytest.fixture
def office(office):
    """The procedure lists a financial obligation as a ground on which the clock stops."""
    with_grounds(commune())
    return office
