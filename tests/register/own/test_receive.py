"""Taking a dossier in at the counter: its code, its dates, its first step, and who applied."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.agencies.working_calendar import calendar_for
from motcua.agencies.working_hours import set_hours
from motcua.register.actions.forward import Forward
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.birth import id_key
from motcua.register.models import CourseNow, Dossier, Event, Person
from motcua.register.own import read_owned
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.register.actions.conftest import finished_row
from tests.register.office import commune
from tests.register.office import take_in as take_in_rows
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db


def test_a_received_dossier_has_its_date_its_step_and_its_code(received):
    one = Dossier.objects.get()
    assert (one.owned, one.status, one.channel) == (True, "handling", "in_person")
    assert (one.received_at, one.due_at, one.clock_due_at) == (
        at("2026-06-01 08:00"),
        at("2026-06-08 17:00"),
        at("2026-06-08 17:00"),
    )
    assert one.code.endswith("-260601-0001")
    assert (one.now.step_kind, one.now.role, one.now.open) == ("intake", "intake", True)
    assert verify(rebuild=True).findings == []


def test_the_agencys_own_hours_count_in_what_is_promised_and_in_what_is_reckoned_afterwards(office):
    set_hours(commune(), 0, "07:30-11:30 13:30-16:00", date(2026, 6, 8), None, "QĐ 12/QĐ-UBND")
    opened = take_in(office)
    one = Dossier.objects.get()
    assert (one.due_at, one.clock_due_at) == (at("2026-06-08 16:00"), at("2026-06-08 16:00"))
    assert read_owned(opened.id).calendar is calendar_for(commune())


def test_the_numbers_of_a_day_follow_one_another_and_begin_anew_the_next_day(office):
    codes = [take_in(office).code, take_in(office).code, take_in(office, "2026-06-02 08:00").code]
    assert [code[-11:] for code in codes] == ["260601-0001", "260601-0002", "260602-0001"]


def test_a_receipt_that_fails_gives_its_number_back(office):
    with pytest.raises(Refused, match="không có trong danh mục"):
        receive_at_counter(
            commune(), Application("9.999999", CITIZEN), office["intake"], at("2026-06-01 08:00")
        )
    assert take_in(office).code.endswith("0001")


def test_an_applicant_is_kept_beside_the_chain_and_found_by_the_number(received):
    person = Person.objects.get(id_key=id_key("999 031 085123"))
    assert person.content["name"] == "Phạm Thị Lụa"
    assert "Lụa" not in str(Event.objects.get().facts)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"person": {"name": " "}}, "họ tên"),
        ({"channel": "fax"}, "Kênh nộp"),
        ({"fee": -1}, "không âm"),
        ({"received_at": at("2026-06-02 08:00")}, "tương lai"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(office, given, why):
    told = {"procedure": "1.001193", "person": CITIZEN, **given}
    with pytest.raises(Refused, match=why):
        receive_at_counter(commune(), Application(**told), office["intake"], at("2026-06-01 08:00"))
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", ["handler", "leader", "clerk", "control"])
def test_only_who_receives_may_receive(office, role):
    with pytest.raises(Refused, match="không có quyền tiếp nhận"):
        receive_at_counter(commune(), Application("1.001193", CITIZEN), office[role], at("2026-06-01 08:00"))


def test_a_work_list_that_tells_something_else_than_the_events_is_found_by_the_rebuild(received):
    CourseNow.objects.update(step="ky")
    (finding,) = verify(rebuild=True).findings
    assert "step" in finding


def test_a_mirrored_dossier_has_no_course_and_cannot_be_acted_on(office):
    take_in_rows([finished_row()])
    finished = Dossier.objects.get()
    with pytest.raises(Refused, match="chỉ xem và ghi chú"):
        Forward(finished.pk, office["handler"]).execute()
