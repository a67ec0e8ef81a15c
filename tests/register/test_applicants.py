"""Applicants found again by their number, and dossiers that may be the same one."""

from __future__ import annotations

import pytest

from motcua.register.applicants import known, likely_duplicates, much_alike, opened_data
from motcua.register.models import Dossier, PersonalRead
from tests.cast import CITIZEN
from tests.register.actions.conftest import officer
from tests.register.own.conftest import office, received, take_in  # noqa: F401
from tests.register.told import at

pytestmark = pytest.mark.django_db

NUMBER = "999 031 085 123"


def test_who_applied_before_is_found_with_the_numbers_masked(received, office):  # noqa: F811
    found = known(office["intake"].officer.user, NUMBER)
    assert found.dossier == Dossier.objects.get()
    assert found.masked["name"] == CITIZEN["name"]
    assert found.masked["id_number"] == "•••••••••123" and "address" not in found.masked
    assert not PersonalRead.objects.exists()


def test_the_data_are_opened_on_request_and_the_reading_is_logged(received, office):  # noqa: F811
    told = opened_data(office["intake"].officer.user, NUMBER, "điền hồ sơ mới")
    assert told == CITIZEN
    read = PersonalRead.objects.get()
    assert (read.officer, read.purpose) == (office["intake"].officer, "điền hồ sơ mới")


@pytest.mark.parametrize("role", ["clerk", "control"])
def test_who_may_not_read_personal_data_finds_nobody(received, office, role):  # noqa: F811
    assert known(office[role].officer.user, NUMBER) is None
    assert opened_data(office[role].officer.user, NUMBER, "x") is None


def test_another_commune_finds_nobody(received, neighbour_intake):  # noqa: F811
    assert known(neighbour_intake.officer.user, NUMBER) is None


@pytest.fixture
def neighbour_intake(db):
    from motcua.agencies.models import Agency

    return officer("xa-ben", "intake", Agency.objects.get(code="10645"))


@pytest.mark.parametrize("number", ["", "12", "999031085124"])
def test_a_number_that_nobody_has_finds_nobody(received, office, number):  # noqa: F811
    assert known(office["intake"].officer.user, number) is None


def likely(who, name: str, number: str, when: str = "2026-06-01 10:00", procedure: str = "1.001193"):
    found = likely_duplicates(who["intake"].officer.user, procedure, name, number, at(when))
    return [one.why for one in found]


def test_the_same_applicant_with_the_same_procedure_open_is_a_likely_duplicate(received, office):  # noqa: F811
    assert likely(office, "Khác hẳn", NUMBER, "2026-06-20 08:00") == ["same_applicant"]
    assert likely(office, "Khác hẳn", NUMBER, procedure="2.000815") == []


def test_a_name_much_alike_on_the_same_day_is_one_too(received, office):  # noqa: F811
    assert likely(office, "PHAM THI LUA", "") == ["same_name"]
    assert likely(office, "Phạm Thị Luạ", "") == ["same_name"]
    assert likely(office, "Phạm Thị Lụa", "", "2026-06-02 08:00") == []
    assert likely(office, "Trần Văn Bình", "") == []


def test_it_is_a_warning_and_keeps_nobody_from_entering_it(received, office):  # noqa: F811
    take_in(office)
    assert Dossier.objects.count() == 2


def test_names_are_alike_whatever_their_accents():
    assert much_alike("Nguyễn Văn Ánh", "nguyen van anh")
    assert not much_alike("Nguyễn Văn Ánh", "Nguyễn Văn Bình")
    assert much_alike("Nguyễn Văn Khánh", "Nguyễn Văn Khang")
    assert not much_alike("", "")
