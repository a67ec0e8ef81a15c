"""The two charts of a report: received and resolved by day, resolved in time by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.documents.charts import Bar, Day, Labels, bars, days
from motcua.rules.vietnamese import ngay, number, percent, share

Figures = Mapping[str, Any]


def charts(figures: Figures) -> list[dict[str, Any]]:
    """``{title, svg, columns, rows}`` for each chart; none for a period without dossiers."""
    if not figures["received"]["total"]:
        return []
    return [_by_day(figures), _by_field(figures)]


def _by_day(figures: Figures) -> dict[str, Any]:
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


def _by_field(figures: Figures) -> dict[str, Any]:
    title = _("Giải quyết trước hạn, đúng hạn theo lĩnh vực")
    rows: list[Bar] = []
    for name, block in figures["by_field"].items():
        whole = block["resolved"]["total"]
        if whole:
            part = whole - block["resolved"][f"by_{figures['rule']}"]["late"]
            rate = share(part, whole)
            words = f"{number(part)}/{number(whole)} ({percent(rate) if rate is not None else '–'})"
            rows.append(Bar(name, part, whole, words))
    rows.sort(key=lambda row: -row.whole)
    late = sum(row.whole - row.part for row in rows)
    note = _("Quá hạn {count} hồ sơ, trong {fields} lĩnh vực có hồ sơ đã giải quyết.").format(
        count=number(late), fields=number(len(rows))
    )
    return {
        "title": title,
        "note": note,
        "svg": _drawn(bars(rows, title, note, "theo-linh-vuc")),
        "columns": [_("Lĩnh vực"), _("Trước hạn, đúng hạn"), _("Đã giải quyết")],
        "rows": [[row.name, number(row.part), number(row.whole)] for row in rows],
    }


def _drawn(svg: str) -> SafeString:
    """What ``documents.charts`` draws is markup that escapes its words itself."""
    return mark_safe(svg)
