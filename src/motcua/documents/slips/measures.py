"""Sizes and points of a slip, by the paper it is printed on; millimetres and points.

TT 01/2018/TT-VPCP fixed the paper and not the type: on A4 the letters are those of NĐ 30/2020/NĐ-CP, on A5 they are
as much smaller as the sheet is.
"""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.slips.sheet import Size


@dataclass(frozen=True, slots=True)
class Measures:
    """``page_mm`` is width by height as the sheet lies before the reader; margins are top, right, bottom, left."""

    page_mm: tuple[float, float]
    margin_mm: tuple[float, float, float, float]
    agency_share: float
    nation_pt: float
    motto_pt: float
    agency_pt: float
    number_pt: float
    title_pt: float
    body_pt: float
    table_pt: float
    small_pt: float
    page_number_pt: float
    gap_pt: float
    sign_mm: float
    qr_mm: float
    motto_line_mm: float
    indent_mm: float = 0

    @property
    def text_mm(self) -> float:
        """How wide a line is."""
        return self.page_mm[0] - self.margin_mm[1] - self.margin_mm[3]


_A5_TYPE = (9.0, 10.0, 9.0, 9.5, 12.0, 10.5, 9.5, 8.0, 9.0, 2.0)
_A4_TYPE = (12.0, 13.0, 12.0, 13.0, 14.0, 13.0, 11.0, 9.5, 12.0, 4.0)
_BOOK_TYPE = (12.0, 13.0, 12.0, 12.0, 14.0, 12.0, 9.5, 9.0, 11.0, 3.0)

MEASURES: dict[Size, Measures] = {
    Size.A5: Measures((148, 210), (10, 10, 11, 15), 0.42, *_A5_TYPE, sign_mm=12, qr_mm=18, motto_line_mm=44),
    Size.A5_ACROSS: Measures(
        (210, 148), (10, 12, 11, 15), 0.42, *_A5_TYPE, sign_mm=12, qr_mm=18, motto_line_mm=44
    ),
    Size.A4: Measures(
        (210, 297), (20, 15, 20, 30), 0.42, *_A4_TYPE, sign_mm=22, qr_mm=24, motto_line_mm=56, indent_mm=10
    ),
    Size.A4_ACROSS: Measures(
        (297, 210), (15, 12, 15, 15), 0.42, *_BOOK_TYPE, sign_mm=20, qr_mm=22, motto_line_mm=56
    ),
}
