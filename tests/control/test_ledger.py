"""Form II.06a on the screen."""

from __future__ import annotations

from django.utils.translation import override

from motcua.control.ledger import HEADINGS, header, ledgers
from motcua.reports.forms.ii06a import II06A

ROW = {str(number): number for number in range(3, 14)}
APPENDIX = {
    "total": ROW,
    "by_field": [{"name": "Đất đai", "columns": {**ROW, "10": 0}}],
    "by_system": [{"name": "bo-tu-phap", "columns": ROW}],
    "by_unit": [],
    "by_vertical": [{"name": "Công an", "columns": ROW}],
}


def address(**more: str) -> str:
    return "&".join(f"{name}={value}" for name, value in more.items() if value)


def made(broken: list[dict[str, str]] | None = None, **changes: object):
    figures = {"appendix": {**APPENDIX, **changes}, "identities": {"broken": broken or []}}
    return {ledger.key: ledger for ledger in ledgers(figures, II06A, address)}


def test_there_is_a_table_by_field_by_system_by_unit_and_one_for_vertical_agencies() -> None:
    assert list(made()) == ["field", "system", "unit", "vertical"]
    assert "vertical" not in made(by_vertical=[])


def test_a_figure_leads_to_its_list_and_a_zero_nowhere() -> None:
    cells = made()["field"].lines[0].cells
    assert cells[0].url == "so_lieu=received.total&nhom=field&ten=Đất đai"
    assert cells[2].url == "so_lieu=received.in_person+received.postal&nhom=field&ten=Đất đai"
    assert (cells[7].text, cells[7].url) == ("0", "")


def test_a_systems_row_bears_its_name_and_its_list_the_key() -> None:
    line = made()["system"].lines[0]
    assert line.name == "Hệ thống của Bộ Tư pháp"
    assert line.cells[0].url.endswith("nhom=system&ten=bo-tu-phap")


def test_a_vertical_agencys_figures_are_those_counted_apart_and_have_no_total() -> None:
    ledger = made()["vertical"]
    assert ledger.lines[0].cells[0].url == "so_lieu=received.total&noi=vertical&nhom=unit&ten=Công an"
    assert not any(line.total for line in ledger.lines)


def test_where_an_identity_does_not_hold_its_total_is_marked() -> None:
    broken = [{"kind": "field", "row": "Đất đai", "identity": "(7) = (8) + (9) + (10)"}]
    marked = [cell.wrong for cell in made(broken)["field"].lines[0].cells]
    assert marked == [number == 7 for number in range(3, 14)]


def test_every_heading_of_the_form_is_said_in_the_readers_language() -> None:
    assert {column.titles[-1] for column in II06A.columns} == set(HEADINGS)
    with override("en"):
        assert [cell["text"] for cell in header(II06A)[1]][:4] == [
            "Total",
            "Online",
            "In person, by post",
            "Carried over",
        ]
