"""Form II.06a on the screen: rows by field, system, unit and vertical agency, each figure with its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.agencies.numbers import number
from motcua.control.links import Address, list_url
from motcua.control.member_names import member_name
from motcua.reports.forms.ii06a import FormColumn, TableForm
from motcua.reports.narrative.appendix import measure_of


@dataclass(frozen=True)
class Cell:
    """One figure; ``wrong`` where an identity over it does not hold."""

    text: str
    url: str
    wrong: bool


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    name: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Ledger:
    """One table of the form."""

    key: str
    title: str
    second: str
    lines: tuple[Line, ...]


HEADINGS = (
    gettext_noop("Tổng số"),
    gettext_noop("Trực tuyến"),
    gettext_noop("Trực tiếp, dịch vụ bưu chính"),
    gettext_noop("Từ kỳ trước"),
    gettext_noop("Trước hạn"),
    gettext_noop("Đúng hạn"),
    gettext_noop("Quá hạn"),
    gettext_noop("Trong hạn"),
)
"""What the form calls its columns: on paper always Vietnamese, on the screen in the reader's language."""

_Broken = frozenset[tuple[str, str, int]]


def ledgers(figures: Mapping[str, Any], form: TableForm, address: Address) -> list[Ledger]:
    """The form by field, by system, by unit, and the vertical agencies apart, where there are any."""
    kinds = (
        ("field", _("Theo lĩnh vực"), _("Lĩnh vực")),
        ("system", _("Theo hệ thống"), _("Hệ thống cấp mã hồ sơ")),
        ("unit", _("Theo đơn vị"), _("Đơn vị giải quyết")),
        ("vertical", _("Cơ quan ngành dọc (tính riêng)"), _("Cơ quan")),
    )
    appendix = figures["appendix"]
    broken = _broken(figures, form)
    found = []
    for kind, title, second in kinds:
        lines = [
            _line(form, kind, row["name"], row["columns"], broken, address) for row in appendix[f"by_{kind}"]
        ]
        if kind == "vertical" and not lines:
            continue
        if kind != "vertical":
            lines.append(_line(form, "total", _("Tổng cộng"), appendix["total"], broken, address))
        found.append(Ledger(kind, title, second, tuple(lines)))
    return found


def header(form: TableForm) -> list[list[dict[str, Any]]]:
    """The header's rows: ``{text, columns, rows}`` for each merged cell."""
    return [
        [
            {"text": _("Tiếp nhận"), "columns": 4},
            {"text": _("Đã giải quyết"), "columns": 4},
            {"text": _("Đang giải quyết"), "columns": 3},
        ],
        [{"text": _(column.titles[-1]), "columns": 1} for column in form.columns],
    ]


def _line(
    form: TableForm, kind: str, name: str, columns: Mapping[str, int], broken: _Broken, address: Address
) -> Line:
    cells = tuple(_cell(column, kind, name, columns, broken, address) for column in form.columns)
    return Line(member_name(kind, name), cells, total=kind == "total")


def _cell(
    column: FormColumn,
    kind: str,
    name: str,
    columns: Mapping[str, int],
    broken: _Broken,
    address: Address,
) -> Cell:
    value = columns[str(column.number)]
    url = ""
    if value:
        place = "vertical" if kind == "vertical" else "own"
        group = {"total": "", "vertical": "unit"}.get(kind, kind)
        url = list_url(
            address, measure_of(column), place=place, group=group, member="" if kind == "total" else name
        )
    return Cell(number(value), url, (kind, name, column.number) in broken)


def _broken(figures: Mapping[str, Any], form: TableForm) -> _Broken:
    totals = {identity.text: identity.total for identity in form.identities}
    return frozenset(
        (each["kind"], each["row"], totals[each["identity"]])
        for each in figures["identities"]["broken"]
        if each["identity"] in totals
    )
