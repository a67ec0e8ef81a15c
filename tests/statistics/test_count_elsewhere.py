"""Whose column a dossier stands in: vertical agencies, other communes, who received and who is competent."""

from __future__ import annotations

import pytest

from motcua.statistics.count import counting
from tests.statistics.population import LAND, QUARTER, commune, lodged, neighbour, received_for

pytestmark = pytest.mark.django_db


def test_a_vertical_agencys_dossier_stands_apart():
    lodged(commune(), vertical=True, handler_name=LAND)
    lodged(commune())
    with counting(commune(), QUARTER) as count:
        assert {(row["place"], row["unit"], row["received"]) for row in count.form} == {
            ("own", "", 1),
            ("vertical", LAND, 1),
        }
        assert len(count.behind("received.total", place="vertical", unit=LAND)) == 1


def test_another_communes_dossier_is_counted_there_and_told_apart_where_it_came_in():
    sent = lodged(neighbour(), finished="2026-06-05 10:00")
    received_for(commune(), sent)
    with counting(commune(), QUARTER) as here:
        assert [(member.place, member.dossier_id) for member in here.members()] == [("elsewhere", sent.pk)]
    with counting(neighbour(), QUARTER) as there:
        assert [(member.place, member.dossier_id) for member in there.members()] == [("own", sent.pk)]


def test_a_part_that_has_ended_is_told_no_more():
    received_for(commune(), lodged(neighbour()), until="2026-06-02 08:00")
    with counting(commune(), QUARTER) as count:
        assert count.members() == []


def test_who_only_takes_part_has_not_received():
    received_for(commune(), lodged(neighbour()), part="takes_part")
    with counting(commune(), QUARTER) as count:
        assert count.members() == []


def test_a_dossier_that_the_competent_agency_received_itself_is_counted_once():
    own = lodged(commune(), vertical=True, handler_name=LAND)
    received_for(commune(), own)
    with counting(commune(), QUARTER) as count:
        assert [(member.place, member.dossier_id) for member in count.members()] == [("vertical", own.pk)]


def test_other_communes_dossiers_are_not_counted_here():
    lodged(neighbour())
    with counting(commune(), QUARTER) as count:
        assert (count.form, count.shares, count.days, count.late, count.members()) == ([], [], [], [], [])
