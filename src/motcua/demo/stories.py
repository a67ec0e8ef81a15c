"""What happened to a few dossiers of the sample quarter: the late ones, and the doubts for an officer to settle."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from motcua.demo import dossier as states
from motcua.demo.dossier import Asked, Dossier, given
from motcua.demo.quarter import Quarter
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Suspension, due
from motcua.rules.zone import ZONE

CITY, LINKED, CONSTRUCTION, FINANCE = "mot-cua-hai-phong", "lien-thong", "bo-xay-dung", "bo-tai-chinh"
TAX_ASTRAY = (
    "Hồ sơ chuyển mục đích sử dụng đất của hộ gia đình ông {initials}: các bước xử lý đúng hạn; khi liên thông sang "
    "cơ quan thuế để thực hiện nghĩa vụ tài chính, cán bộ thuế chuyển nhầm luồng về thành phố; sau khi hoàn thành "
    "nghĩa vụ tài chính hệ thống không tự cộng thêm thời gian cho bước tiếp theo nên báo quá hạn"
)
WRONG_BUTTON = (
    "Hồ sơ đính chính: khi trả kết quả, công chức bộ phận tiếp nhận và trả kết quả ấn nhầm nút chuyển công chức "
    "thụ lý, công chức thụ lý phải chuyển lại nên hệ thống báo quá hạn; thực tế đã trả bản giấy cho công dân trước hạn"
)
LAND_USER = "Đào Xuân Trường"
MISPRINT = ("1.001776", "1.001767")
FORGOTTEN_DAY = date(2026, 4, 27)
CONTENTS = (
    "Bổ sung giấy tờ chứng minh nơi cư trú",
    "Bổ sung bản chụp Giấy chứng sinh rõ nét",
    "Bổ sung giấy ủy quyền của gia đình",
)


def tell(quarter: Quarter, chance: random.Random) -> None:
    """Put the stories into the quarter; how many dossiers there are stays as it was."""
    _money(quarter, chance)
    _tax_astray(quarter)
    _wrong_button(quarter)
    _misprint(quarter)
    _forgotten_day_off(quarter)
    _supplements(quarter, chance)
    _conflicting_doubles(quarter)


def corrected(quarter: Quarter) -> tuple[Dossier, datetime]:
    """The dossier that two officers correct, and when its result was really there."""
    dossier = next(one for one in quarter.by_system[CITY] if one.note == WRONG_BUTTON)
    return dossier, given(dossier.due) - timedelta(hours=1, minutes=20)


def _money(quarter: Quarter, chance: random.Random) -> None:
    """Fees, exemptions and what was paid at the counter, to the plan's numbers."""
    plan, counted = quarter.plan, quarter.received_in_period()
    births = [one for one in counted if one.linked_group.startswith("khai sinh")]
    for dossier in births[::3]:
        dossier.fee = 8000
    for dossiers in quarter.by_system.values():
        for dossier in dossiers:
            if dossier.procedure.code == "2.000815":
                dossier.fee *= chance.choice((1, 1, 2, 2, 3, 4, 6))
    charged = [one for one in counted if one.fee]
    for dossier in chance.sample(charged, len(charged) - plan.with_fee):
        dossier.fee = 0  # exempt: poor households, people with merit to the revolution …
    for dossiers in quarter.by_system.values():
        for dossier in dossiers:
            dossier.paid_online = dossier.fee > 0
    finished = [one for one in counted if one.fee and one.finished and not one.linked_group]
    for dossier in chance.sample(finished, plan.not_paid_online):
        dossier.paid_online = False
    for dossier in chance.sample([one for one in counted if not one.linked_group], plan.not_reused):
        dossier.reused = False


def _resolved(quarter: Quarter, system: str, code: str, since: date, until: date) -> list[Dossier]:
    return [
        one
        for one in quarter.by_system[system]
        if one.procedure.code == code
        and one.received
        and since <= one.received.date() <= until
        and one.issued
    ]


def _tax_astray(quarter: Quarter) -> None:
    dossier = _resolved(quarter, CITY, "1.013949", date(2026, 3, 23), date(2026, 5, 8))[0]
    dossier.person = replace(dossier.person, name=LAND_USER)
    initials = ".".join(word[0] for word in dossier.person.name.split()) + "."
    dossier.finished = datetime.combine(given(dossier.due).date() + timedelta(days=8), time(10, 12, 41), ZONE)
    dossier.handed_over = dossier.finished + timedelta(minutes=35)
    dossier.note = TAX_ASTRAY.format(initials=initials)


def _wrong_button(quarter: Quarter) -> None:
    dossier = _resolved(quarter, CITY, "1.013952", date(2026, 4, 1), date(2026, 6, 1))[-1]
    following = national_calendar().next_working_day(given(dossier.due).date())
    dossier.finished = datetime.combine(following, time(9, 3, 18), ZONE)
    dossier.handed_over = dossier.finished + timedelta(minutes=12)
    dossier.note = WRONG_BUTTON


def _misprint(quarter: Quarter) -> None:
    right, wrong = MISPRINT
    _resolved(quarter, CITY, right, date(2026, 5, 4), date(2026, 5, 29))[0].shown_code = wrong


def _forgotten_day_off(quarter: Quarter) -> None:
    """The household-business system did not know that 27/4 was a day off in lieu: it promised a day too early."""
    forgetful = national_calendar().with_changes("quên nghỉ bù", ordinary=[FORGOTTEN_DAY])
    for dossier in quarter.by_system[FINANCE]:
        if dossier.received is None or dossier.due is None or dossier.procedure.limit is None:
            continue
        promised = due(dossier.received, dossier.procedure.limit, forgetful)
        if promised != dossier.due:
            dossier.due = promised
            if dossier.finished and dossier.finished >= promised:
                dossier.finished = dossier.received + timedelta(minutes=25)


def move_promise(quarter: Quarter) -> tuple[Dossier, datetime]:
    """A building permit whose date was moved between two exports, and the date that the older one had."""
    known = quarter.plan.taken_before
    dossier = next(
        one
        for one in quarter.by_system[CONSTRUCTION]
        if one.received and one.received < known < (one.finished or known) and one.issued and one.due
    )
    promised = given(dossier.due)
    day = promised.date()
    for _ in range(5):
        day = national_calendar().next_working_day(day)
    dossier.due = datetime.combine(day, promised.timetz())
    return dossier, promised


def _supplements(quarter: Quarter, chance: random.Random) -> None:
    """Requests in the linked software: most restart the limit, one was mere guidance before the receipt."""
    calendar = national_calendar()
    linked = quarter.by_system[LINKED]
    room = [
        one
        for one in linked
        if one.issued and one.received and date(2026, 3, 20) <= one.received.date() <= date(2026, 5, 20)
    ]
    for content, dossier in zip((*CONTENTS, CONTENTS[0]), chance.sample(room, 4), strict=True):
        received, before = given(dossier.received), given(dossier.due)
        asked = calendar.add_working_time(received, timedelta(hours=5, minutes=chance.randrange(60)))
        answered = calendar.add_working_time(asked, timedelta(hours=9, minutes=chance.randrange(60)))
        pause = Suspension(asked, answered, "restart", content)
        promised = due(received, given(dossier.procedure.limit), calendar, [pause])
        dossier.asked.append(Asked(asked, answered, content, before))
        dossier.due = promised
        room_left = calendar.working_time_between(answered, promised)
        dossier.finished = calendar.add_working_time(answered, room_left * 0.6).replace(microsecond=0)
        dossier.handed_over = calendar.add_working_time(dossier.finished, timedelta(minutes=20))
        room.remove(dossier)
    for dossier in linked:
        if dossier.status == states.SUPPLEMENT and dossier.received and dossier.due:
            asked = calendar.add_working_time(dossier.received, timedelta(hours=6))
            dossier.asked.append(Asked(asked, None, CONTENTS[1], dossier.due))
    early = room[0]
    received = given(early.received)
    early.filed = received - timedelta(days=2, hours=1)
    asked, answered = received - timedelta(days=1, minutes=40), received - timedelta(hours=2)
    early.asked.append(Asked(asked, answered, CONTENTS[2], given(early.due)))


def _conflicting_doubles(quarter: Quarter) -> None:
    """Linked dossiers stand in the Justice list too, and on some the two do not agree."""
    doubles = [
        one for one in quarter.by_system[LINKED] if in_justice_list(one) and one.issued and not one.asked
    ]
    for dossier in doubles[4 :: len(doubles) // quarter.plan.conflicting][: quarter.plan.conflicting]:
        dossier.other_finish = given(dossier.finished) + timedelta(minutes=95)


def in_justice_list(dossier: Dossier) -> bool:
    """Whether the Ministry of Justice's list has this linked dossier as well: births and deaths."""
    return dossier.procedure.field == "Hộ tịch" and dossier.received is not None
