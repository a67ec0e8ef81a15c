"""A unit's officers see what lies with their unit or asks for its part, and nothing else of the commune."""

from __future__ import annotations

import pytest
from django.utils import timezone

from motcua.register import access
from motcua.register.actions.assign import Assign
from motcua.register.actions.note import Note
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, DossierParty
from motcua.register.queries import Filters, count_up_to, everything, page
from motcua.register.write import Actor
from tests.cast import make_agency, make_officer
from tests.register.office import offer, take_in
from tests.register.told import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossiers(cast) -> dict[str, Dossier]:
    """``ours`` lies with Phòng Kinh tế, ``theirs`` with Phòng Văn hóa, ``nobodys`` with no unit."""
    culture = make_agency("10993.VH", "Phòng Văn hóa - Xã hội", "unit", cast.commune)
    offer(cast.commune)
    given = {"procedure": "1.001193", "received_at": "2026-06-01 08:00", "status": "handling"}
    take_in([row(code=f"H24.85-260601-000{number}", **given) for number in (1, 2, 3)])
    ours, theirs, nobodys = Dossier.objects.order_by("code")
    Dossier.objects.filter(pk=ours.pk).update(unit=cast.economy)
    Dossier.objects.filter(pk=theirs.pk).update(unit=culture)
    return {"ours": ours, "theirs": theirs, "nobodys": nobodys}


def seen(user) -> set[int]:
    """By every way in which dossiers are shown: all must say the same."""
    ways = [
        {one.pk for one in page(user, Filters()).dossiers},
        {one.pk for one in everything(user, Filters(), "read")},
        {one.pk for one in access.visible(user)},
    ]
    assert ways[0] == ways[1] == ways[2]
    assert count_up_to(user, Filters(), 10) == len(ways[0])
    return ways[0]


def test_a_unit_sees_what_lies_with_it(cast, dossiers):
    assert seen(cast.economy_handler.user) == {dossiers["ours"].pk}


def test_the_commune_sees_all(cast, dossiers):
    for user in (cast.handler.user, cast.intake.user, cast.control.user):
        assert seen(user) == {one.pk for one in dossiers.values()}


@pytest.mark.parametrize("part", ["takes_part"])
def test_a_unit_sees_what_asks_for_its_part_as_long_as_it_does(cast, dossiers, part):
    now = timezone.now()
    played = DossierParty.objects.create(
        dossier=dossiers["nobodys"],
        agency=cast.economy,
        part=part,
        since=now,
        sort_at=dossiers["nobodys"].sort_at,
        elsewhere=True,
    )
    assert seen(cast.economy_handler.user) == {dossiers["ours"].pk, dossiers["nobodys"].pk}
    played.until = now
    played.save()
    assert seen(cast.economy_handler.user) == {dossiers["ours"].pk}


def test_a_vertical_agency_sees_only_where_it_plays_a_part(cast, dossiers):
    assert seen(cast.vertical.user) == set()
    DossierParty.objects.create(
        dossier=dossiers["theirs"],
        agency=cast.land_registry,
        part="takes_part",
        since=timezone.now(),
        sort_at=dossiers["theirs"].sort_at,
        elsewhere=True,
    )
    assert seen(cast.vertical.user) == {dossiers["theirs"].pk}


def test_who_serves_a_unit_and_the_counter_sees_each_dossier_once(cast, dossiers):
    cast.economy_handler.assignments.create(role="intake", agency=cast.economy, valid_from="2020-01-01")
    assert seen(cast.economy_handler.user) == {one.pk for one in dossiers.values()}


def test_a_dossier_of_another_unit_is_not_found_and_not_acted_upon(cast, dossiers):
    who = Actor(cast.economy_handler, "handler", "thử")
    with pytest.raises(Dossier.DoesNotExist):
        access.dossier(cast.economy_handler.user, dossiers["theirs"].uid)
    assert access.personal(cast.economy_handler.user, dossiers["theirs"], "xem") is None
    with pytest.raises(Refused):
        Note(dossiers["theirs"].pk, who, "ghi").execute()
    assert Note(dossiers["ours"].pk, who, "ghi").execute().pk == dossiers["ours"].pk


def test_a_dossier_given_to_an_officer_of_a_unit_lies_with_that_unit(cast, dossiers):
    Assign(dossiers["nobodys"].pk, Actor(cast.leader, "leader", "thử"), cast.economy_handler).execute()
    assert dossiers["nobodys"].pk in seen(cast.economy_handler.user)


def test_a_unit_list_takes_few_queries(cast, dossiers, django_assert_max_num_queries):
    make_officer(cast.economy, "leader", "khac", "Người khác")
    with django_assert_max_num_queries(3):
        page(cast.economy_handler.user, Filters(stage="open"))


def test_control_gives_a_mirrored_dossier_to_an_officer_and_none_that_is_handled_here(cast, dossiers):
    one, who = dossiers["nobodys"], Actor(cast.control, "control", "thử")
    assert Assign(one.pk, who, cast.handler).execute().assignee == cast.handler
    Dossier.objects.filter(pk=one.pk).update(owned=True)
    with pytest.raises(Refused, match="phân công"):
        Assign(one.pk, who, cast.economy_handler).execute()
