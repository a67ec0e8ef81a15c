from __future__ import annotations

from motcua.documents.blocks import Column, Table
from motcua.documents.spread import HeaderCell, spread
from tests.documents.papers import TABLE


def test_equal_titles_side_by_side_are_one_cell_and_short_columns_reach_down() -> None:
    assert spread(TABLE) == [
        HeaderCell("TT", 0, 0, 1, 3),
        HeaderCell("Lĩnh vực", 1, 0, 1, 3),
        HeaderCell("Tiếp nhận", 2, 0, 3, 1),
        HeaderCell("Đã giải quyết", 5, 0, 1, 1),
        HeaderCell("Tổng số", 2, 1, 1, 2),
        HeaderCell("Trong kỳ", 3, 1, 2, 1),
        HeaderCell("Tổng số", 5, 1, 1, 2),
        HeaderCell("Trực tuyến", 3, 2, 1, 1),
        HeaderCell("Trực tiếp", 4, 2, 1, 1),
    ]


def test_columns_of_different_groups_with_one_name_stay_apart() -> None:
    table = Table("", (Column(("A", "Tổng số"), 1), Column(("B", "Tổng số"), 1)), ())
    assert [(cell.text, cell.x, cell.columns) for cell in spread(table)] == [
        ("A", 0, 1),
        ("B", 1, 1),
        ("Tổng số", 0, 1),
        ("Tổng số", 1, 1),
    ]


def test_a_simple_header_is_one_row_of_cells() -> None:
    table = Table("", (Column(("Mã",), 1), Column(("Lý do",), 1)), ())
    assert [(cell.text, cell.x, cell.rows) for cell in spread(table)] == [("Mã", 0, 1), ("Lý do", 1, 1)]
