"""What imports keep beside the register goes when a dossier is erased: rows left out, values of faults and doubts.

The files themselves stay as they were handed in (decision 0029).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as _

from motcua.exchange.models import ImportFile, ImportIssue, SkippedRow
from motcua.register.erased import Place
from motcua.register.sentences import kept, sentence

FORGOTTEN = _("nội dung dòng này đã xóa theo yêu cầu hợp pháp: sửa ở hệ thống nguồn rồi xuất và nhập lại")
"""What is told of a row left out in place of its faults, which name values of its cells."""


def forget(
    codes: Collection[tuple[str, str]], places: Collection[Place], agency_id: int | None = None
) -> None:
    """Empty the rows left out under codes, and the faults and doubts of them and of rows at places, in all runs, or in
    those of one agency."""
    runs = Q() if agency_id is None else Q(run__agency=agency_id)
    of_codes = Q(pk__in=())
    for system, code in codes:
        of_codes |= Q(system=system, code=code)
    told = sentence(FORGOTTEN)
    left_out = list(SkippedRow.objects.filter(runs, of_codes).select_related("file"))
    for row in left_out:
        row.raw, row.message, row.said = nothing_of(row.raw), told, kept(told)
        row.save(update_fields=["raw", "message", "said"])
    for place in {*places, *(Place(row.file.sha256, row.sheet, row.row) for row in left_out)}:
        for run, name in ImportFile.objects.filter(runs, sha256=place.sha256).values_list("run", "name"):
            issues = ImportIssue.objects.filter(run=run, file=name, sheet=place.sheet[:100], row=place.row)
            issues.update(value="", message=told, said=kept(told))


def nothing_of(raw: Any) -> Any:
    """A row without its cells, of the same shape."""
    return {} if isinstance(raw, dict) else []
