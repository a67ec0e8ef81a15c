"""The two charts of a report: received and resolved by day, resolved in time by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.agencies.numbers import number, percent
from motcua.control.links import Address, list_url
from motcua.control.member_names import member_name
from motcua.documents.charts import Day, Labels, days
from motcua.rules.vietnamese import ngay, share

Figures = Mapping[str, Any]
LEAST_SEEN = Decimal(1)
"""Percent of a bar's width."""


def by_day(figures: Figures) -> dict[str, Any] | None:
    """``{title, note, svg, columns, rows}``; ``None`` for a period in which nothing came in or was done."""
    if not any(each["received"] or each["resolved"] for each in figures["daily"]):
        return None
    series = [
        Day(date.fromisoformat(each["day"]), each["received"], each["resolved"]) for each in figures["daily"]
    ]
    busiest = max(series, key=lambda each: each.received)
    labels = Labels(
        _("Tiếp nhận và giải quyết theo ngày"),
        _("Nhiều nhất ngày {day}: tiếp nhận {count} hồ sơ.").format(
            day=ngay(busiest.day), count=number(busiest.received)
        ),
        _("Tiếp nhận"),
        _("Giải quyết"),
    )
    return {
        "title": labels.title,
        "note": labels.description,
        "svg": _drawn(days(series, labels, "theo-ngay")),
        "columns": [_("Ngày"), labels.received, labels.resolved],
        "rows": [
            [ngay(each.day), number(each.received), number(each.resolved)]
            for each in series
            if each.received or each.resolved
        ],
    }


def in_time_by_field(figures: Figures, address: Address) -> dict[str, Any] | None:
    """Parameters of ``partials/bars.html``: in time of those resolved, the late rest in red; busiest field first."""
    found = []
    for name, block in figures["by_field"].items():
        whole = block["resolved"]["total"]
        late = block["resolved"][f"by_{figures['rule']}"]["late"]
        rate = share(whole - late, whole)
        if rate is not None:
            found.append((whole, late, name, rate))
    if not found:
        return None
    found.sort(key=lambda row: (-row[0], row[2]))
    return {
        "caption": _("Giải quyết trước hạn, đúng hạn theo lĩnh vực"),
        "bars": [_bar(*row, address=address) for row in found],
        "note": _("Phần đỏ là hồ sơ quá hạn: {count} hồ sơ ở {fields} lĩnh vực.").format(
            count=number(sum(late for _whole, late, *_rest in found)),
            fields=number(sum(late > 0 for _whole, late, *_rest in found)),
        ),
    }


def _bar(whole: int, late: int, name: str, rate: Decimal, *, address: Address) -> dict[str, str]:
    # However few are late, the eye must find them.
    rest = max(100 - rate, LEAST_SEEN) if late else Decimal(0)
    return {
        "label": member_name("field", name),
        "value": f"{number(whole - late)}/{number(whole)} ({percent(rate)})",
        "share": str(100 - rest),
        "rest": str(rest) if late else "",
        "url": list_url(address, "late" if late else "resolved.total", group="field", member=name),
    }


def _drawn(svg: str) -> SafeString:
    """What ``documents.charts`` draws is markup that escapes its words itself."""
    return mark_safe(svg)
