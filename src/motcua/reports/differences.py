"""What a frozen report would say otherwise today, and which dossiers are behind each difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.reports.members import unpack
from motcua.reports.models import FrozenReport
from motcua.rules.periods import Period, parse_period
from motcua.rules.verdict import Rule
from motcua.statistics.count import Member, counting
from motcua.statistics.measures.catalogue import measure

GROUPS = {
    "field": _("lĩnh vực"),
    "system": _("hệ thống"),
    "unit": _("đơn vị"),
    "linked_group": _("nhóm liên thông"),
}


ADDED = frozenset({"late_with_reason", "late_without_reason"})
"""Figures under their own name in ``report.json`` that older frozen reports do not have."""


class Difference(NamedTuple):
    """One figure that comes out otherwise: then and now, and the (id, code) of dossiers that went and came.

    ``group`` and ``name`` are set where the difference is only in how dossiers are grouped.
    """

    key: str
    title: str | Promise
    place: str
    old: int
    new: int
    gone: tuple[tuple[int, str], ...]
    come: tuple[tuple[int, str], ...]
    group: str = ""
    name: str = ""


def differences(frozen: FrozenReport) -> list[Difference]:
    """Count again as of now and compare; an empty list when everything still stands as signed."""
    rule: Rule = "date" if frozen.rule == "date" else "instant"
    with counting(frozen.agency, _period(frozen)) as count:
        now = count.members(rule)
    before = unpack(frozen.members)
    found = _by_figure(before, now, rule)
    return [*(each for each in found if each.key not in _not_yet_counted(frozen)), *_by_group(before, now)]


def _not_yet_counted(frozen: FrozenReport) -> frozenset[str]:
    """Figures that there were none of when the report was frozen: that they are told today is no difference."""
    return frozenset(ADDED - set(frozen.figures))


def _period(frozen: FrozenReport) -> Period:
    try:
        return parse_period(frozen.period_code)
    except ValueError:
        return Period(frozen.period_code, frozen.first, frozen.last)


_Behind = dict[tuple[str, str], dict[int, str]]


def _figures(members: Iterable[Member]) -> _Behind:
    """(place, key) → dossier id → code."""
    found: _Behind = defaultdict(dict)
    for member in members:
        for key in member.keys:
            found[member.place, key][member.dossier_id] = member.code
    return found


def _by_figure(before: Iterable[Member], now: Iterable[Member], rule: Rule) -> list[Difference]:
    old, new = _figures(before), _figures(now)
    found: list[Difference] = []
    for place, key in dict.fromkeys([*old, *new]):
        was, is_ = old.get((place, key), {}), new.get((place, key), {})
        if was.keys() != is_.keys():
            gone, come = _moved(was, is_)
            found.append(Difference(key, measure(key, rule).title, place, len(was), len(is_), gone, come))
    return found


def _by_group(before: Sequence[Member], now: Sequence[Member]) -> list[Difference]:
    """Dossiers counted both then and now that stand in another row of the form.

    A row is of one place: the commune's own rows and those of a vertical agency are never added up.
    """
    current = {member.dossier_id: member for member in now}
    pairs = [(member, current[member.dossier_id]) for member in before if member.dossier_id in current]
    found: list[Difference] = []
    for group, title in GROUPS.items():
        gone: dict[_RowOfForm, dict[int, str]] = defaultdict(dict)
        come: dict[_RowOfForm, dict[int, str]] = defaultdict(dict)
        for was, is_ in pairs:
            if getattr(was, group) != getattr(is_, group):
                gone[_row(was, group)][was.dossier_id] = was.code
                come[_row(is_, group)][is_.dossier_id] = is_.code
        old = Counter(_row(member, group) for member in before)
        new = Counter(_row(member, group) for member in now)
        for row in sorted({*gone, *come}):
            place, name = row
            went, came = tuple(gone[row].items()), tuple(come[row].items())
            found.append(
                Difference("received.total", title, place, old[row], new[row], went, came, group, name)
            )
    return found


_RowOfForm = tuple[str, str]
"""(place, name of a member of a grouping)."""


def _row(member: Member, group: str) -> _RowOfForm:
    return member.place, getattr(member, group)


def _moved(
    was: dict[int, str], is_: dict[int, str]
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
    gone = tuple((pk, code) for pk, code in was.items() if pk not in is_)
    come = tuple((pk, code) for pk, code in is_.items() if pk not in was)
    return gone, come
