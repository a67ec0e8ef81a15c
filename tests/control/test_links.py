"""From a figure to its list."""

from __future__ import annotations

from motcua.control.links import span_link
from motcua.documents.blocks import Span


def address(**more: str) -> str:
    return str({name: value for name, value in more.items() if value})


def test_a_figure_leads_to_the_list_of_its_measure_place_and_member() -> None:
    link = span_link(address)
    span = Span("361", measure="early+on_time", place="vertical", group="unit", member="Chi nhánh")
    assert link(span) == str(
        {"so_lieu": "early+on_time", "noi": "vertical", "nhom": "unit", "ten": "Chi nhánh"}
    )


def test_nothing_leads_from_a_zero() -> None:
    assert span_link(address)(Span("0", measure="late")) is None
    assert span_link(address)(Span("00", measure="late")) is None
    assert span_link(address)(Span("10", measure="late")) is not None
