"""The two charts of a report: received and resolved by day, resolved in time by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number, percent
from motcua.control.links import Address, linked, list_url
from motcua.control.member_names import member_name
from motcua.documents.charts import Day, Labels, days
from motcua.reports.figures.shares import in_time
from motcua.rules.vietnamese import ngay, share

Figures = Mapping[str, Any]
LEAST_SEEN = Decimal(1)
"""Percent of a bar's width."""


def by_day(figures: Figures, address: Address) -> dict[str, Any] | None:
    """``{title, note, svg, columns, rows}``; ``None`` for a period in which nothing came in or was done."""
    if not any(each["received"] or each["resolved"] for each in figures["daily"]):
        return None
    series = [
        Day(date.fromisoformat(each["day"]), each["received"], each["resolved"]) for each in figures["daily"]
    ]
    busiest = max(series, key=lambda each: each.received)
    said = _("Nhiều nhất ngày {day}: tiếp nhận {count} hồ sơ.")
    labels = Labels(
        _("Tiếp nhận và giải quyết theo ngày"),
        said.format(day=ngay(busiest.day), count=number(busiest.received)),
        _("Tiếp nhận"),
        _("Giải quyết"),
    )
    return {
        "title": labels.title,
        "note": format_html(said, day=ngay(busiest.day), count=_of_day(address, busiest)[0]),
        "svg": _drawn(days(series, labels, "theo-ngay")),
        "columns": [_("Ngày"), labels.received, labels.resolved],
        "rows": [
            [ngay(each.day), *_of_day(address, each)] for each in series if each.received or each.resolved
        ],
    }


def _of_day(address: Address, each: Day) -> tuple[SafeString, SafeString]:
    """What came in and what was done, with their lists."""
    day = each.day.isoformat()
    return (
        linked(address, "received_in_period", each.received, group="received_day", member=day),
        linked(address, "resolved.total", each.resolved, group="finished_day", member=day),
    )


def in_time_by_field(figures: Figures, address: Address) -> dict[str, Any] | None:
    """Parameters of ``partials/bars.html``: in time of those resolved, the late rest in red; busiest field first."""
    found = []
    for name, block in figures["by_field"].items():
        kept, whole = in_time(block, figures["rule"])
        late = whole - kept
        rate = share(kept, whole)
        if rate is not None:
            found.append((whole, late, name, rate))
    if not found:
        return None
    found.sort(key=lambda row: (-row[0], row[2]))
    return {
        "caption": _("Giải quyết trước hạn, đúng hạn theo lĩnh vực"),
        "bars": [_bar(*row, address=address) for row in found],
        "note": format_html(
            _("Phần đỏ là hồ sơ quá hạn: {count} hồ sơ ở {fields} lĩnh vực."),
            count=linked(address, "late", sum(late for _whole, late, *_rest in found)),
            fields=format_html(
                '<a href="#bieu">{}</a>', number(sum(late > 0 for _whole, late, *_rest in found))
            ),
        ),
    }


def _bar(whole: int, late: int, name: str, rate: Decimal, *, address: Address) -> dict[str, Any]:
    # However few are late, the eye must find them.
    rest = max(100 - rate, LEAST_SEEN) if late else Decimal(0)
    return {
        "label": member_name("field", name),
        "value": format_html(
            "{}/{} ({})",
            linked(address, "early+on_time", whole - late, group="field", member=name),
            linked(address, "resolved.total", whole, group="field", member=name),
            percent(rate),
        ),
        "share": str(100 - rest),
        "rest": str(rest) if late else "",
        "url": list_url(address, "late" if late else "resolved.total", group="field", member=name),
    }


def _drawn(svg: str) -> SafeString:
    """What ``documents.charts`` draws is markup that escapes its words itself."""
    return mark_safe(svg)
