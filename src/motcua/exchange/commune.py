"""Whether a file is plainly another commune's: by its title, the sender that it names, or all of its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyCode, AgencyKind
from motcua.agencies.names import Names

_PLACE_IN_CODE = re.compile(r"[A-Z]+\d*\.(\d{5})[-.]")


def titles(head: Mapping[str, Any]) -> list[str]:
    """The lines above a header that are titles: a cell or two, not a row of a table."""
    lines = [[cell for cell in row if cell] for row in head.get("preamble", [])]
    return [" ".join(cells) for cells in lines if 0 < len(cells) < 3]


def own_codes(agency: Agency) -> frozenset[str]:
    """The codes under which a commune goes: its own, and those that it bore."""
    return frozenset([agency.code, *AgencyCode.objects.filter(agency=agency).values_list("code", flat=True)])


class CommuneCheck:
    """Looks at one file on behalf of one commune; ``own``: its codes."""

    def __init__(self, own: Collection[str], names: Names) -> None:
        self._names = names
        self._own_codes = own
        self._codes: dict[str, int] = {}
        self._handlers: dict[str, int] = {}

    def by_head(self, head: Mapping[str, Any]) -> tuple[str, str] | None:
        """(the other commune, the ground) by a title or by the sender's code."""
        title = " / ".join([*titles(head), str(head.get("sheet", ""))])
        for found in self._names.commune_named_in(title):
            return found.name, _("theo tiêu đề")
        sender = str(head.get("envelope", {}).get("madonvi", "")).strip()
        other = self._other(sender)
        return (other, _("theo mã đơn vị gửi {code}").format(code=sender)) if other else None

    def see(self, codes: Iterable[tuple[str, str]], handler: str) -> None:
        """Take note of a row."""
        for _system, code in codes:
            found = _PLACE_IN_CODE.match(code)
            if found:
                self._codes[found[1]] = self._codes.get(found[1], 0) + 1
        self._handlers[handler] = self._handlers.get(handler, 0) + 1

    def by_rows(self) -> tuple[str, str] | None:
        """(the other commune, the ground) when every row is one other commune's."""
        if len(self._codes) == 1:
            (code,) = self._codes
            other = self._other(code)
            if other:
                return other, _("mọi mã hồ sơ mang mã {code}").format(code=code)
        resolved = [self._names.resolve(handler) for handler in self._handlers]
        others = {who.name for who in resolved if who.kind == "other_commune"}
        if len(others) == 1 and all(who.kind in {"other_commune", "vertical"} for who in resolved):
            return others.pop(), _("theo cơ quan giải quyết của mọi dòng")
        return None

    @property
    def handlers(self) -> frozenset[str]:
        """The handlers that the rows named, as written; the empty name is the commune itself."""
        return frozenset(self._handlers)

    def _other(self, code: str) -> str | None:
        if not code or code in self._own_codes:
            return None
        found = Agency.objects.filter(code=code, kind=AgencyKind.COMMUNE).first()
        return found.name if found else None
