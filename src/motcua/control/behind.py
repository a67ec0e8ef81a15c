"""The dossiers behind a figure: which figure an address names, and its rows as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.control.member_names import member_name
from motcua.register.access import User, visible
from motcua.register.models import Dossier
from motcua.register.systems import system_name
from motcua.reports.figures.rows import UNKNOWN_FIELD
from motcua.reports.members import behind
from motcua.rules.verdict import Rule, verdict
from motcua.statistics.count import Count, Member
from motcua.statistics.measures.catalogue import measure

PAGE = 100
PLACES = ("own", "vertical", "elsewhere")
DAYS = ("received_day", "finished_day")
GROUPS = ("field", "system", "unit", "mode", "linked_group", *DAYS)
Listed = Sequence[tuple[int, str]]
"""(id of a dossier, its code) of those behind a figure."""


class UnknownFigure(LookupError):
    """The address names no figure of a report."""


@dataclass(frozen=True)
class Figure:
    """One figure: measures that are added up, the place where they are counted, and a member of a grouping.

    ``own`` is what the report calls the row of dossiers that no unit handles: the commune's own name.
    """

    measures: tuple[str, ...]
    place: str = "own"
    group: str = ""
    member: str = ""
    own: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str], rule: Rule, agency: Agency) -> Figure:
        """The figure that an address names. Raises ``UnknownFigure``."""
        measures = tuple(dict.fromkeys(query.get("so_lieu", "").split("+")))
        place, group = query.get("noi") or "own", query.get("nhom", "")
        try:
            for key in measures:
                measure(key, rule)
        except KeyError:
            raise UnknownFigure from None
        if place not in PLACES or (group and group not in GROUPS):
            raise UnknownFigure
        return cls(measures, place, group, query.get("ten", ""), agency.name)

    def title(self, rule: Rule) -> str:
        """What the figure counts, and of which member."""
        words = " + ".join(str(measure(key, rule).title) for key in self.measures)
        member = member_name(self.group, self.member)
        where = {"vertical": _("cơ quan ngành dọc"), "elsewhere": _("chuyển nơi khác giải quyết")}
        told = [part for part in (member, where.get(self.place, "")) if part]
        return f"{words} – {', '.join(told)}" if told else words

    @property
    def members(self) -> tuple[str, ...]:
        """The names under which its member is counted: what has none stands in a row that the report names."""
        unnamed = {"field": UNKNOWN_FIELD, "unit": self.own}
        return (self.member, "") if unnamed.get(self.group) == self.member else (self.member,)

    def counted(self, count: Count, rule: Rule) -> Listed:
        """The dossiers behind it as the register knows them now."""
        found: dict[int, str] = {}
        for key in self.measures:
            for member in self.members:
                given: dict[str, Any] = {self.group: member} if self.group else {}
                found.update(count.behind(key, rule, self.place, **given))  # type: ignore[arg-type]
        return list(found.items())

    def frozen(self, members: Sequence[Member]) -> Listed:
        """The dossiers behind it in a frozen report."""
        keys = "+".join(self.measures)
        found = [behind(members, keys, self.place, self.group, member) for member in self.members]
        return [each for listed in found for each in listed]


@dataclass(frozen=True)
class Row:
    """A dossier in the list. Without ``dossier`` this user may not read it: its code is all there is."""

    code: str
    dossier: Dossier | None = None
    system: str = ""
    verdict: str = ""

    @property
    def done_at(self) -> datetime | None:
        """When its processing ended; where no one said, when it was handed over."""
        return (self.dossier.finished_at or self.dossier.handed_over_at) if self.dossier else None


def rows(user: User, listed: Listed, rule: Rule) -> list[Row]:
    """One page's dossiers. What was merged away since the figure was frozen leads to where it went."""
    ids = [dossier_id for dossier_id, _code in listed]
    roots = {
        pk: into or pk for pk, into in Dossier.objects.filter(pk__in=ids).values_list("pk", "merged_into")
    }
    found = visible(user).filter(pk__in=roots.values()).in_bulk()
    return [_row(code, found.get(roots.get(dossier_id, 0)), rule) for dossier_id, code in listed]


def _row(code: str, dossier: Dossier | None, rule: Rule) -> Row:
    if dossier is None:
        return Row(code)
    row = Row(code, dossier, system_name(dossier.system))
    if row.done_at is None or dossier.due_at is None:
        return row
    return replace(row, verdict=verdict(row.done_at, dossier.due_at, rule))
