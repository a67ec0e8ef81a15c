"""The sample commune's processes: without problems, and every example case holds."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue.content import content_of
from motcua.catalogue.load import load_catalogue
from motcua.catalogue.no_appointment import without_appointment
from motcua.catalogue.offered import offering_of
from motcua.catalogue.processes import process_for
from motcua.demo.offerings import catalogue_csv
from motcua.demo.processes import laid_down, lay_down_processes
from tests.rules.moments import at

pytestmark = pytest.mark.django_db


def test_they_are_published_and_hold_from_the_first_day(cast):
    load_catalogue(catalogue_csv(), "x.csv", cast.commune, since=date(2026, 1, 1))
    published = lay_down_processes(cast.commune, cast.control)
    assert [one.procedure.code for one in published] == ["1.001193", "2.000815", "1.013949"]
    assert all(one.status == "published" and len(one.cases) == 3 for one in published)
    assert without_appointment(cast.commune, "2.000815", date(2026, 3, 4))
    assert process_for(cast.commune, published[0].procedure, at("01-05 08:00"))[0] == published[0].pk


def test_the_tax_obligation_stops_the_clock_of_the_land_procedure_and_says_that_its_article_is_not_confirmed(
    cast,
):
    load_catalogue(catalogue_csv(), "x.csv", cast.commune, since=date(2026, 1, 1))
    lay_down_processes(cast.commune, cast.control)
    offering = offering_of(cast.commune.pk, "1.013949", date(2026, 1, 5))
    ground = content_of(offering.version).ground_for("finance")
    assert (ground.policy, ground.key) == ("resume", "tai-chinh")
    assert ground.article.startswith("chưa xác nhận")


def test_the_copy_has_papers_to_check_and_fees_to_take(cast):
    load_catalogue(catalogue_csv(), "x.csv", cast.commune, since=date(2026, 1, 1))
    lay_down_processes(cast.commune, cast.control)
    content = content_of(offering_of(cast.commune.pk, "2.000815", date(2026, 1, 5)).version)
    assert [(one.originals, one.copies) for one in content.components] == [(1, 0), (0, 1)]
    assert [(fee.amount, fee.per) for fee in content.fees] == [(2000, "trang"), (1000, "trang")]


def test_every_case_says_what_it_shows():
    assert all(case["name"] for entry in laid_down()["processes"] for case in entry["cases"])
