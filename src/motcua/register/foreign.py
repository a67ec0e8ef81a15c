"""Rows that would take a dossier away from another commune: only the commune that has it gives it away.

An export of one commune may name dossiers of another: received for it, or by mistake, or to get at them. Such a
row is taken in where it says itself that the dossier is the other's; else the dossier stays as it is, and whoever
imports is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_noop as _

from motcua.agencies.models import Agency
from motcua.agencies.names import Names
from motcua.register.loading import Record
from motcua.register.sentences import sentence
from motcua.register.source import FoundDoubt
from motcua.register.spoken import Spoken
from motcua.register.vocabulary import FactKind

OTHERS = "other_communes_dossier"
"""The doubt of a row, not of a dossier here: it stands on the run that met it."""
_PLACE_IN_CODE = re.compile(r"[A-Z]+\d*\.(\d{5})[-.]")
"""Codes of the ministries' systems carry the commune's code: ``G15.10993-20260601-0000001``."""


def would_take(
    cursor: CursorWrapper,
    agency: Agency,
    names: Names,
    items: Sequence[Spoken],
    known: Mapping[tuple[str, str], Record],
) -> list[Spoken]:
    """Those of the rows met again that would move a dossier here in which ``agency`` never played a part."""
    roots = {known[pair].root for item in items for pair in item.row.codes if pair in known}
    cursor.execute(
        "SELECT d.id, d.agency_id FROM register_dossier d WHERE d.id = ANY(%s) AND d.agency_id <> %s AND NOT EXISTS"
        " (SELECT 1 FROM register_dossierparty p WHERE p.dossier_id = d.id AND p.agency_id = %s)",
        [sorted(roots), agency.pk, agency.pk],
    )
    others = dict(cursor.fetchall())
    return [item for item in items if others and _takes(item, agency, names, others, known)]


def _takes(
    item: Spoken,
    agency: Agency,
    names: Names,
    others: Mapping[int, int],
    known: Mapping[tuple[str, str], Record],
) -> bool:
    if any(
        (found := _PLACE_IN_CODE.match(code)) and found[1] == agency.code for _system, code in item.row.codes
    ):
        return False
    handler = item.row.facts.get(FactKind.HANDLER)
    who = names.resolve(str(handler["v"]) if handler else "")
    competent = who.agency_id if who.kind == "other_commune" else agency.pk
    owners = {
        others[known[pair].root] for pair in item.row.codes if pair in known and known[pair].root in others
    }
    return bool(owners - {competent})


def told(item: Spoken) -> FoundDoubt:
    """What whoever imports is told of such a row."""
    handler = item.row.facts.get(FactKind.HANDLER)
    code = item.row.codes[0][1]
    message = sentence(
        _(
            "hồ sơ {code} đang thuộc xã, phường, đặc khu khác nên dòng này không ghi: sửa cột cơ quan giải quyết nếu "
            "sai; nếu hồ sơ đã chuyển về đây, nơi đang giữ nhập bản xuất mới trước"
        ),
        code=code,
    )
    value = str(handler["v"]) if handler else ""
    return FoundDoubt(OTHERS, code, item.row.sheet, item.row.row, FactKind.HANDLER, value, message)
