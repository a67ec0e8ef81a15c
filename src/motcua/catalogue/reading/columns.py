"""Headers of lists of procedures: where they stand and which column is which."""

from __future__ import annotations

from collections.abc import Sequence

from motcua.agencies.wording import key

HEADERS: dict[str, tuple[str, ...]] = {
    "code": ("code", "ma so", "ma tthc", "ma thu tuc", "ma thu tuc hanh chinh", "ma"),
    "name": ("name", "ten", "ten thu tuc", "ten tthc", "ten thu tuc hanh chinh"),
    "field": ("field", "linh vuc", "ten linh vuc"),
    "ministry": ("ministry", "co quan ban hanh", "bo nganh", "co quan cong bo"),
    "agencies": ("agencies", "co quan thuc hien"),
    "days": ("days", "thoi han", "thoi han giai quyet", "so ngay"),
    "unit": ("unit", "don vi", "don vi thoi han"),
    "same_day": ("same_day", "same day", "trong ngay"),
    "level": ("level", "muc do", "muc do dich vu cong"),
    "decision": ("decision", "quyet dinh", "quyet dinh cong bo", "so quyet dinh"),
    "components": ("components", "so thanh phan", "thanh phan ho so"),
    "name_source": ("name_source", "name source"),
}
_BY_HEADER = {key(header): name for name, headers in HEADERS.items() for header in headers}
_LOOK_AT = 30


def find_header(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """The index of the header row, wherever it stands near the top, and column name → index; or ``None``."""
    for index, row in enumerate(table[:_LOOK_AT]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            if (name := _BY_HEADER.get(key(cell))) is not None:
                columns.setdefault(name, place)
        if {"code", "name"} <= columns.keys():
            return index, columns
    return None
