"""Which report is asked for."""

from __future__ import annotations

from datetime import datetime

from motcua.agencies.models import Agency, AgencySettings
from motcua.control.question import Question, default_period, own_rule
from motcua.rules.periods import free_period, parse_period
from motcua.rules.zone import ZONE

NOW = datetime(2026, 11, 23, 10, tzinfo=ZONE)


def test_before_any_import_the_last_closed_quarter_is_shown(cast) -> None:
    assert default_period(cast.commune, NOW).code == "2026-Q3"


def test_it_is_the_last_quarter_that_the_newest_export_can_hold_whole(quarter) -> None:
    assert default_period(quarter.commune, NOW).code == "2026-Q2"


def test_an_import_of_another_commune_does_not_count(quarter) -> None:
    assert default_period(quarter.neighbour, NOW).code == "2026-Q3"


def test_the_superiors_rule_holds_where_none_is_asked(cast) -> None:
    assert own_rule(cast.commune) == "instant"
    AgencySettings.objects.update_or_create(agency=cast.commune, defaults={"verdict_rule": "date"})
    assert own_rule(cast.commune) == "date"


def test_an_address_names_period_and_rule_and_leaves_out_what_is_empty() -> None:
    question = Question(Agency(code="10993"), parse_period("2026-Q2"), "date")
    assert (
        question.url("behind", so_lieu="late", noi="")
        == "/bao-cao/danh-sach/?ky=2026-Q2&cach=date&so_lieu=late"
    )


def test_a_free_range_survives_its_address() -> None:
    period = free_period(parse_period("2026-05").first, parse_period("2026-05").last)
    question = Question(Agency(), period, "instant")
    assert "ky=2026-04-15..2026-05-14" in question.url("report")
