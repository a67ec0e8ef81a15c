"""The register as lists: filters, the stages that officers miss today, pages by keyset.

A list never counts everything and never skips rows by number: a page says where it ended, the next begins there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from motcua.agencies.authority import Reach, reach
from motcua.agencies.roles import Capability
from motcua.register.access import User
from motcua.register.find_text import matching, may_be_loose
from motcua.register.models import Dossier, DossierParty
from motcua.register.models.dossier import UNUSUALLY_DUE, USUAL_LIMIT
from motcua.register.vocabulary import Outcome, Status
from motcua.rules.verdict import Rule
from motcua.rules.zone import ZONE

PAGE = 50
EARLIEST = datetime(2000, 1, 1, tzinfo=ZONE)
LIST_FIELDS = (
    "id", "uid", "owned", "code", "system", "procedure_code", "procedure_name", "field", "applicant", "channel",
    "status", "outcome", "received_at", "due_at", "finished_at", "handed_over_at", "hand_over_recorded",
    "handler_name", "vertical", "officer_name", "late_corrected", "late_corrected_by_date", "sort_at",
)  # fmt: skip

STAGES = {
    "": _("Tất cả"),
    "open": _("Đang giải quyết"),
    "due_soon": _("Sắp đến hạn"),
    "overdue": _("Quá hạn chưa xong"),
    "waiting_supplement": _("Chờ bổ sung"),
    "waiting_finance": _("Chờ nghĩa vụ tài chính"),
    "to_hand_over": _("Chờ trả kết quả"),
    "hand_over_unknown": _("Chưa rõ đã trả hay chưa"),
    "handed_over": _("Đã trả kết quả"),
    "late": _("Đã giải quyết quá hạn"),
    "doubts": _("Có điểm nghi vấn"),
    "not_accepted": _("Không tiếp nhận, chờ tiếp nhận"),
}


@dataclass(frozen=True)
class Filters:
    """What an officer asks the register for. Empty means all. ``due_from`` and ``due_before`` are instants.

    ``rule`` says when a dossier was late: what the superior set, as for the verdicts of the rows and the report.
    """

    text: str = ""
    stage: str = ""
    status: str = ""
    field: str = ""
    system: str = ""
    procedure: str = ""
    due_from: datetime | None = None
    due_before: datetime | None = None
    received_from: datetime | None = None
    received_before: datetime | None = None
    due_soon_days: int = 2
    rule: Rule = "instant"


@dataclass(frozen=True)
class Position:
    """Where a page ended: the sort instant and id of its last dossier."""

    sort_at: datetime
    id: int


@dataclass(frozen=True)
class Page:
    """Some dossiers, newest first, and where the next page begins (``None``: there is none)."""

    dossiers: Sequence[Dossier]
    next: Position | None


def page(user: User, filters: Filters, after: Position | None = None, size: int = PAGE) -> Page:
    """One page of the dossiers that ``user`` may read: two queries, one more for each way to be concerned with a
    dossier, twice those when promised dates are asked for; whatever the register holds."""
    reached = reach(user, Capability.READ)
    rows = _rows(_parts(reached, filters), after, size + 1)
    if not rows and may_be_loose(filters.text):
        rows = _rows(_parts(reached, filters, loose=True), after, size + 1)
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], Position(last.sort_at, last.id) if last else None)


def _rows(parts: Sequence[QuerySet[Dossier]], after: Position | None, size: int) -> list[Dossier]:
    found = [_slice(part, after, size) for part in parts]
    return list(merge(*found, key=lambda row: (row.sort_at, row.id), reverse=True))[:size]


def count_up_to(user: User, filters: Filters, most: int) -> int:
    """How many dossiers match, counted no further than ``most``: a list may be as long as the register."""
    reached = reach(user, Capability.READ)
    found = _count(_parts(reached, filters), most)
    if not found and may_be_loose(filters.text):
        found = _count(_parts(reached, filters, loose=True), most)
    return found


def _count(parts: Sequence[QuerySet[Dossier]], most: int) -> int:
    return min(sum(part.order_by().values("pk")[:most].count() for part in parts), most)


def everything(user: User, filters: Filters, capability: str = Capability.EXPORT) -> QuerySet[Dossier]:
    """All dossiers that match, for an export; unordered."""
    reached = reach(user, capability)
    mine = Q(agency_id__in=reached.agencies) | Q(pk__in=_elsewhere(reached).values("dossier_id"))
    if reached.units:
        mine |= Q(unit_id__in=reached.units)
    whole = Dossier.objects.filter(mine, merged_into__isnull=True)
    found = filtered(whole, filters)
    return (
        filtered(whole, filters, loose=True) if may_be_loose(filters.text) and not found.exists() else found
    )


def _parts(reached: Reach, filters: Filters, *, loose: bool = False) -> list[QuerySet[Dossier]]:
    """The dossiers within reach as lists that share none, each with an index in the order of ``sort_at``."""
    whole = Dossier.objects.filter(merged_into__isnull=True)
    parts = []
    if reached.agencies:
        parts.append(whole.filter(agency_id__in=reached.agencies))
        whole = whole.exclude(agency_id__in=reached.agencies)
    if reached.units:
        parts.append(whole.filter(unit_id__in=reached.units))
        whole = whole.exclude(unit_id__in=reached.units)
    # Those that came in here, or in which a unit takes part, but that another agency counts: few.
    parties = _elsewhere(reached)
    # In the order of its index: asked for any one of them, the database reads all parties where there is none.
    if reached and parties.order_by("-sort_at", "-dossier_id").values_list("pk", flat=True)[:1]:
        parts.append(whole.filter(pk__in=parties.values("dossier_id")))
    return [filtered(share, filters, loose=loose) for part in parts for share in _by_due(part, filters)]


def _by_due(part: QuerySet[Dossier], filters: Filters) -> list[QuerySet[Dossier]]:
    """Where promised dates are asked for: those that came in shortly before them, and the few of the others.

    Lists go by ``sort_at``, of which promised dates follow at some distance. Without this the list would be read
    from today down to the first that is due on those days: through a year's dossiers for last year's.
    """
    if filters.due_from is None and filters.due_before is None:
        return [part]
    usual = Q()
    if filters.due_from is not None:
        usual &= Q(sort_at__gte=max(filters.due_from, EARLIEST) - USUAL_LIMIT)
    if filters.due_before is not None:
        usual &= Q(sort_at__lt=filters.due_before)
    return [part.filter(usual), part.filter(~usual).filter(UNUSUALLY_DUE)]


def _elsewhere(reached: Reach) -> QuerySet[DossierParty]:
    return DossierParty.objects.filter(agency_id__in=reached.all, elsewhere=True, until__isnull=True)


def _slice(found: QuerySet[Dossier], after: Position | None, size: int) -> list[Dossier]:
    if after is not None:
        found = found.filter(Q(sort_at__lt=after.sort_at) | Q(sort_at=after.sort_at, id__lt=after.id))
        found = found.filter(sort_at__lte=after.sort_at)
    return list(found.order_by("-sort_at", "-id").only(*LIST_FIELDS)[:size])


def filtered(found: QuerySet[Dossier], filters: Filters, *, loose: bool = False) -> QuerySet[Dossier]:
    """``found`` narrowed by what the officer asks for; ``loose`` as for ``find_text.matching``."""
    exact = {"status": filters.status, "field": filters.field, "system": filters.system}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.procedure:
        found = found.filter(procedure_code=filters.procedure)
    ranges = {
        "due_at__gte": filters.due_from,
        "due_at__lt": filters.due_before,
        "received_at__gte": filters.received_from,
        "received_at__lt": filters.received_before,
    }
    found = found.filter(**{name: value for name, value in ranges.items() if value is not None})
    if filters.stage:
        found = _at_stage(found, filters)
    return matching(found, filters.text, loose=loose) if filters.text.strip() else found


OPEN = Q(received_at__isnull=False, finished_at__isnull=True)


def _at_stage(found: QuerySet[Dossier], filters: Filters) -> QuerySet[Dossier]:
    to_hand_over = Q(outcome=Outcome.ISSUED, handed_over_at__isnull=True)
    conditions = {
        "open": OPEN,
        "due_soon": OPEN & Q(due_at__gte=Now(), due_at__lt=Now() + timedelta(days=filters.due_soon_days)),
        "overdue": OPEN & Q(due_at__lt=Now()),
        "waiting_supplement": Q(status=Status.WAITING_SUPPLEMENT),
        "waiting_finance": Q(status=Status.WAITING_FINANCE),
        "to_hand_over": to_hand_over & Q(hand_over_recorded=True),
        "hand_over_unknown": to_hand_over & Q(hand_over_recorded=False),
        "handed_over": Q(handed_over_at__isnull=False),
        "late": _late(filters.rule),
        "doubts": Q(doubts__settled_at__isnull=True, doubts__isnull=False),
        "not_accepted": Q(status__in=[Status.DRAFT, Status.FILED, Status.NOT_ACCEPTED]),
    }
    condition = conditions.get(filters.stage)
    if condition is None:
        return found.none()
    found = found.filter(condition)
    return found.distinct() if filters.stage == "doubts" else found


def _late(rule: Rule) -> Q:
    """What ``rules.verdict`` calls late. Late by the date is late by the instant too, of which there is an index."""
    by_instant = Q(finished_at__gt=F("due_at"))
    if rule == "instant":
        return by_instant
    return by_instant & Q(
        GreaterThan(TruncDate("finished_at", tzinfo=ZONE), TruncDate("due_at", tzinfo=ZONE))
    )
