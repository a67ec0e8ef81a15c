"""The budget ledger of a dossier as its page shows it: a row per visit, sums per unit and agency, a bar for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind
from motcua.register.own import Opened
from motcua.register.time_spent import names_in, spent
from motcua.rules.budget import Entry, Ledger, Sum, by_agency, by_unit


def budget(opened: Opened, now: datetime) -> dict[str, Any] | None:
    """The context of ``counter/desk/_budget.html``; ``None`` before the receipt and without a date."""
    ledger = spent(opened.state, opened.agency, now)
    if ledger is None or not ledger.entries:
        return None
    names = names_in(ledger)
    longest = max(max(one.used, one.allotted + one.carried_in) for one in ledger.entries) or 1
    return {
        "rows": [_row(one, names) for one in ledger.entries],
        "sums": _sums(ledger, names),
        "total": _words(ledger.total),
        "used": _words(ledger.used),
        "verdict": _verdict(ledger),
        "bars": [_bar(one, longest) for one in ledger.entries],
    }


def _sums(ledger: Ledger, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """``{title, rows}`` by unit, and by agency where more than one had a part of the time."""
    agencies = by_agency(_at_their_agency(ledger))
    found = [
        {
            "title": _("Cộng theo đơn vị"),
            "rows": [_sum(_who(*who, names), one) for who, one in by_unit(ledger).items()],
        }
    ]
    if len(agencies) > 1:
        rows = [_sum(names.get(who, who), one) for who, one in agencies.items()]
        found.append({"title": _("Cộng theo cơ quan"), "rows": rows})
    return found


def _at_their_agency(ledger: Ledger) -> Ledger:
    """The ledger with what a unit was asked for booked to the agency whose unit it is."""
    asked = [int(entry.agency) for entry in ledger.entries if entry.outside and entry.agency.isdigit()]
    units = Agency.objects.filter(pk__in=asked, kind=AgencyKind.UNIT, parent__isnull=False)
    above = {str(pk): str(parent) for pk, parent in units.values_list("pk", "parent_id")}
    entries = (replace(entry, agency=above.get(entry.agency, entry.agency)) for entry in ledger.entries)
    return replace(ledger, entries=tuple(entries))


def _row(one: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": one.name,
        "who": _who(one.agency, one.unit, names),
        "outside": one.outside,
        "late": one.overrun > 0,
        "amounts": [
            (_("Được giao"), _words(one.allotted)),
            (_("Chuyển sang"), _words(one.carried_in)),
            (_("Đã dùng"), _words(one.used)),
            (_("Còn lại"), _words(one.left)),
            (_("Quá"), _words(one.overrun)),
            (_("Tạm dừng"), _words(one.suspended)),
        ],
    }


def _sum(who: str, one: Sum) -> dict[str, Any]:
    return {
        "who": who,
        "visits": one.visits,
        "allotted": _words(one.allotted),
        "used": _words(one.used),
        "overrun": _words(one.overrun),
        "suspended": _words(one.suspended),
        "late": one.overrun > 0,
    }


def _who(agency: str, unit: str, names: Mapping[str, str]) -> str:
    return names.get(unit or agency, unit or agency)


def _bar(one: Entry, longest: int) -> dict[str, str]:
    """What was used of the step's right, and in red what went beyond it."""
    within = one.used - one.overrun
    return {
        "label": one.name,
        "value": _words(one.used),
        "share": f"{100 * within / longest:.1f}",
        "rest": f"{100 * one.overrun / longest:.1f}" if one.overrun else "",
    }


def _verdict(ledger: Ledger) -> str:
    if ledger.lateness > 0:
        return _("Quá {time} so với thời hạn.").format(time=_words(ledger.lateness))
    return _("Còn {time} trong thời hạn.").format(time=_words(-ledger.lateness))


def _words(seconds: int) -> str:
    """``12:05``: working hours and minutes; nothing as a dash."""
    minutes = round(seconds / 60)
    if not minutes:
        return "—"
    return _("{hours} giờ {minutes} phút").format(hours=minutes // 60, minutes=minutes % 60)
