"""The formats of the workbook, each made once."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from motcua.documents import layout

#: The height of one line of the workbook's font, in points.
LINE_PT = 15.0


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row in points, from its texts and the widths of their columns in letters.

    Programs differ on whether they stretch a row for wrapped text by themselves; this leaves it to none of them.
    """
    return LINE_PT * max((math.ceil(len(text) * 1.05 / width) or 1 for text, width in cells), default=1)


class Looks:
    """Named formats. ``text`` marks its cells as text to every program (``quote_prefix``): no formula, no number."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": layout.FONT, "font_size": layout.TABLE_PT, "valign": "vcenter"}
        boxed = {**base, "border": 1}
        whole = {"num_format": "#,##0"}
        self.title = book.add_format({**base, "bold": True, "font_size": layout.NOTE_PT})
        self.plain = book.add_format({**base, "text_wrap": False})
        self.note = book.add_format({**base, "italic": True, "text_wrap": True, "valign": "top"})
        self.remark = book.add_format(
            {**base, "bold": True, "text_wrap": True, "font_color": "#B42318", "quote_prefix": True}
        )
        self.head = book.add_format(
            {**boxed, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF5"}
        )
        self.column_number = book.add_format({**boxed, "italic": True, "align": "center"})
        self.order = book.add_format({**boxed, "align": "center"})
        self.text = book.add_format({**boxed, "text_wrap": True, "quote_prefix": True})
        self.figure = book.add_format({**boxed, **whole})
        self.total_text = book.add_format({**boxed, "bold": True, "quote_prefix": True})
        self.total = book.add_format({**boxed, **whole, "bold": True})
        self.share = book.add_format({**boxed, "num_format": "0.00"})
        self.check = book.add_format({**boxed, "align": "center", "font_color": "#2E7D4F"})
        self.wrong = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#B42318"})
        self.moment = book.add_format({**boxed, "num_format": "dd/mm/yyyy hh:mm", "align": "center"})
