"""Measures of an administrative document, in millimetres and points: NĐ 30/2020/NĐ-CP, Phụ lục I.

Where the decree gives a range, the value chosen here lies inside it.
"""

from __future__ import annotations

from typing import Final

FONT: Final = "Times New Roman"
#: Metric-compatible with Times New Roman and free (OFL); the PDF carries it.
FREE_FONT: Final = "Liberation Serif"
LANGUAGE: Final = "vi-VN"

PAGE_MM: Final = (210.0, 297.0)
TOP_MM: Final = 20.0  # 20–25
BOTTOM_MM: Final = 20.0  # 20–25
LEFT_MM: Final = 30.0  # 30–35
RIGHT_MM: Final = 20.0  # 15–20
#: A form lies across with the binding edge on top, so the sides are even there.
ACROSS_SIDE_MM: Final = 20.0
HEADER_MM: Final = 10.0

TEXT_MM: Final = PAGE_MM[0] - LEFT_MM - RIGHT_MM
AGENCY_SHARE: Final = 0.4  # agency block against Quốc hiệu: 40/60

NATION_PT: Final = 12.0  # 12–13
MOTTO_PT: Final = 13.0  # 13–14
AGENCY_PT: Final = 12.0  # 12–13
NUMBER_PT: Final = 13.0
DATE_PT: Final = 13.0  # 13–14
TITLE_PT: Final = 14.0  # 13–14
BODY_PT: Final = 14.0  # 13–14
RECIPIENTS_TITLE_PT: Final = 12.0
RECIPIENTS_PT: Final = 11.0
PAGE_NUMBER_PT: Final = 13.0
NOTE_PT: Final = 13.0
TABLE_PT: Final = 11.0

INDENT_MM: Final = 12.7  # 1 or 1,27 cm
PARAGRAPH_GAP_PT: Final = 6.0  # at least 6 pt
LINE_SPACING: Final = 1.1  # single to 1,5

#: The line under Tiêu ngữ is as long as its words: at 13 pt bold.
MOTTO_LINE_MM: Final = 56.0
#: The line under the agency's name: between a third and a half of its words.
AGENCY_LINE_MM: Final = 20.0
ABSTRACT_LINE_MM: Final = 40.0

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS_TITLE: Final = "Nơi nhận:"
END_MARK: Final = "./."
