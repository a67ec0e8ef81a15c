"""Example cases that ship with a process: filed at …, then …, must be due at … (the clock must say the same)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, get_args

from motcua.rules.calendar import Calendar
from motcua.rules.clock import Limit, Suspension, due
from motcua.rules.supplement import window_end
from motcua.rules.suspensions import Policy
from motcua.rules.wording import BadClockInput, BadInput, gettext_noop
from motcua.rules.written import moment

ActKind = Literal["stop", "go_on"]
"""The clock may stop on a ground, and go on when what was waited for has come."""

MOST_CASES, MOST_ACTS = 50, 20


class Act(NamedTuple):
    """Something that happened: ``ground`` is a key of the version's grounds, such as ``bo-sung``."""

    at: datetime
    kind: ActKind
    ground: str


class GroundRule(NamedTuple):
    """What a ground does to the clock. ``within_days``: stops it only when asked within so many working days of
    the receipt (NĐ 118/2025 article 19: three, for the supplement), and only the first time; 0: whenever.

    A limit that counts anew does so once, whatever the days: a supplement is asked once (article 11), and a dossier
    begun anew time after time would never be due."""

    policy: Policy
    within_days: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One example. The clock starts at ``received_at`` (complete and correct), never at ``filed_at``."""

    name: str
    filed_at: datetime
    received_at: datetime
    acts: tuple[Act, ...]
    due_at: datetime


def differs(
    case: Case, limit: Limit | None, grounds: Mapping[str, GroundRule], calendar: Calendar
) -> BadInput | None:
    """``None`` when the clock gives ``case.due_at`` to the minute; else what is otherwise, in words."""
    try:
        if limit is None:
            raise BadInput(
                gettext_noop("Phiên bản thủ tục không có thời hạn nên không tính được ngày hẹn trả.")
            )
        if case.received_at < case.filed_at:
            raise BadInput(gettext_noop("Tiếp nhận trước khi nộp hồ sơ."))
        got = due(case.received_at, limit, calendar, suspensions(case, grounds, calendar))
    except BadInput as error:
        return error
    if got.replace(second=0, microsecond=0) == case.due_at.replace(second=0, microsecond=0):
        return None
    return BadInput(
        gettext_noop("Phải hẹn trả %(wanted)s nhưng đồng hồ tính ra %(got)s."),
        wanted=f"{case.due_at:%H:%M %d/%m/%Y}",
        got=f"{got:%H:%M %d/%m/%Y}",
    )


def suspensions(case: Case, grounds: Mapping[str, GroundRule], calendar: Calendar) -> list[Suspension]:
    """The pauses that the acts come to; raises ``BadInput`` for an unknown ground and for what does not pair."""
    result: list[Suspension] = []
    since: dict[str, datetime] = {}
    stopped_before: set[str] = set()
    for act in sorted(case.acts):
        rule = grounds.get(act.ground)
        if rule is None:
            raise BadInput(
                gettext_noop("Phiên bản thủ tục không có căn cứ tạm dừng “%(ground)s”."), ground=act.ground
            )
        if act.kind == "stop":
            if act.ground in since:
                raise BadInput(gettext_noop("“%(ground)s” tạm dừng hai lần liền."), ground=act.ground)
            since[act.ground] = act.at
            continue
        start = since.pop(act.ground, None)
        if start is None:
            raise BadInput(
                gettext_noop("“%(ground)s” tính tiếp mà trước đó không tạm dừng."), ground=act.ground
            )
        if stops(rule, case.received_at, start, calendar, again=act.ground in stopped_before):
            result.append(Suspension(start, act.at, rule.policy, act.ground))
        stopped_before.add(act.ground)
    for ground in since:
        raise BadInput(gettext_noop("“%(ground)s” tạm dừng mà không có lúc tính tiếp."), ground=ground)
    return result


def stops(rule: GroundRule, received: datetime, asked: datetime, calendar: Calendar, *, again: bool) -> bool:
    """Whether a ground raised at ``asked`` stops the clock of a dossier received at ``received``."""
    if again and (rule.within_days or rule.policy == "restart"):
        return False
    return not rule.within_days or asked <= window_end(received, calendar, rule.within_days)


def case_as_dict(case: Case) -> dict[str, Any]:
    """The case for JSON; moments as ``2026-01-28T12:48`` in Vietnam."""
    return {
        "name": case.name,
        "filed_at": f"{case.filed_at:%Y-%m-%dT%H:%M}",
        "received_at": f"{case.received_at:%Y-%m-%dT%H:%M}",
        "acts": [
            {"at": f"{act.at:%Y-%m-%dT%H:%M}", "act": act.kind, "ground": act.ground} for act in case.acts
        ],
        "due_at": f"{case.due_at:%Y-%m-%dT%H:%M}",
    }


def case_from_dict(data: Mapping[str, Any]) -> Case:
    """The case that ``case_as_dict`` wrote; raises ``BadInput`` for anything else."""
    try:
        acts = tuple(_act(entry) for entry in data.get("acts", ()))
        received = moment(str(data["received_at"]))
        filed = moment(str(data["filed_at"])) if data.get("filed_at") else received
        case = Case(str(data["name"])[:200], filed, received, acts, moment(str(data["due_at"])))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(gettext_noop("Ca mẫu thiếu hoặc sai mục %(name)s."), name=str(error)) from None
    if len(acts) > MOST_ACTS:
        raise BadInput(gettext_noop("Một ca mẫu có tối đa %(most)s việc."), most=MOST_ACTS)
    return case


def cases_from_list(data: Sequence[Mapping[str, Any]]) -> tuple[Case, ...]:
    """All cases of a process; raises ``BadInput``."""
    if len(data) > MOST_CASES:
        raise BadInput(gettext_noop("Một quy trình có tối đa %(most)s ca mẫu."), most=MOST_CASES)
    return tuple(case_from_dict(entry) for entry in data)


def _act(entry: Mapping[str, Any]) -> Act:
    kind = entry["act"]
    if kind not in get_args(ActKind):
        raise BadClockInput(gettext_noop("Không có việc “%(act)s” trong ca mẫu."), act=str(kind)[:30])
    return Act(moment(str(entry["at"])), kind, str(entry["ground"]))
