"""Which figure an address names."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.control.behind import Figure, UnknownFigure, rows
from motcua.reports.figures.rows import UNKNOWN_FIELD
from motcua.rules.periods import parse_period
from motcua.statistics.count import counting
from tests.control.quarter import QUARTER

COMMUNE = Agency(code="10993", name="Xã Thượng Hồng")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"so_lieu": "x"},
        {"so_lieu": "late+"},
        {"so_lieu": "late", "noi": "x"},
        {"so_lieu": "late", "nhom": "code"},
    ],
)
def test_what_names_no_figure_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(UnknownFigure):
        Figure.asked(query, "instant", COMMUNE)


def test_a_row_that_a_report_names_holds_what_has_no_name_too() -> None:
    field = Figure.asked({"so_lieu": "late", "nhom": "field", "ten": UNKNOWN_FIELD}, "instant", COMMUNE)
    unit = Figure.asked({"so_lieu": "late", "nhom": "unit", "ten": "Xã Thượng Hồng"}, "instant", COMMUNE)
    other = Figure.asked({"so_lieu": "late", "nhom": "unit", "ten": "Phòng Kinh tế"}, "instant", COMMUNE)
    assert field.members == (UNKNOWN_FIELD, "")
    assert unit.members == ("Xã Thượng Hồng", "")
    assert other.members == ("Phòng Kinh tế",)


def test_its_title_says_what_is_counted_and_of_whom() -> None:
    figure = Figure(("received.in_person", "received.postal"), "own", "system", "bo-tu-phap")
    assert figure.title("instant") == (
        "Tiếp nhận trực tiếp + Tiếp nhận qua bưu chính công ích – Hệ thống của Bộ Tư pháp"
    )
    assert "cơ quan ngành dọc" in Figure(("late",), "vertical").title("instant")


def test_a_figure_named_many_times_is_asked_for_once() -> None:
    """An address of some kilobytes would have the database count the same hundreds of times."""
    assert Figure.asked({"so_lieu": "+".join(["late"] * 500)}, "instant", COMMUNE).measures == ("late",)


def test_several_measures_list_each_dossier_once(quarter) -> None:
    with counting(quarter.commune, parse_period("2026-Q2")) as count:
        listed = Figure(("received.total", "resolved.total")).counted(count, "instant")
    assert [code for _pk, code in listed] == [told.code for told in QUARTER]


def test_who_may_not_read_a_dossier_sees_its_code_alone(quarter) -> None:
    with counting(quarter.commune, parse_period("2026-Q2")) as count:
        listed = Figure(("late",)).counted(count, "instant")
    mine, theirs = (rows(who.user, listed, "instant") for who in (quarter.control, quarter.neighbour_control))
    assert (mine[0].code, mine[0].verdict) == ("H24.85-260504-0003", "late")
    assert (theirs[0].code, theirs[0].dossier) == ("H24.85-260504-0003", None)
