"""Small tables of people's own, read in a child process."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from motcua.exchange.plain_rows import BadTable, plain_rows
from motcua.exchange.reading.plain import MOST_ROWS


def book(*rows: tuple[object, ...]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        workbook.add_worksheet("Trống")
        sheet = workbook.add_worksheet("Bước")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def test_the_first_sheet_with_anything_in_it_is_read_as_it_stands():
    assert plain_rows([book(("bước", "tên"), (), (1, "Tiếp nhận"), (2, 0.5))], "x.xlsx") == [
        (1, ["bước", "tên"]), (3, ["1", "Tiếp nhận"]), (4, ["2", "0.5"]),
    ]  # fmt: skip


def test_a_csv_is_read_by_whatever_parts_its_columns():
    assert plain_rows(["bước;tên\n1;Tiếp nhận, xem\n".encode()], "x.csv") == [
        (1, ["bước", "tên"]), (2, ["1", "Tiếp nhận, xem"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp trống"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 broken", "hỏng"),
        (b'{"a": 1}', "JSON"),
        (b"a\n" * (MOST_ROWS + 1), "dòng"),
    ],
)
def test_what_is_no_table_is_told_in_words(content, words):
    with pytest.raises(BadTable, match=words):
        plain_rows([content], "x")
