"""Rows left out for their faults: kept until a mended or newer row, or a person, cures them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from motcua.agencies.models import Agency, Officer
from motcua.exchange.models import ImportFile, ImportRun, SkippedRow
from motcua.register.sentences import kept

MENDED, NEWER = "đã sửa và nhập lại", "có dòng tốt của cùng mã trong lần nhập sau"
BESIDE = "có dòng tốt của cùng mã trong cùng lần nhập"


class SkippedRows:
    """The rows left out of one run, and those of earlier runs that it cures."""

    def __init__(self, run: ImportRun, now: datetime) -> None:
        self.run = run
        self.now = now
        open_rows = list(open_skipped(run.agency))
        self.by_code: dict[tuple[str, str], list[SkippedRow]] = {}
        for row in open_rows:
            if row.code:
                self.by_code.setdefault((row.system, row.code), []).append(row)
        self.by_mark = {mark: row for row in open_rows for mark in (row.mark, row.mark_of_place)}
        self.by_place = {(row.file.sha256, row.sheet, row.row): row for row in open_rows}
        self.pending = bool(open_rows)
        self.codes: set[str] = set()
        self._good: set[int] = set()
        self._cured: dict[int, str] = {}

    def add(
        self,
        entry: ImportFile,
        system: str,
        sheet: str,
        number: int,
        raw: Any,
        code: str,
        received: str | None,
        message: str,
        mark: str,
    ) -> None:
        """Leave a row out. One left out before under its mark, code or place is the same row, not one more; of the same
        file it stays cured where it was cured."""
        self.codes.add(code)
        known = self.by_mark.get(mark) or self.by_place.get((entry.sha256, sheet, number))
        if known is None and (entry.sha256, sheet, number) in self._cured_before:
            return
        row = known or self._of_code(system, code) or SkippedRow(agency=self.run.agency)
        row.since = row.since or (row.run if row.pk else self.run).created_at
        row.taken_at = self.taken_at(mark) or self.run.taken_at
        row.run, row.file, row.system, row.sheet, row.row = self.run, entry, system, sheet, number
        row.code, row.raw = code[:60], raw
        row.message, row.said = message, kept(message)
        row.received_at = datetime.fromisoformat(received) if received else None
        row.save()
        self.by_place[entry.sha256, sheet, number] = row
        if code:
            self._look_out(row, (system, code))

    @cached_property
    def _cured_before(self) -> set[tuple[str, str, int]]:
        """Where rows of the run's files stand that an earlier run left out and that were cured since."""
        digests = self.run.files.values_list("sha256", flat=True)
        cured = SkippedRow.objects.filter(
            agency=self.run.agency, cured_at__isnull=False, file__sha256__in=list(digests)
        )
        return set(cured.exclude(run=self.run).values_list("file__sha256", "sheet", "row"))

    def _look_out(self, row: SkippedRow, pair: tuple[str, str]) -> None:
        """For a good row of the same code: of a file that was taken before, or of one yet to come."""
        self.by_code.setdefault(pair, []).append(row)
        self.pending = True
        if hash(pair) in self._good:
            self._cured.setdefault(row.pk, BESIDE)

    def _of_code(self, system: str, code: str) -> SkippedRow | None:
        """One of an earlier run, which this one has not met yet: two contents under one code are two rows."""
        rows = self.by_code.get((system, code), ())
        return next((row for row in rows if row.run_id != self.run.pk), None)

    def good_codes(self, codes: Iterable[tuple[str, str]]) -> None:
        """Codes of rows that were recorded, by their hashes (some 60 bytes a code): bad rows of theirs may follow."""
        self._good.update(map(hash, codes))

    def good_row(self, codes: tuple[tuple[str, str], ...], mark: str) -> None:
        """A row that was recorded: it cures the one left out that it mends or repeats."""
        if mark in self.by_mark:
            self._cured[self.by_mark[mark].pk] = MENDED
        for pair in codes:
            for row in self.by_code.get(pair, ()):
                self._cured.setdefault(row.pk, BESIDE if row.run_id == self.run.pk else NEWER)

    def taken_at(self, mark: str) -> datetime | None:
        """When the export was taken that told the row of a mark; ``None`` for a mark that nothing here bears."""
        row = self.by_mark.get(mark) or self._cured_by_mark.get(mark)
        return (row.taken_at or row.run.taken_at) if row else None

    @cached_property
    def _cured_by_mark(self) -> dict[str, SkippedRow]:
        """Asked for only by files of mended rows that come a second time."""
        cured = SkippedRow.objects.filter(agency=self.run.agency, cured_at__isnull=False)
        rows = cured.select_related("file", "run").order_by("pk")
        return {mark: row for row in rows for mark in (row.mark, row.mark_of_place)}

    def finish(self) -> int:
        """Note what was cured; the number of rows."""
        for pk, how in self._cured.items():
            SkippedRow.objects.filter(pk=pk, cured_at=None).update(
                cured_at=self.now, cure=how, cured_by=self.run.officer
            )
        return len(self._cured)


def open_skipped(agency: Agency) -> QuerySet[SkippedRow]:
    """The rows of a commune that are still left out."""
    return (
        SkippedRow.objects.filter(agency=agency, cured_at=None).select_related("file", "run").order_by("pk")
    )


def missing_before(agency: Agency, end: datetime, known_at: datetime | None = None) -> int:
    """How many rows a report up to ``end`` (exclusive) lacks: received before, or nobody knows when.

    ``known_at`` asks how many were missing as of an instant; rows left out or cured later do not count.
    """
    rows = SkippedRow.objects.filter(Q(received_at=None) | Q(received_at__lt=end), agency=agency)
    if known_at is None:
        return rows.filter(cured_at=None).count()
    left_out = Q(since__lte=known_at) | Q(since=None, run__created_at__lte=known_at)
    return rows.filter(Q(cured_at=None) | Q(cured_at__gt=known_at), left_out).count()


def dismiss(row: SkippedRow, officer: Officer, reason: str, now: datetime) -> bool:
    """A person says that a row need not be recorded, and why. ``False`` when it was cured before."""
    changed = SkippedRow.objects.filter(pk=row.pk, cured_at=None).update(
        cured_at=now, cured_by=officer, cure=reason[:300]
    )
    return bool(changed)
