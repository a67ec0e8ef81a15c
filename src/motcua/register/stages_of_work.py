"""The stages at which work lies: what waits to be accepted, is due today, is late, waits for others, hangs.

A stage is a condition on dossiers and an order; which dossiers are asked is ``register.worklists``. Dossiers of other
systems have no steps: they stand in the stages that their own dates and status tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _

from motcua.agencies.models import Agency, AgencySettings
from motcua.agencies.working_calendar import calendar_for
from motcua.register.vocabulary import Outcome, Status
from motcua.rules.calendar import Calendar
from motcua.rules.zone import ZONE, local

STAGES = {
    "": _("Tất cả"),
    "overdue": _("Quá hạn"),
    "due_today": _("Đến hạn hôm nay"),
    "due_soon": _("Sắp đến hạn"),
    "step_late": _("Quá hạn của bước"),
    "step_due_today": _("Bước đến hạn hôm nay"),
    "step_due_soon": _("Bước sắp đến hạn"),
    "waiting_acceptance": _("Chờ tiếp nhận"),
    "in_process": _("Đang xử lý"),
    "to_sign": _("Chờ duyệt, ký"),
    "to_stamp": _("Chờ vào số, đóng dấu"),
    "waiting_supplement": _("Chờ bổ sung"),
    "waiting_finance": _("Chờ nghĩa vụ tài chính"),
    "waiting_others": _("Chờ cơ quan khác"),
    "to_hand_over": _("Chờ trả kết quả"),
    "hanging": _("Không ai xử lý"),
}
"""Stage → what people call it, in the order in which they look."""

FAR = datetime(9999, 1, 1, tzinfo=ZONE)
LONGEST_LOOK = 366
"""Working days: no setting makes a list look further."""


@dataclass(frozen=True)
class Horizon:
    """The instants that part the stages. ``tonight`` is the next midnight; ``soon`` the midnight after the last day
    that counts as soon; nobody acted since ``idle_since`` on what hangs.
    """

    now: datetime
    tonight: datetime
    soon: datetime
    idle_since: datetime


def horizon(agency: Agency, settings: AgencySettings, now: datetime) -> Horizon:
    """As ``agency`` laid down, in its working days. One query for its calendar."""
    calendar = calendar_for(agency)
    here = local(now)
    soon = here.date()
    for _day in range(min(settings.due_soon_days, LONGEST_LOOK)):
        soon = calendar.next_working_day(soon)
    return Horizon(
        now,
        datetime.combine(here.date() + timedelta(days=1), time(), ZONE),
        datetime.combine(soon + timedelta(days=1), time(), ZONE),
        idle_since(calendar, settings.idle_days, now),
    )


def idle_since(calendar: Calendar, days: int, now: datetime) -> datetime:
    """The instant since which ``days`` working days have gone by at ``now``, counted back day by day."""
    here = local(now)
    day, left = here.date(), min(days, LONGEST_LOOK)
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_working_day(day)
    return datetime.combine(day, here.time(), ZONE)


HANDLED = Q(received_at__isnull=False, finished_at__isnull=True)
HAND_OVER_STEP = Q(owned=True, now__open=True, now__step_kind="hand_over")
PICKED_UP_NOT_YET = Q(
    owned=False, outcome=Outcome.ISSUED, handed_over_at__isnull=True, hand_over_recorded=True
)
WAITS_FOR_NOBODY = Q(owned=False, status=Status.HANDLING) | Q(
    owned=True, status=Status.HANDLING, now__waits_for=""
)
STEP_RUNS = Q(owned=True, now__open=True, now__stands=False, finished_at__isnull=True)


def condition(stage: str, at: Horizon) -> Q:
    """Which dossiers stand at a stage. Raises ``KeyError`` for one that there is not."""
    supplement = Q(status=Status.WAITING_SUPPLEMENT) | Q(now__waits_for="supplement")
    finance = Q(status=Status.WAITING_FINANCE) | Q(now__waits_for="finance")
    others = Q(now__waits_for__in=["opinion", "other"]) | Q(now__step_kind="outside")
    turn_to_come = Q(now__waits_for="bundle")
    unanswered = Q(now__waits_for="") | Q(now__answer_by__lt=at.now)
    # The time of acceptance is held by a guidance: the applicant has yet to complete what was filed.
    guided = Q(status=Status.FILED, now__accept_by__isnull=True)
    return {
        "": Q(),
        "overdue": HANDLED & Q(due_at__lt=at.now),
        "due_today": HANDLED & Q(due_at__gte=at.now, due_at__lt=at.tonight),
        "due_soon": HANDLED & Q(due_at__gte=at.tonight, due_at__lt=at.soon),
        "step_late": STEP_RUNS & Q(now__step_due_at__lt=at.now),
        "step_due_today": STEP_RUNS & Q(now__step_due_at__gte=at.now, now__step_due_at__lt=at.tonight),
        "step_due_soon": STEP_RUNS & Q(now__step_due_at__gte=at.tonight, now__step_due_at__lt=at.soon),
        "waiting_acceptance": Q(status=Status.FILED) & ~turn_to_come,
        "in_process": HANDLED & WAITS_FOR_NOBODY,
        "to_sign": HANDLED & Q(now__step_kind__in=["review", "sign"]),
        "to_stamp": Q(now__open=True, now__step_kind="stamp"),
        "waiting_supplement": HANDLED & supplement,
        "waiting_finance": HANDLED & finance,
        "waiting_others": (HANDLED & others) | turn_to_come,
        "to_hand_over": HAND_OVER_STEP | PICKED_UP_NOT_YET,
        "hanging": Q(now__open=True, now__last_act_at__lt=at.idle_since)
        & ~Q(now__step_kind="hand_over")
        & ~guided
        & unanswered,
    }[stage]


def order(stage: str) -> Combinable:
    """The instant by which a stage's list is sorted, the most pressing first; never null.

    What has its result comes last: only its applicant is waited for, and a pile of them would hide what is late.
    """
    if stage == "to_hand_over":
        return Coalesce("finished_at", "received_at", "sort_at")
    if stage == "hanging":
        return F("now__last_act_at")
    answer = Coalesce("now__answer_by", Value(FAR))
    # Least takes the one that is there where the other is null.
    return Case(
        When(finished_at__isnull=False, then=Value(FAR)),
        When(now__stands=True, then=answer),
        default=Coalesce(Least("now__step_due_at", "due_at"), Value(FAR)),
    )
