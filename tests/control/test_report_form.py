"""The form that chooses a report."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from motcua.control.report_form import ReportForm, period_choices
from motcua.rules.periods import parse_period

pytestmark = pytest.mark.django_db


def asked(cast, **given: str) -> ReportForm:
    form = ReportForm(given, cast.commune)
    form.is_valid()
    return form


def test_an_empty_address_asks_for_the_default_period_by_the_superiors_rule(quarter) -> None:
    question = asked(quarter).question
    assert (question.period.code, question.rule) == ("2026-Q2", "instant")


@pytest.mark.parametrize("code", ["2026-Q2", "2026-05", "2026-H1", "2026-9M", "2025", "2021-Q1"])
def test_every_period_can_be_asked_for_by_its_code(cast, code: str) -> None:
    assert asked(cast, ky=code).question.period == parse_period(code)


@pytest.mark.parametrize(
    ("given", "field"), [({"ky": "2019-Q1"}, "ky"), ({"tu": "2020-01-01", "den": "2020-11-30"}, "den")]
)
def test_a_period_before_the_first_form_is_refused_in_a_sentence(cast, given, field) -> None:
    form = asked(cast, **given)
    assert "mẫu sớm nhất" in form.errors[field][0] and "01/12/2020" in form.errors[field][0]


def test_two_days_make_a_period_of_their_own(cast) -> None:
    period = asked(cast, tu="2026-04-01", den="2026-04-30").question.period
    assert (period.first, period.last) == (date(2026, 4, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("days", "clear"),
    [
        ({"tu": "2026-05-01", "den": "2026-05-31"}, False),
        ({"den": "2026-05-31"}, False),
        ({"tu": "2026-03-15", "den": "2026-06-14"}, True),
        ({"tu": "2026-03-15"}, True),
    ],
)
def test_days_that_are_not_the_periods_are_not_passed_over(cast, days: dict[str, str], clear: bool) -> None:
    form = asked(cast, ky="2026-Q2", **days)
    assert form.is_valid() == clear
    assert clear or "xóa hai ngày" in form.errors["ky"][0]


def test_a_free_range_by_its_code_fills_the_two_days(cast) -> None:
    form = asked(cast, ky="2026-04-01..2026-04-30")
    assert form.question.period.first == date(2026, 4, 1)
    assert form["tu"].value() == "2026-04-01"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"ky": "2026-Q9"}, "ky"),
        ({"ky": "tu-chon"}, "__all__"),
        ({"ky": "tu-chon", "tu": "2026-05-01"}, "__all__"),
        ({"tu": "2026-05-01", "den": "2026-04-01"}, "den"),
        ({"tu": "2001-05-01", "den": "2026-04-01"}, "den"),
        ({"tu": "31/02/2026", "den": "2026-04-01"}, "tu"),
        ({"ky": "2026-Q2", "cach": "giờ"}, "cach"),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_field(cast, given: dict[str, str], told: str) -> None:
    assert list(asked(cast, **given).errors) == [told]


def test_only_periods_that_have_begun_are_offered_and_the_newest_comes_first() -> None:
    quarters = dict(period_choices(date(2026, 5, 20)))["Quý"]
    assert quarters[0] == ("2026-Q2", "Quý II năm 2026")


def test_a_period_before_the_first_form_is_refused_in_the_language_of_the_page(cast) -> None:
    with override("en"):
        form = asked(cast, ky="2019-Q1")
        assert form.errors["ky"][0].startswith("There is no report form for a period that ends on")
