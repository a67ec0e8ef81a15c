"""Results of linked procedures that come by an import: the agency's own system says that its dossier has ended.

The member is met by its codes: the agency's code is given to it as another, or its record is merged into it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from motcua.register.after import then
from motcua.register.models import BundleMember, Statement
from motcua.register.own import Opened, open_owned, write_own
from motcua.register.vocabulary import EventKind, FactKind, Outcome, Status
from motcua.register.write import Unattended

BY_IMPORT = Unattended("nhập kết quả từ hệ thống của cơ quan giải quyết")


def take_results(roots: Collection[int], now: datetime) -> int:
    """Of the dossiers of these ids, end those members at other agencies whose own systems say so; how many.

    Each in the caller's transaction, with what follows of it. A result that was told before its receipt here, or
    after ``now``, is left to a person.
    """
    open_members = BundleMember.objects.filter(
        dossier__in=list(roots), dossier__finished_at__isnull=True, dossier__merged_into__isnull=True
    )
    return sum(_take(one.dossier_id, now) for one in open_members.order_by("dossier_id"))


def _take(dossier_id: int, now: datetime) -> bool:
    from motcua.register.actions.member_result import elsewhere, result_facts

    opened = open_owned(dossier_id)
    received = opened.state.received_at
    if received is None or opened.state.finished_at is not None or not elsewhere(opened):
        return False
    at = _told(opened)
    if at is None or not received <= at <= now:
        return False
    before = opened.state
    write_own(opened, EventKind.ISSUED, result_facts(opened, at, now), BY_IMPORT, now)
    then(before, opened, BY_IMPORT, now)
    return True


def _told(opened: Opened) -> datetime | None:
    """Since when the result exists, by the system that deals with it; an end without one is for a person to enter."""
    heard = Statement.objects.filter(dossier_id=opened.id) | Statement.objects.filter(
        dossier__merged_into_id=opened.id
    )
    for statement in heard.order_by("-taken_at"):
        facts = statement.told()
        finished = facts.get(FactKind.FINISHED_AT)
        status = (facts.get(FactKind.STATUS) or {}).get("v", Status.FINISHED.value)
        if finished and status in (Status.FINISHED.value, Status.HANDED_OVER.value, Outcome.ISSUED.value):
            return datetime.fromisoformat(finished["at"])
    return None
