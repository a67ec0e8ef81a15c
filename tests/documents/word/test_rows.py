from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from motcua.documents.blocks import Column, Row, Span
from motcua.documents.word.rows import body_rows

COLUMNS = (Column(("TT",), 1, "centre"), Column(("Nội dung",), 4, "left"))


def made(*rows: tuple[Span, ...], total: bool = False) -> list[Any]:
    return list(body_rows([Row(cells, total) for cells in rows], COLUMNS, (500, 2000), "MCO"))


def test_signs_of_markup_are_text_and_line_ends_are_breaks() -> None:
    (row,) = made((Span("1"), Span('<w:p> & "a"\nb\tc')))
    text = row.tc_lst[1].p_lst[0]
    assert [each.text for each in text.iter(qn("w:t"))] == ['<w:p> & "a"', "b", "c"]
    assert len(list(text.iter(qn("w:br")))) == len(list(text.iter(qn("w:tab")))) == 1


def test_a_total_and_a_bold_cell_are_bold_and_the_others_are_not() -> None:
    (row,) = made((Span("1"), Span("2", bold=True)))
    assert [cell.find(f".//{qn('w:b')}") is not None for cell in row.tc_lst] == [False, True]
    (row,) = made((Span("1"), Span("2")), total=True)
    assert all(cell.find(f".//{qn('w:b')}") is not None for cell in row.tc_lst)


def test_rows_stay_whole_and_cells_have_width_style_and_side() -> None:
    rows = made(*[(Span(str(number)), Span("a")) for number in range(1_201)])
    assert len(rows) == 1_201
    row = rows[-1]
    assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert [cell.width.twips for cell in row.tc_lst] == [500, 2000]
    assert [cell.p_lst[0].style for cell in row.tc_lst] == ["MCO", "MCO"]
    assert [cell.find(f".//{qn('w:jc')}").get(qn("w:val")) for cell in row.tc_lst] == ["center", "left"]
