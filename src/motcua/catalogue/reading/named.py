"""A .csv whose first line names its columns: the commune's lists of its own (documents, petitions)."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from motcua.agencies.wording import key
from motcua.catalogue.lineage import by_header
from motcua.catalogue.reading.bad_file import BadFile
from motcua.catalogue.reading.table import is_blank, read_csv
from motcua.catalogue.rows import Fault

Named = list[tuple[int, dict[str, str]]]
"""(row from 1 with the header, header → cell) of every row that is not blank."""


def read_named(data: bytes, columns: Collection[str], needed: Collection[str]) -> tuple[Named, list[Fault]]:
    """The rows by the headers of ``columns`` that are there, in any order; or the fault of the file, and no row."""
    try:
        table = read_csv(data)
    except BadFile as error:
        return [], [Fault(0, "", "", str(error))]
    known = {key(name): name for name in columns}
    header = table[0] if table else []
    places = {known[key(cell)]: place for place, cell in enumerate(header) if key(cell) in known}
    missing = [name for name in needed if name not in places]
    if missing:
        return [], [Fault(1, ", ".join(missing), "", _("thiếu cột ở dòng tiêu đề: thêm cột rồi nạp lại"))]
    return [
        (number, {name: cells[at] if at < len(cells) else "" for name, at in places.items()})
        for number, cells in enumerate(table[1:], 2)
        if not is_blank(cells)
    ], []


def rows_as_they_stand(data: bytes) -> dict[int, dict[str, str]]:
    """Row from 1 with the header → its cells by the headers of the file, of every row that is not blank."""
    table = read_csv(data)
    return {
        number: by_header(table[0], cells) for number, cells in enumerate(table[1:], 2) if not is_blank(cells)
    }
