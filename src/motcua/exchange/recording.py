"""One run's files taken in, in the run's one transaction: rows to the register, faults and doubts to the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_noop as _

from motcua.agencies.names import Names
from motcua.agencies.working_calendar import calendar_for
from motcua.exchange.closing import Facts, closing_hours
from motcua.exchange.commune import CommuneCheck
from motcua.exchange.left_aside import left_aside
from motcua.exchange.messages import doubt_message, file_message, row_message
from motcua.exchange.models import ImportFile, ImportRun
from motcua.exchange.profile import CODE
from motcua.exchange.readers import ReadFile
from motcua.exchange.results import ImportResult, Issue
from motcua.exchange.scope import days_of, stated_period, usual_period
from motcua.exchange.skipped import SkippedRows
from motcua.exchange.taken import note_if_ahead, note_if_older, note_if_partial
from motcua.exchange.words import load_words
from motcua.register.actions.record import Recorder
from motcua.register.gone import GoneScope
from motcua.register.models import Doubt
from motcua.register.sentences import sentence, together
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker
from motcua.register.systems import records_hand_over
from motcua.register.write import surroundings_changed

BATCH = 5_000
KEPT_OF_HEAD = ("format", "delimiter", "preamble", "headers", "envelope", "sheet")
"""What a file of rows to mend is written from."""

Progress = Callable[[str, int], None]
"""Called with the name of the file in hand and the rows done in the run so far."""


class Recording:
    """Takes the answers of a run's children one after another. The caller holds the transaction."""

    def __init__(self, run: ImportRun, recorded_at: datetime, *, skip_bad: bool, progress: Progress) -> None:
        self.run = run
        self.skip_bad = skip_bad
        self.progress = progress
        self.result = ImportResult()
        self.rows_done = 0
        self.recorded_at = recorded_at
        self.skipped = SkippedRows(run, recorded_at)
        self.result.note(note_if_ahead(run, recorded_at))
        self.scopes: list[tuple[ImportFile, GoneScope, str]] = []
        self.doubts: list[tuple[FoundDoubt, Issue]] = []
        self.file_faults = 0
        self.entries: list[ImportFile] = []
        self.names_changed = False

    @cached_property
    def names(self) -> Names:
        """What agencies are called; after the words were loaded, which name the vertical agencies."""
        return Names.for_agency(self.run.agency)

    @cached_property
    def closing(self) -> Callable[[Facts], None] | None:
        """The commune's own closing hours, where it has any."""
        return closing_hours(calendar_for(self.run.agency))

    @cached_property
    def recorder(self) -> Recorder:
        """The register's door, opened with the first rows."""
        return Recorder(self.run.agency, self.recorded_at)

    @property
    def recording(self) -> bool:
        """Whether rows still go to the register: after a fault that refuses the run they are only checked."""
        return not self.file_faults and (self.skip_bad or not self.result.error_count)

    def take(self, reader: ReadFile, entry: ImportFile) -> None:
        """Take one file in."""
        self.entries.append(entry)
        FileIntake(self, reader, entry).run()

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
        if self.entries and all(entry.kind == "aside" for entry in self.entries):
            self._nothing_usable()
        if self.recording and self.names_changed:
            surroundings_changed(self.run.agency, self.recorded_at)
        standing = {id(doubt) for doubt in self._still_standing()}
        for doubt, issue in self.doubts:
            if id(doubt) in standing:
                self.result.doubt(issue)
        if self.recording:
            for entry, scope, column in self.scopes:
                self._gone(entry, scope, column)
            self.result.cured = self.skipped.finish()

    def _still_standing(self) -> list[FoundDoubt]:
        """A later file of the run may have cleared up what an earlier one left doubtful."""
        found = [doubt for doubt, _issue in self.doubts]
        return self.recorder.still_standing(found) if found and self.recording else found

    def _nothing_usable(self) -> None:
        self.file_faults += 1
        names = ", ".join(entry.name for entry in self.entries)
        message = file_message("nothing_usable", {"names": names[:300]})
        self.result.fault(Issue("", "", None, "", "", "nothing_usable", message))

    def _gone(self, entry: ImportFile, scope: GoneScope, column: str) -> None:
        left_out = self.skipped.codes
        gone = self.recorder.rows_gone(scope)
        self.result.note(note_if_partial(entry.name, scope, gone))
        for doubt in gone.doubts:
            if doubt.dossier_code in left_out:  # it is there, only not fit to be recorded
                Doubt.objects.filter(
                    run_id=scope.run_id, code="row_gone", dossier__code=doubt.dossier_code
                ).delete()
            else:
                self.result.doubt(Issue(entry.name, "", None, column, doubt.value, doubt.code, doubt.message))


class FileIntake:
    """One file's answers. A workbook may announce several tables (``head``) of one shape."""

    def __init__(self, session: Recording, reader: ReadFile, entry: ImportFile) -> None:
        self.session = session
        self.reader = reader
        self.entry = entry
        entry.rows = entry.bad_rows = 0  # a preview has counted them before
        self.head: dict[str, Any] = {}
        self.receipts: Counter[str] = Counter()
        self.batch: list[SourceRow] = []
        self.codes_in_batch: set[tuple[str, str]] = set()

    @cached_property
    def check(self) -> CommuneCheck:
        """Whose file it is."""
        return CommuneCheck(self.session.run.agency, self.session.names)

    def run(self) -> None:
        """All answers, to the end of the file or its fault."""
        self.session.progress(self.entry.name, self.session.rows_done)
        faulted = False
        for name, content in self.reader.lines():
            if name == "head":
                faulted = self._open(content) or faulted
            elif name == "rows":
                self._rows(content)
            elif name == "bad":
                self._bad(content)
            elif name == "words":
                load_words(self.session, self.reader.file.path, self.entry, content)
            elif name == "fault":
                faulted = True
                self.session.file_fault(self.entry, content["code"], content["details"])
            if faulted:
                self.reader.stop()
                break
        self._flush()
        if not faulted and self.head:
            self._close()

    def _open(self, head: dict[str, Any]) -> bool:
        self.head = head
        entry = self.entry
        entry.kind, entry.profile, entry.system = "dossiers", head["profile"], head["system"]
        if entry.head is None:
            entry.head = {name: head.get(name) for name in KEPT_OF_HEAD}
        period = stated_period(head)
        if period is not None:
            entry.period_first, entry.period_last = period.first, period.last
        self.session.result.note(note_if_older(self.session.run, entry))
        other = self.check.by_head(head)
        if other is not None:
            self._other_commune(*other)
        return other is not None

    def _other_commune(self, other: str, ground: str) -> None:
        details = {"other": other, "own": self.session.run.agency.name, "ground": ground}
        self.session.file_fault(self.entry, "other_commune", details)

    def _rows(self, rows: list[list[Any]]) -> None:
        headers, sheet, skipped = self.head["headers"], self.head["sheet"], self.session.skipped
        closing = self.session.closing
        for number, codes, facts, person, raw, doubts, cure in rows:
            pairs = tuple([(system, code) for system, code in codes])
            if closing is not None:
                closing(facts)
            handler = facts.get("handler")
            self.check.see(pairs, handler["v"] if handler else "")
            kept = raw if isinstance(raw, dict) else _by_header(headers, raw)
            row = SourceRow(pairs, facts, person, kept, sheet, number, tuple(map(tuple, doubts)))
            if len(self.batch) >= BATCH or not self.codes_in_batch.isdisjoint(pairs):
                self._flush()
            self.batch.append(row)
            self.codes_in_batch.update(pairs)
            if skipped.pending:
                skipped.good_row(pairs, cure)
        days_of((row[2] for row in rows), self.receipts)
        self.entry.rows += len(rows)

    def _bad(self, rows: list[list[Any]]) -> None:
        session, entry, sheet = self.session, self.entry, self.head["sheet"]
        for number, raw, code, received, faults, cure in rows:
            messages = []
            for column, value, fault, details in faults:
                column = column or self.head["columns"].get(CODE, "")
                message = row_message(fault, column, value, details)
                messages.append(message)
                session.result.fault(Issue(entry.name, sheet, number, column, value, fault, message))
            if session.skip_bad:
                session.skipped.add(entry, sheet, number, raw, code, received, together(messages), cure)
        entry.bad_rows += len(rows)
        if session.skip_bad:
            session.result.counts.skipped += len(rows)

    def _flush(self) -> None:
        batch, self.batch, self.codes_in_batch = self.batch, [], set()
        if not batch:
            return
        session = self.session
        if session.recording:
            tally = session.recorder.record(self._speaker(), self._origin(), batch)
            counts = session.result.counts
            counts.new += tally.new
            counts.changed += tally.changed
            counts.merged += tally.merged
            counts.same += tally.same
            counts.events += tally.events
            session.doubts.extend((doubt, self._issue(doubt)) for doubt in tally.doubts)
        session.rows_done += len(batch)
        session.progress(self.entry.name, session.rows_done)

    def _issue(self, doubt: FoundDoubt) -> Issue:
        column = self.head["columns"].get(doubt.fact, doubt.fact)
        message = doubt_message(doubt.code, column, doubt.value) or doubt.message
        return Issue(self.entry.name, doubt.sheet, doubt.row, column, doubt.value, doubt.code, message)

    def _origin(self) -> FileOrigin:
        return FileOrigin(self.entry.sha256, self.entry.name)

    def _speaker(self) -> Speaker:
        run, system = self.session.run, self.head["system"]
        return Speaker(
            run.agency_id,
            system,
            run.taken_at,
            self.session.recorded_at,
            records_hand_over(system),
            run.officer_id,
            run.role,
            run.pk,
        )

    def _close(self) -> None:
        other = self.check.by_rows()
        if other is not None:
            self._other_commune(*other)
            return
        first, last = self.entry.period_first, self.entry.period_last
        period = stated_period(self.head) if first and last else usual_period(self.receipts)
        if period is None or "cure" in self.head["columns"]:
            return  # a file of mended rows holds no whole period
        run = self.session.run
        scope = GoneScope(
            self.head["system"], run.pk, run.taken_at, period.start, period.end, self.check.handlers
        )
        self.session.scopes.append((self.entry, scope, self.head["columns"][CODE]))


def _by_header(headers: list[str], cells: list[str]) -> dict[str, object]:
    return {header: text for header, text in zip(headers, cells, strict=False) if text}
