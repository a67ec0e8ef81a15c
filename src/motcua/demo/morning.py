"""A morning at the sample commune's counter: dossiers handled here, each at another stage, as of now.

What happened stands in the register as officers did it, by their own actions. The quarter that the sample report
counts is over by then whatever the machine's clock says (``after_the_quarter``), so none of these enters it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from motcua.agencies.models import Agency, Officer
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.content import Charge, Component, Content, content_of
from motcua.catalogue.offered import offering_of
from motcua.demo.cast import CHAIR, CLERK, HANDLER, INTAKE, LEADER, Member
from motcua.demo.people import person
from motcua.register.actions.application import Application
from motcua.register.actions.approve import Approve
from motcua.register.actions.file import file_application
from motcua.register.actions.forward import Forward
from motcua.register.actions.obligation import Oblige
from motcua.register.actions.propose import Propose
from motcua.register.actions.receive import receive_at_counter
from motcua.register.actions.stamp import Stamp
from motcua.register.actions.supplement import AskSupplement
from motcua.register.vocabulary import Channel
from motcua.register.write import Actor
from motcua.rules.calendar import Calendar
from motcua.rules.periods import Period

VIA = "demo"
SEED = 2026
PAGES = 2
"""Of a paper that is certified."""
BIRTH, COPY, LAND = "1.001193", "2.000815", "1.013949"

LONGEST_AGO = timedelta(days=30)
"""No story began earlier than this before its morning."""

Story = Callable[["Morning"], object]


class Morning:
    """Tells stories: a dossier received some working days ago and brought along to a stage."""

    def __init__(self, agency: Agency, now: datetime) -> None:
        self.agency = agency
        self.now = now
        self.calendar: Calendar = calendar_for(agency)
        self.chance = random.Random(SEED)

    def working_days_ago(self, days: int, hour: int = 9) -> datetime:
        """An hour of a working day before today."""
        day = self.now.date()
        while days:
            day -= timedelta(days=1)
            days -= self.calendar.is_working_day(day)
        return datetime.combine(day, datetime.min.time(), self.now.tzinfo) + timedelta(hours=hour)

    def application(self, procedure: str, **given: str) -> Application:
        """Somebody invented applies."""
        who = person(self.chance)
        told = {"name": who.name, "id_number": who.id_number, "phone": who.phone, "address": who.address}
        content = self._content(procedure)
        charges = [Charge(fee.name, fee.amount or 0, PAGES).as_dict() for fee in content.fees[:1]]
        return Application(
            procedure,
            told,
            components=[brought(paper) for paper in content.components if paper.required],
            fee=sum(charge["total"] for charge in charges),
            charges=charges,
            **given,  # type: ignore[arg-type]
        )

    def _content(self, procedure: str) -> Content:
        """What the procedure asks for and costs today."""
        offering = offering_of(self.agency.pk, procedure, self.now.date())
        return content_of(offering.version) if offering is not None else Content()

    def received(self, procedure: str, days: int) -> int:
        """Received at the counter that many working days ago."""
        at = self.working_days_ago(days)
        return receive_at_counter(self.agency, self.application(procedure), actor(INTAKE), at).id

    def filed(self, procedure: str, hours: int) -> None:
        """Came in online some hours ago and waits to be accepted."""
        application = self.application(procedure, channel=Channel.ONLINE.value)
        file_application(self.agency, application, None, self.now, self.now - timedelta(hours=hours))

    def with_handler(self, procedure: str, days: int) -> int:
        """Passed on to the handler the same morning."""
        one = self.received(procedure, days)
        Forward(one, actor(INTAKE)).execute(self.working_days_ago(days, 10))
        return one

    def proposed(self, procedure: str, days: int) -> int:
        """The handler has put a result before the leader."""
        one = self.with_handler(procedure, days)
        Propose(one, actor(HANDLER)).execute(self.working_days_ago(days, 15))
        return one

    def to_sign(self, procedure: str, days: int) -> int:
        """The unit's leader agrees."""
        one = self.proposed(procedure, days)
        Forward(one, actor(LEADER)).execute(self.working_days_ago(days, 16))
        return one

    def to_stamp(self, procedure: str, days: int) -> int:
        """Signed."""
        one = self.to_sign(procedure, days)
        Approve(one, actor(CHAIR)).execute(self.working_days_ago(days - 1, 9))
        return one

    def to_hand_over(self, procedure: str, days: int) -> int:
        """The result waits for its applicant."""
        one = self.to_stamp(procedure, days)
        Stamp(one, actor(CLERK)).execute(self.working_days_ago(days - 1, 10))
        return one

    def lacks_a_paper(self, procedure: str) -> int:
        """The one request for a supplement, made in time: the clock stands."""
        one = self.with_handler(procedure, 2)
        missing = [{"name": "Giấy chứng sinh", "why": "bản nộp bị mờ, không đọc được ngày sinh"}]
        answer_by = self.now + timedelta(days=10)
        AskSupplement(one, actor(HANDLER), missing, "Bổ sung giấy chứng sinh rõ nét", answer_by).execute(
            self.working_days_ago(1, 9)
        )
        return one

    def at_the_tax_office(self, procedure: str) -> int:
        """The tax agency determines what is owed: the time is booked to it."""
        one = self.with_handler(procedure, 5)
        Oblige(
            one,
            actor(HANDLER),
            content="Xác định nghĩa vụ tài chính khi chuyển mục đích sử dụng đất",
            whose="Thuế cơ sở",
            answer_by=self.now + timedelta(days=3),
        ).execute(self.working_days_ago(3, 9))
        return one


def brought(paper: Component) -> dict[str, object]:
    """The paper as it should be, and scanned."""
    form, count = ("original", paper.originals) if paper.originals else ("copy", paper.copies)
    return {"key": paper.key, "name": paper.name, "form": form, "count": count, "digitised": True}


STORIES: tuple[Story, ...] = (
    lambda morning: morning.filed(BIRTH, 1),
    lambda morning: morning.filed(COPY, 2),
    lambda morning: morning.filed(BIRTH, 30),
    lambda morning: morning.received(BIRTH, 1),
    lambda morning: morning.with_handler(BIRTH, 2),
    lambda morning: morning.with_handler(LAND, 12),
    lambda morning: morning.with_handler(COPY, 3),
    lambda morning: morning.proposed(LAND, 4),
    lambda morning: morning.to_sign(LAND, 3),
    lambda morning: morning.to_stamp(LAND, 5),
    lambda morning: morning.to_hand_over(LAND, 6),
    lambda morning: morning.lacks_a_paper(BIRTH),
    lambda morning: morning.at_the_tax_office(LAND),
)
"""What an officer who comes in the morning finds."""


def after_the_quarter(period: Period, now: datetime) -> datetime:
    """The morning of ``now``; on a machine whose clock stands in or before the period, one late enough after it."""
    return max(now, period.end + LONGEST_AGO + timedelta(hours=8))


def begin_a_morning(agency: Agency, now: datetime) -> int:
    """Bring the stories into the register; how many dossiers there are of them."""
    morning = Morning(agency, now)
    for story in STORIES:
        story(morning)
    return len(STORIES)


def actor(member: Member) -> Actor:
    """A member of the cast, in the first of the roles played."""
    officer = Officer.objects.select_related("user").get(user__username=member.username)
    return Actor(officer, member.roles[0], VIA)
