"""The dossiers behind a figure: which figure an address names, and its rows as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.register.access import User, visible
from motcua.register.models import Dossier
from motcua.register.systems import system_name
from motcua.reports.figures.rows import UNKNOWN_FIELD
from motcua.rules.verdict import Rule, verdict
from motcua.rules.zone import local
from motcua.statistics.count import Count
from motcua.statistics.measures.catalogue import measure

PAGE = 100
PLACES = ("own", "vertical", "elsewhere")
GROUPS = ("field", "system", "unit", "mode", "linked_group")
Listed = Sequence[tuple[int, str]]
"""(id of a dossier, its code) of those behind a figure."""


class UnknownFigure(LookupError):
    """The address names no figure of a report."""


@dataclass(frozen=True)
class Figure:
    """One figure: measures that are added up, the place where they are counted, and a member of a grouping."""

    measures: tuple[str, ...]
    place: str = "own"
    group: str = ""
    member: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str], rule: Rule, agency: Agency) -> Figure:
        """The figure that an address names. Raises ``UnknownFigure``."""
        measures = tuple(query.get("so_lieu", "").split("+"))
        place, group = query.get("noi") or "own", query.get("nhom", "")
        try:
            for key in measures:
                measure(key, rule)
        except KeyError:
            raise UnknownFigure from None
        if place not in PLACES or (group and group not in GROUPS):
            raise UnknownFigure
        return cls(measures, place, group, _as_counted(group, query.get("ten", ""), agency))

    def title(self, rule: Rule) -> str:
        """What the figure counts, and of which member."""
        words = " + ".join(str(measure(key, rule).title) for key in self.measures)
        member = system_name(self.member) if self.group == "system" else self.member
        if self.group == "field":
            member = self.member or UNKNOWN_FIELD
        where = {"vertical": _("cơ quan ngành dọc"), "elsewhere": _("chuyển nơi khác giải quyết")}
        told = [part for part in (member, where.get(self.place, "")) if part]
        return f"{words} – {', '.join(told)}" if told else words

    def counted(self, count: Count, rule: Rule) -> Listed:
        """The dossiers behind it as the register knows them now."""
        given: dict[str, Any] = {self.group: self.member} if self.group else {}
        found: dict[int, str] = {}
        for key in self.measures:
            found.update(count.behind(key, rule, self.place, **given))  # type: ignore[arg-type]
        return list(found.items())


def _as_counted(group: str, name: str, agency: Agency) -> str:
    """What a report calls a row that has no name of its own is counted under the empty name."""
    unnamed = {"field": UNKNOWN_FIELD, "unit": agency.name}
    return "" if unnamed.get(group) == name else name


def rows(user: User, listed: Listed, rule: Rule) -> list[dict[str, Any]]:
    """One page's dossiers as rows of ``partials/table.html``; one that may not be read has its code alone."""
    ids = [dossier_id for dossier_id, _code in listed]
    roots = {
        pk: into or pk for pk, into in Dossier.objects.filter(pk__in=ids).values_list("pk", "merged_into")
    }
    found = visible(user).filter(pk__in=roots.values()).in_bulk()
    return [_row(code, found.get(roots.get(dossier_id, 0)), rule) for dossier_id, code in listed]


def _row(code: str, dossier: Dossier | None, rule: Rule) -> dict[str, Any]:
    if dossier is None:
        return {"cells": [{"label": _("Mã hồ sơ"), "value": code}, *({} for _empty in range(6))]}
    judged = _verdict(dossier, rule)
    return {
        "late": judged == "late",
        "verdict": judged,
        "cells": [
            {
                "label": _("Mã hồ sơ"),
                "value": code,
                "url": reverse("counter:dossier", args=[dossier.uid]),
                "note": "" if dossier.code == code else _("đã gộp vào {code}").format(code=dossier.code),
            },
            {"label": _("Thủ tục"), "value": dossier.procedure_name, "note": dossier.field},
            {"label": _("Hệ thống"), "value": system_name(dossier.system)},
            {"label": _("Tiếp nhận"), "value": _moment(dossier.received_at)},
            {"label": _("Hẹn trả"), "value": _moment(dossier.due_at)},
            {"label": _("Xử lý xong"), "value": _moment(dossier.finished_at or dossier.handed_over_at)},
            {
                "label": _("Đánh giá"),
                "value": _VERDICTS[judged]() if judged else dossier.get_status_display(),
            },
        ],
    }


_VERDICTS = {
    "early": lambda: _("Trước hạn"),
    "on_time": lambda: _("Đúng hạn"),
    "late": lambda: _("Quá hạn"),
}


def columns() -> list[dict[str, str]]:
    """The head of the list."""
    labels = (
        _("Mã hồ sơ"),
        _("Thủ tục"),
        _("Hệ thống"),
        _("Tiếp nhận"),
        _("Hẹn trả"),
        _("Xử lý xong"),
        _("Đánh giá"),
    )
    return [{"label": label} for label in labels]


def _verdict(dossier: Dossier, rule: Rule) -> str:
    done = dossier.finished_at or dossier.handed_over_at
    if done is None or dossier.due_at is None:
        return ""
    return verdict(done, dossier.due_at, rule)


def _moment(moment: datetime | None) -> str:
    return f"{local(moment):%d/%m/%Y %H:%M}" if moment else ""
