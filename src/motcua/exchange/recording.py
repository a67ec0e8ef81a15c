"""One run's files taken in, in the run's one transaction: rows to the register, faults and doubts to the result."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.utils.translation import gettext_noop as _

from motcua.agencies.names import Names
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.models import Offering
from motcua.exchange.closing import Facts, closing_hours
from motcua.exchange.commune import own_codes
from motcua.exchange.intake import BATCH, Batch, FileIntake
from motcua.exchange.left_aside import left_aside
from motcua.exchange.messages import file_message
from motcua.exchange.models import ImportFile, ImportPart, ImportRun
from motcua.exchange.readers import ReadFile
from motcua.exchange.results import ImportResult, Issue
from motcua.exchange.scope import as_before
from motcua.exchange.skipped import SkippedRows
from motcua.exchange.taken import newer_exports, note_if_ahead, note_if_partial
from motcua.register.actions.ahead import Begun
from motcua.register.actions.record import Recorder
from motcua.register.gone import GoneScope
from motcua.register.reckoning import surroundings_changed
from motcua.register.sentences import sentence
from motcua.register.source import FoundDoubt, Tally

NO_CATALOGUE = _(
    "Xã chưa nạp danh mục thủ tục, nên thủ tục nào cũng thành nghi vấn và chưa có lĩnh vực, thời hạn: nạp danh mục "
    "(motcua catalogue load), rồi các nghi vấn ấy tự hết."
)
MANY = 20
"""Doubts of one cause that nobody wants to read one by one."""
MOST_BEGUN = 3
"""Batches handed over and not recorded: small files follow one another without waiting for a large one before."""

Progress = Callable[[str, int], None]
"""Called with the name of the file in hand and the rows done in the run so far."""


class Recording:
    """Takes the answers of a run's children one after another, in a ``with``. The caller holds the transaction."""

    def __init__(self, run: ImportRun, recorded_at: datetime, *, skip_bad: bool, progress: Progress) -> None:
        self.run = run
        self.skip_bad = skip_bad
        self.progress = progress
        self.result = ImportResult()
        self.rows_done = 0
        self.recorded_at = recorded_at
        self.skipped = SkippedRows(run, recorded_at)
        self.result.note(note_if_ahead(run, recorded_at))
        self.parts: dict[tuple[int, str], ImportPart] = {}
        self.scopes: list[tuple[ImportPart, GoneScope, str]] = []
        self.doubts: list[tuple[FoundDoubt, Issue]] = []
        self.file_faults = 0
        self.entries: list[ImportFile] = []
        self.names_changed = False
        self.newer = newer_exports(run)
        self._opened = ExitStack()
        self._begun: deque[tuple[Batch, Begun | None]] = deque()
        self._ended: list[tuple[Batch, Tally]] = []

    @cached_property
    def names(self) -> Names:
        """What agencies are called; after the words were loaded, which name the vertical agencies."""
        return Names.for_agency(self.run.agency).beforehand()

    @cached_property
    def closing(self) -> Callable[[Facts], None] | None:
        """The commune's own closing hours, where it has any."""
        return closing_hours(calendar_for(self.run.agency))

    @cached_property
    def recorder(self) -> Recorder:
        """The register's door, opened with the first rows."""
        return self._opened.enter_context(Recorder(self.run.agency, self.recorded_at, self.names))

    @cached_property
    def own_codes(self) -> frozenset[str]:
        """The codes under which the commune goes."""
        return own_codes(self.run.agency)

    @property
    def recording(self) -> bool:
        """Whether rows still go to the register: after a fault that refuses the run they are only checked."""
        return not self.file_faults and (self.skip_bad or not self.result.error_count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.__exit__(*error)  # type: ignore[arg-type]

    def take(self, reader: ReadFile, entry: ImportFile) -> None:
        """Take one file in."""
        self.entries.append(entry)
        FileIntake(self, reader, entry).run()

    def part(self, entry: ImportFile, system: str, profile: str) -> ImportPart:
        """What a system tells in a file, each once."""
        told = ImportPart(file=entry, system=system, profile=profile)
        return self.parts.setdefault((entry.position, system), told)

    def hand_over(self, batch: Batch) -> None:
        """Have a batch recorded. While the database looks for its codes those handed over before are recorded."""
        begun = self.recorder.begin(batch.speaker, batch.origin, batch.rows) if self.recording else None
        self._begun.append((batch, begun))
        while len(self._begun) > 1 and (len(self._begun) > MOST_BEGUN or self._rows_begun() > BATCH):
            self._record()

    def _rows_begun(self) -> int:
        return sum(len(batch.rows) for batch, _begun in self._begun)

    def settle(self) -> None:
        """Record whatever was handed over, to the last row."""
        while self._begun:
            self._record()
        if "recorder" in self.__dict__:
            self.recorder.settle()
            self.progress(self.entries[-1].name, self.rows_done)
        for batch, tally in self._ended:
            self.result.counts.add(tally)
            self.doubts.extend((doubt, batch.told(doubt)) for doubt in tally.doubts)
        self._ended.clear()

    def _record(self) -> None:
        batch, begun = self._begun.popleft()
        if begun is not None:
            self._ended.append((batch._replace(rows=[]), self.recorder.end(begun)))
        self.rows_done += len(batch.rows)
        self.progress(batch.name, self.rows_done)

    def file_fault(self, entry: ImportFile, code: str, details: Mapping[str, Any]) -> None:
        """A whole file that is not taken: never skipped, whatever is said of bad rows."""
        if not entry.named and left_aside(entry, code):
            self.result.notes.append(sentence(_("Để lại, không nhập: {name}"), name=entry.name))
            entry.kind = "aside"
            return
        self.file_faults += 1
        column = ", ".join(details.get("columns", [])) if code == "missing_column" else ""
        row = details.get("row")
        self.result.fault(
            Issue(
                entry.name,
                "",
                row if isinstance(row, int) else None,
                column,
                "",
                code,
                file_message(code, details),
            )
        )

    def finish(self) -> None:
        """After the last file: what hangs on new names, doubts that still stand, rows gone, rows cured."""
        self.settle()
        if self.entries and all(entry.kind == "aside" for entry in self.entries):
            self._nothing_usable()
        if self.recording and self.names_changed:
            surroundings_changed(self.run.agency, self.recorded_at)
        standing = {id(doubt) for doubt in self._still_standing()}
        for doubt, issue in self.doubts:
            if id(doubt) in standing:
                self.result.doubt(issue)
        self._note_without_catalogue()
        if self.recording:
            for part, scope, column in self.scopes:
                self._gone(part, scope, column)
            self.result.cured = self.skipped.finish()
        if "recorder" in self.__dict__:
            self.recorder.flush()

    def _note_without_catalogue(self) -> None:
        """One sentence before thousands of doubts that have one cause."""
        unknown = sum(issue.code == "unknown_procedure" for issue in self.result.doubts)
        if unknown >= MANY and not Offering.objects.filter(agency=self.run.agency).exists():
            self.result.note(sentence(NO_CATALOGUE))

    def _still_standing(self) -> list[FoundDoubt]:
        """A later file of the run may have cleared up what an earlier one left doubtful."""
        found = [doubt for doubt, _issue in self.doubts]
        return self.recorder.still_standing(found) if found and self.recording else found

    def _nothing_usable(self) -> None:
        self.file_faults += 1
        names = ", ".join(entry.name for entry in self.entries)
        message = file_message("nothing_usable", {"names": names[:300]})
        self.result.fault(Issue("", "", None, "", "", "nothing_usable", message))

    def _gone(self, part: ImportPart, scope: GoneScope, column: str) -> None:
        if not self.recorder.exported_before(scope):
            return
        entry, scope = part.file, as_before(scope, self.run, part, self.names)
        gone = self.recorder.rows_gone(replace(scope, left_out=frozenset(self.skipped.codes)))
        self.result.note(note_if_partial(entry.name, scope, gone))
        for doubt in gone.doubts:
            self.result.doubt(Issue(entry.name, "", None, column, doubt.value, doubt.code, doubt.message))
