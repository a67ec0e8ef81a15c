"""Workbooks that come out the same byte for byte every time they are made."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from motcua.rules.zone import ZONE

CELL_DATE = "dd/mm/yyyy hh:mm:ss"


@contextmanager
def workbook(made: datetime, into: io.BytesIO) -> Iterator[Any]:
    """A workbook that is written ``into`` the stream on leaving; ``made`` stands in its properties."""
    book = xlsxwriter.Workbook(into, {"in_memory": True, "default_date_format": CELL_DATE})
    book.set_properties({"created": made.astimezone(UTC).replace(tzinfo=None)})
    yield book
    book.close()


def cell_date(moment: datetime | None) -> datetime | str:
    """A date cell in local time, as spreadsheets know no zones; an empty cell without a moment."""
    return moment.astimezone(ZONE).replace(tzinfo=None, microsecond=0) if moment else ""


def text_date(moment: datetime | None, style: str) -> str:
    """A date written as text, empty without a moment."""
    return moment.astimezone(ZONE).strftime(style) if moment else ""
