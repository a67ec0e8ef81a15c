"""How many days the dossiers of each unit have left, as bars that are drawn on the server and told in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

PARTS = {
    "overdue": gettext_lazy("quá hạn"),
    "due_today": gettext_lazy("đến hạn hôm nay"),
    "due_soon": gettext_lazy("sắp đến hạn"),
    "later": gettext_lazy("còn thời gian"),
    "standing": gettext_lazy("đồng hồ dừng hoặc chưa có hạn"),
}
MOST = 12
"""Units of one picture; a whole city's are in the list."""


def bars(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One bar for each row of ``worklists.left_by_unit``, as wide as its part of the fullest one.

    Positions and widths are percents written with a point, as SVG wants them.
    """
    shown = [(each, sum(each[part] for part in PARTS)) for each in found[:MOST]]
    most = max((many for _each, many in shown), default=0)
    return [
        {
            "label": each["name"] or _("Chưa giao đơn vị"),
            "total": ngettext("{many} hồ sơ", "{many} hồ sơ", many).format(many=many),
            "told": ", ".join(f"{each[part]} {words}" for part, words in PARTS.items() if each[part]),
            "pieces": _pieces(each, most),
        }
        for each, many in shown
        if many
    ]


def _pieces(each: dict[str, Any], most: int) -> list[dict[str, str]]:
    pieces, x = [], 0.0
    for part in PARTS:
        width = 100 * each[part] / most
        if width:
            pieces.append({"kind": part, "x": f"{x:.2f}", "width": f"{width:.2f}"})
        x += width
    return pieces
