"""A quarter small enough to count by hand."""

from __future__ import annotations

from tests.exchange import exports

QUARTER = (
    exports.Told(code="H24.85-260504-0001"),
    exports.Told(code="H24.85-260504-0002", channel="Trực tiếp"),
    exports.Told(code="H24.85-260504-0003", finished="2026-05-08 09:00:00", handed="2026-05-08 10:00:00"),
    exports.Told(code="H24.85-260504-0004", handed="", status="Đã xử lý xong"),
    exports.Told(
        code="H24.85-260610-0005",
        filed="2026-06-10 08:00:00",
        received="2026-06-10 09:00:00",
        due="2026-06-18 17:00:00",
        finished="",
        handed="",
        status="Đang xử lý",
    ),
)
"""Five received (four online), four resolved (one late), one pending, one whose result waits at the counter."""
