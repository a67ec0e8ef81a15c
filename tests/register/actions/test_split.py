"""What one system told of a dossier that was another's becomes a dossier of its own, by an officer's word."""

from __future__ import annotations

import pytest

from motcua.register.actions.erase import Erase
from motcua.register.actions.merge import merge
from motcua.register.actions.refused import Refused
from motcua.register.actions.split import split, systems_apart
from motcua.register.models import Alias, Dossier, Doubt, Event, Person, RawRow
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import FINISHED, GIVEN, JUSTICE, PORTAL, at, row

pytestmark = pytest.mark.django_db

LINKED = ((JUSTICE, "G15.1"), (PORTAL, "LT.1"))
ELSEWHERE = ((JUSTICE, "G15.1"), (PORTAL, "LT.2"))
OTHER = {"name": "Trần Thị Bình", "id_number": "999000000002"}


def justice(codes=LINKED, taken="2026-06-20 08:00", **facts):
    return take_in([row(codes=codes, person=OTHER, **(facts or FINISHED))], taken=taken, system=JUSTICE)


@pytest.fixture
def one(db) -> Dossier:
    """The portal's dossier, still open, on which the ministry's row of another was recorded: finished."""
    offer(commune())
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], system=PORTAL)
    justice(taken="2026-06-20 08:00")
    justice(taken="2026-06-22 08:00", **FINISHED, officer="Cán bộ 9")
    return Dossier.objects.get()


def test_each_then_says_what_its_own_system_told(one, director):
    assert systems_apart(one) == [JUSTICE, PORTAL]
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    one.refresh_from_db()
    assert (one.code, one.status, one.officer_name) == ("LT.1", "handling", "")
    assert (away.code, away.system, away.status, away.officer_name) == (
        "G15.1", JUSTICE, "finished", "Cán bộ 9",
    )  # fmt: skip
    assert set(Alias.objects.values_list("code", "dossier")) == {("LT.1", one.pk), ("G15.1", away.pk)}
    told = Event.objects.filter(dossier=away, kind="recorded").order_by("seq")
    assert [event.taken_at for event in told] == [at("2026-06-20 08:00"), at("2026-06-22 08:00")]
    assert {event.officer for event in told} == {director.officer}
    assert verify(rebuild=True).findings == []


def test_who_applied_and_the_rows_go_along(one, director):
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    one.refresh_from_db()
    assert (one.applicant, away.applicant) == ("Nguyễn Văn Ánh", OTHER["name"])
    assert "binh" in away.search_key and "binh" not in one.search_key
    kept = Person.objects.filter(content__isnull=False)
    assert {(person.dossier_id, person.content["name"]) for person in kept} == {
        (one.pk, "Nguyễn Văn Ánh"), (away.pk, OTHER["name"]),
    }  # fmt: skip
    assert RawRow.objects.filter(content__isnull=False, event__dossier=one).count() == 1
    Erase(away.pk, officer("quan-tri", "admin", commune()), "Đơn 12").execute()
    assert OTHER["name"] not in str(list(Person.objects.values_list("content", flat=True)))
    assert verify(rebuild=True).findings == []


def test_who_applied_is_known_of_a_record_merged_into_it_too(one, director):
    take_in([row(code="H24.9", **GIVEN, person={"name": "Lê Thị Cúc"})])
    Person.objects.filter(dossier=one, system=PORTAL).update(content=None)
    merge(one.pk, Dossier.objects.get(code="H24.9").pk, director, "cùng một hồ sơ")
    split(one.pk, JUSTICE, director, "ghép nhầm")
    one.refresh_from_db()
    assert one.applicant == "Lê Thị Cúc"
    assert "h24 9" in one.search_key and "lt 1" in one.search_key


def test_what_went_along_was_moved_and_not_erased(one, director):
    split(one.pk, JUSTICE, director, "ghép nhầm")
    told = verify()
    assert (told.findings, told.moved, told.erased) == ([], 4, 0)  # of two events person and row


def test_what_is_erased_at_its_new_place_is_erased_once(one, director):
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    Erase(away.pk, officer("quan-tri", "admin", commune()), "Đơn 12").execute()
    told = verify()
    assert (told.findings, told.moved, told.erased) == ([], 4, 4)


def test_what_had_been_erased_before_was_not_moved(one, director):
    Erase(one.pk, officer("quan-tri", "admin", commune()), "Đơn 12").execute()
    before = verify().erased
    split(one.pk, JUSTICE, director, "ghép nhầm")
    told = verify()
    assert (told.findings, told.moved, told.erased) == ([], 0, before)


def test_a_doubt_about_its_row_goes_along(one, director):
    justice(LINKED, "2026-06-25 08:00", **{**FINISHED, "due_at": "2026-06-10 17:00"}, number=9)
    (moved,) = Doubt.objects.filter(code="promised_moved", dossier=one)
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    moved.refresh_from_db()
    assert (moved.dossier, moved.settled_at) == (away, None)


def test_it_stays_so_when_the_exports_come_again(one, director):
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    assert justice(taken="2026-06-22 08:00", **FINISHED, officer="Cán bộ 9").same == 1
    justice(taken="2026-06-25 08:00", **FINISHED, officer="Cán bộ 7")
    take_in([row(code="LT.1", system=PORTAL, **GIVEN)], "2026-06-25 08:00", PORTAL)
    away.refresh_from_db()
    one.refresh_from_db()
    assert (away.officer_name, one.officer_name, one.status) == ("Cán bộ 7", "", "handling")
    assert Dossier.objects.filter(merged_into=None).count() == 2
    assert verify(rebuild=True).findings == []


def test_a_link_that_its_source_put_right_is_followed_by_parting_and_merging(one, director):
    take_in([row(code="LT.2", system=PORTAL, **GIVEN)], system=PORTAL)
    justice(ELSEWHERE, "2026-06-25 08:00")
    right = Dossier.objects.get(code="LT.2")
    away = split(one.pk, JUSTICE, director, "mã liên thông đã sửa")
    merge(right.pk, away.pk, director, "mã liên thông đã sửa")
    justice(ELSEWHERE, "2026-06-26 08:00")
    one.refresh_from_db()
    away.refresh_from_db()
    assert (one.status, away.merged_into) == ("handling", right)
    assert not Dossier.objects.filter(doubts__code="two_dossiers", doubts__settled_at=None).exists()
    assert verify(rebuild=True).findings == []


def test_parted_by_mistake_they_are_merged_again(one, director):
    before = (one.code, one.status, one.officer_name)
    away = split(one.pk, JUSTICE, director, "ghép nhầm")
    merge(one.pk, away.pk, director, "đúng là một")
    one.refresh_from_db()
    assert (one.code, one.status, one.officer_name) == before
    assert verify(rebuild=True).findings == []


def test_parted_a_second_time_each_tells_what_was_told_since_the_first(one, director):
    first = split(one.pk, JUSTICE, director, "ghép nhầm")
    third = ((JUSTICE, "G15.3"), (PORTAL, "LT.1"))
    justice(third, "2026-06-25 08:00", **GIVEN)
    second = split(one.pk, JUSTICE, director, "lại ghép nhầm")
    assert {first.code, second.code} == {"G15.1", "G15.3"}
    assert (second.status, second.finished_at, second.officer_name) == ("handling", None, "")
    told = Event.objects.filter(dossier=second, kind="recorded")
    assert [event.taken_at for event in told] == [at("2026-06-25 08:00")]
    assert verify(rebuild=True).findings == []


def test_a_late_export_after_that_brings_back_nothing_of_what_was_parted(one, director):
    split(one.pk, JUSTICE, director, "ghép nhầm")
    third = ((JUSTICE, "G15.3"), (PORTAL, "LT.1"))
    justice(third, "2026-06-25 08:00", **GIVEN)
    justice(third, "2026-06-24 08:00", **GIVEN, officer="Cán bộ 3")
    one.refresh_from_db()
    assert (one.status, one.finished_at) == ("handling", None)
    told = Event.objects.filter(dossier=one, system=JUSTICE).latest("seq").facts
    assert "finished_at" not in told and told["officer"]["told"] == {"v": "Cán bộ 3"}


def test_a_part_that_is_all_there_is_or_has_no_code_cannot_be_parted(director):
    offer(commune())
    justice()
    alone = Dossier.objects.get()
    assert systems_apart(alone) == []
    with pytest.raises(Refused, match="Không tách được"):
        split(alone.pk, JUSTICE, director, "x")


def test_who_may_not_merge_may_not_part_either(one, hand_over_officer):
    with pytest.raises(Refused, match="không có quyền"):
        split(one.pk, JUSTICE, hand_over_officer, "x")
