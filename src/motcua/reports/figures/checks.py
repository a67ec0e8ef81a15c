"""What must add up: the identities of the form on every row, and rows against their total. Shown, never smoothed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.reports.forms.ii06a import TableForm
from motcua.rules.verdict import Rule

Block = Mapping[str, Any]
Groups = Mapping[str, Mapping[str, Block]]
"""Kind of rows (field, system, unit, vertical) → name of a row → block."""


def identities(form: TableForm, total: Block, groups: Groups, rule: Rule) -> dict[str, Any]:
    """``hold``, how many were ``checked``, and those ``broken``: row, identity, and its two sides."""
    rows = [("total", _("Tổng cộng"), total)]
    rows += [(kind, name, row) for kind, named in groups.items() for name, row in named.items()]
    broken = []
    for kind, name, row in rows:
        values = form.values(row, rule)
        broken += [
            {
                "kind": kind,
                "row": name,
                "identity": identity.text,
                "left": values[identity.total],
                "right": sum(values[part] for part in identity.parts),
            }
            for identity in form.broken(row, rule)
        ]
    broken += [
        {
            "kind": kind,
            "row": _("Tổng cộng"),
            "identity": _("cột ({column}) = tổng các dòng").format(column=column),
            **sides,
        }
        for kind, named in groups.items()
        if kind != "vertical"
        for column, sides in _against_total(form, total, named, rule)
    ]
    checked = len(rows) * len(form.identities) + (len(groups) - 1) * len(form.columns)
    return {"hold": not broken, "checked": checked, "broken": broken}


def _against_total(
    form: TableForm, total: Block, named: Mapping[str, Block], rule: Rule
) -> list[tuple[int, dict[str, int]]]:
    """The columns whose rows do not sum up to the total's."""
    whole = form.values(total, rule)
    sums = dict.fromkeys(whole, 0)
    for row in named.values():
        for column, value in form.values(row, rule).items():
            sums[column] += value
    return [
        (column, {"left": whole[column], "right": sums[column]})
        for column in whole
        if whole[column] != sums[column]
    ]


def form_rows(form: TableForm, total: Block, groups: Groups, rule: Rule) -> dict[str, Any]:
    """The table as printed: ``total`` and for each kind its rows, each column number (as text) → figure."""
    return {
        "form": form.number,
        "total": _columns(form, total, rule),
        **{
            f"by_{kind}": [
                {"name": name, "columns": _columns(form, row, rule)} for name, row in named.items()
            ]
            for kind, named in groups.items()
        },
    }


def _columns(form: TableForm, row: Block, rule: Rule) -> dict[str, int]:
    return {str(number): value for number, value in form.values(row, rule).items()}
