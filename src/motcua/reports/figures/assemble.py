"""Assembling ``report.json``: every figure of a report, each from the one place where it is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency
from motcua.catalogue.counts import offered_counts
from motcua.reports.figures import carried_over, checks, days, rows, shares
from motcua.reports.figures.doubts import open_doubts
from motcua.reports.figures.late import late_dossiers
from motcua.reports.forms import form_for
from motcua.reports.verticals import without_dossiers
from motcua.rules.periods import Period
from motcua.rules.verdict import Rule
from motcua.rules.zone import local
from motcua.statistics.count import Count, counting
from motcua.statistics.measures import texts
from motcua.statistics.measures.catalogue import add_up
from motcua.statistics.missing import missing_rows


def figures(
    agency: Agency,
    period: Period,
    rule: Rule | None = None,
    known_at: datetime | None = None,
) -> dict[str, Any]:
    """All figures of an agency's period, in the keys of ``report.json``; plain values, ready for JSON.

    ``rule`` is the verdict rule; without one, that which the superior set for the agency. ``known_at`` (aware)
    reckons with what was recorded by then. Counts are dossiers, rates percent with two decimals, ``None`` over
    nothing. Without dossiers everything is zero.
    """
    settings = laid_down(agency)
    chosen: Rule = rule or ("date" if settings.verdict_rule == "date" else "instant")
    with counting(agency, period, known_at) as count:
        signed = carried_over.signed_pending(agency, period.previous(), known_at)
        return {
            "commune": agency.name,
            "commune_code": agency.code,
            "period": {"code": period.code, "from": period.first.isoformat(), "to": period.last.isoformat()},
            "period_title": period.title,
            "rule": chosen,
            "rule_text": _rule_text(chosen),
            "known_at": local(known_at or timezone.now()).isoformat(timespec="seconds"),
            "measures_version": texts.VERSION,
            **_counted(count, chosen, settings.vertical_names),
            "carried_over_check": carried_over.check(count, signed),
            **figures_beside(count, known_at),
        }


def figures_beside(count: Count, known_at: datetime | None = None) -> dict[str, Any]:
    """The figures that count no dossiers: procedures offered on the last day, rows left out, doubts not settled."""
    return {
        "procedures": offered_counts(count.agency.pk, count.period.last, known_at),
        "missing_rows": missing_rows(count.agency, count.period.end, known_at),
        "doubts": open_doubts(count, known_at),
    }


def _counted(count: Count, rule: Rule, vertical_names: list[str]) -> dict[str, Any]:
    """What the measure sets say."""
    form = form_for(count.period.last).appendix
    own = rows.of_place(count.form, "own")
    total = rows.total(own)
    sums = add_up(own)
    came = rows.of_place(count.shares, "own")
    shared = add_up(came)
    verticals = rows.by_unit(rows.of_place(count.form, "vertical"), "")
    groups = {
        "field": rows.by_field(own),
        "system": rows.by_system(own),
        "unit": rows.by_unit(own, count.agency.name),
        "vertical": verticals,
    }
    parts = shares.fractions(total, shared, rule)
    by_day = rows.of_place(count.days, "own")
    anyone_late = sums.get("late_by_instant", 0) + sums.get("late_by_date", 0)
    late = late_dossiers(rows.of_place(count.late, "own"), rule) if anyone_late else []
    return {
        **total,
        "rates": shares.rates(parts),
        "rates_in_words": shares.in_words(parts),
        "numerators": {name: list(parts[name]) for name in shares.NUMERATORS},
        "linked_groups": _summed(came, "linked_group", "linked"),
        "vertical": verticals,
        "vertical_without_dossiers": without_dossiers(vertical_names, verticals),
        "by_source": groups["system"],
        "by_field": groups["field"],
        "by_unit": groups["unit"],
        "late": [{"code": each["code"], "reason": each["reason"]} for each in late],
        "late_dossiers": late,
        "late_corrected": sums.get(f"late_by_{rule}_corrected", 0),
        **{
            f"late_{known}": sums.get(f"late_by_{rule}_{known}", 0)
            for known in ("with_reason", "without_reason")
        },
        **{
            f"{what}_{letter}": sums.get(f"{flag}_{letter}", 0)
            for what, flag in (("late", f"late_by_{rule}"), ("overdue", "overdue"))
            for letter in ("with_letter", "without_letter")
        },
        "awaiting_hand_over": shared.get("awaiting_hand_over", 0),
        "unknown_hand_over": shared.get("unknown_hand_over", 0),
        "stopped": sums.get("stopped", 0),
        "unknown_channel": sums.get("unknown_channel", 0),
        "received_recorded": [shared.get("recorded_in_system", 0), shared.get("received_in_period", 0)],
        "modes": _summed(came, "mode", "received_in_period"),
        "cross_boundary_received": rows.total(rows.of_place(count.form, "elsewhere")),
        "daily": days.daily(by_day, count.period),
        "durations": days.durations(by_day),
        "appendix": checks.form_rows(form, total, groups, rule),
        "identities": checks.identities(form, total, groups, rule),
    }


def _summed(rows_: Iterable[Mapping[str, Any]], group: str, flag: str) -> dict[str, int]:
    """Name of a group → how many; dossiers of no group are left out."""
    found: Counter[str] = Counter()
    for row in rows_:
        if row[group] and row[flag]:
            found[row[group]] += row[flag]
    return dict(sorted(found.items()))


def _rule_text(rule: Rule) -> str:
    if rule == "date":
        return _("theo ngày: xong trong ngày hẹn trả là đúng hạn")
    return _("theo thời điểm: xong trước thời điểm hẹn trả là trước hạn, sau thời điểm đó là quá hạn")
