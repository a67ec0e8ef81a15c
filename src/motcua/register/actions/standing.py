"""What many verbs ask before they are done: whether the dossier is being handled, who decides, who holds it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from motcua.agencies.roles import Role
from motcua.register.actions.own import OwnAct, nowhere
from motcua.register.actions.refused import Refused
from motcua.register.course import Pause
from motcua.register.own import Opened
from motcua.rules.calendar import Calendar

LONGEST = 2000
"""Characters of what an officer writes into an event."""

LONGEST_ANSWER = timedelta(days=730)
"""No answer is waited for longer than two years: a later date is a slip of the keyboard."""

DECIDERS = (Role.LEADER, Role.CHAIR, Role.DIRECTOR)


def not_handled(opened: Opened) -> str | None:
    """Why nothing can be done on the way to a result: not received, already a result, or ended."""
    if opened.course.here is None:
        return nowhere(opened)
    if opened.state.finished_at is not None:
        return _("Hồ sơ {code} đã có kết quả hoặc đã kết thúc xử lý: chỉ còn trả cho người nộp.").format(
            code=opened.code
        )
    return None


def decides(act: OwnAct, opened: Opened) -> bool:
    """Whether who acts decides on the dossier: the leader of the unit where it is, the chair, the director."""
    return plays_here(act, opened, DECIDERS)


def plays_here(act: OwnAct, opened: Opened, roles: Collection[str]) -> bool:
    """Whether who acts plays one of ``roles`` at the unit where the dossier is, or for the whole agency."""
    unit = opened.course.here.unit if opened.course.here else None
    return any(act.seats.plays(role, unit, act.places(opened)) for role in roles)


def holds(act: OwnAct, opened: Opened) -> bool:
    """Whether who acts holds the present step, or may take it."""
    here = opened.course.here
    if here is None:
        return False
    if here.officer is not None:
        return here.officer == act.actor.officer.pk
    return act.seats.plays(here.role, here.unit, act.places(opened))


def not_of(opened: Opened, key: str, *kinds: str) -> str | None:
    """Why the open pause ``key`` is none of these kinds; ``None``: it is."""
    pause = opened.course.pauses.get(key)
    if pause is None or (kinds and pause.kind not in kinds):
        return _("Hồ sơ {code} không có lần chờ này.").format(code=opened.code)
    if pause.until is not None:
        return _("Lần chờ này đã kết thúc: xem diễn biến hồ sơ {code}.").format(code=opened.code)
    return None


def waiting(opened: Opened, kind: str) -> Pause | None:
    """The open pause of that kind, the longest first."""
    return next((one for one in opened.course.open_pauses if one.kind == kind), None)


def calendar_of(opened: Opened) -> Calendar:
    """The working calendar by which the dossier's dates are reckoned: that of the agency that counts it."""
    return opened.calendar


def written(text: str, missing: str) -> str:
    """What an officer wrote, not empty and not too long. Raises ``Refused`` with ``missing``."""
    told = text.strip()
    if not told:
        raise Refused(missing)
    if len(told) > LONGEST:
        raise Refused(_("Nội dung dài quá {longest} ký tự: viết ngắn lại.").format(longest=LONGEST))
    return told


def answer_until(answer_by: datetime | None, now: datetime) -> datetime:
    """The date until which an answer is waited for. Raises ``Refused`` for none, one past or one absurdly far."""
    if answer_by is None:
        raise Refused(_("Cần ghi hạn trả lời."))
    if not now < answer_by <= now + LONGEST_ANSWER:
        raise Refused(_("Hạn trả lời phải sau lúc này và trong vòng hai năm: xem lại ngày."))
    return answer_by
