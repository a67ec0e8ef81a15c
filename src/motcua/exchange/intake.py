"""One file's answers taken in: its rows to the run in batches, its faults and doubts in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from motcua.exchange.commune import CommuneCheck
from motcua.exchange.forgetting import FORGOTTEN, nothing_of
from motcua.exchange.heads import with_table
from motcua.exchange.messages import doubt_message, row_message
from motcua.exchange.models import ImportFile, ImportPart
from motcua.exchange.profile import CODE
from motcua.exchange.readers import ReadFile
from motcua.exchange.results import Issue
from motcua.exchange.scope import held, stated_period, usual_period
from motcua.exchange.taken import note_if_older
from motcua.register.chain import canonical
from motcua.register.erased import codes_erased
from motcua.register.gone import GoneScope
from motcua.register.sentences import sentence, together
from motcua.register.source import FileOrigin, FoundDoubt, SourceRow, Speaker
from motcua.register.systems import records_hand_over
from motcua.rules.periods import Period

if TYPE_CHECKING:
    from motcua.exchange.recording import Recording

BATCH = 5_000


class Batch(NamedTuple):
    """Rows of one file, no two of which say different things under one code."""

    name: str
    columns: Mapping[str, str]
    """What a column tells → its header in the file."""
    speaker: Speaker
    origin: FileOrigin
    rows: list[SourceRow]

    def told(self, doubt: FoundDoubt) -> Issue:
        """A doubt in the words of the file."""
        column = self.columns.get(doubt.fact, doubt.fact)
        message = doubt_message(doubt.code, column, doubt.value) or doubt.message
        return Issue(self.name, doubt.sheet, doubt.row, column, doubt.value, doubt.code, message)


class FileIntake:
    """One file's answers. A workbook may announce several tables (``head``), those of one system together."""

    def __init__(self, session: Recording, reader: ReadFile, entry: ImportFile) -> None:
        self.session = session
        self.reader = reader
        self.entry = entry
        entry.rows = entry.bad_rows = 0  # a preview has counted them before
        self.head: dict[str, Any] = {}
        self.part = ImportPart(file=entry)
        self.taken_at = session.run.taken_at
        self.receipts: Counter[str] = Counter()
        self.stated: Period | None = None
        self.batch: list[SourceRow] = []
        self.codes_in_batch: set[tuple[str, str]] = set()
        self._check: CommuneCheck | None = None

    @property
    def check(self) -> CommuneCheck:
        """Whose file it is, by the rows of the system in hand."""
        if self._check is None:
            self._check = CommuneCheck(self.session.own_codes, self.session.names)
        return self._check

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
                from motcua.exchange.words import load_words  # which most imports do without

                self.session.settle()  # words change what names mean
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
        self._flush()  # rows of the table before are that one's, and its system's
        if self.head and self.head["system"] != head["system"]:
            faults = self.session.file_faults
            self._close()
            if self.session.file_faults != faults:
                return True
            self._check, self.receipts, self.stated = None, Counter(), None
        self.head, self.taken_at = head, self.session.run.taken_at
        entry = self.entry
        entry.kind, entry.head = "dossiers", with_table(entry.head, head)
        self.part = self.session.part(entry, head["system"], head["profile"])
        period = stated_period(head)
        if period is not None:
            self.stated, entry.period_first, entry.period_last = period, period.first, period.last
        self.session.result.note(note_if_older(self.session.run, self.part, self.session.newer))
        other = self.check.by_head(head)
        if other is not None:
            self._other_commune(*other)
        return other is not None

    def _other_commune(self, other: str, ground: str) -> None:
        details = {"other": other, "own": self.session.run.agency.name, "ground": ground}
        self.session.file_fault(self.entry, "other_commune", details)

    def _rows(self, rows: list[tuple[list[Any], bytes, bytes]]) -> None:
        sheet, skipped, closing = self.head["sheet"], self.session.skipped, self.session.closing
        mended = "cure" in self.head["columns"]
        for (number, codes, person, doubts, cure, digest, *_lengths), told, raw in rows:
            pairs = tuple([(system, code) for system, code in codes])
            facts = orjson.loads(told)
            if closing is not None:
                closing(facts)
                told, digest = canonical(facts), ""
            handler, received = facts.get("handler"), facts.get("received_at")
            self.check.see(pairs, handler["v"] if handler else "")
            if received is not None:
                self.receipts[received["at"][:10]] += 1
            found = tuple(map(tuple, doubts))
            row = SourceRow(pairs, facts, person, raw, sheet, number, found, told, bytes.fromhex(digest))
            if mended:
                self._as_of(skipped.taken_at(cure))
            if len(self.batch) >= BATCH or not self.codes_in_batch.isdisjoint(pairs):
                self._flush()
            self.batch.append(row)
            self.codes_in_batch.update(pairs)
            if skipped.pending:
                skipped.good_row(pairs, cure)
        self.entry.rows += len(rows)

    def _as_of(self, told_at: datetime | None) -> None:
        """A mended row tells what the export told that it stood in, not what is so on the day of mending."""
        if (told_at or self.session.run.taken_at) != self.taken_at:
            self._flush()
            self.taken_at = told_at or self.session.run.taken_at

    def _bad(self, rows: list[list[Any]]) -> None:
        session, entry, sheet, system = self.session, self.entry, self.head["sheet"], self.head["system"]
        erased = codes_erased(system, {code for _number, _raw, code, *_rest in rows if code})
        for number, raw, code, received, faults, cure in rows:
            messages = []
            for column, value, fault, details in faults:
                column = column or self.head["columns"].get(CODE, "")
                message = row_message(fault, column, value, details)
                if code in erased:
                    raw, value, message = nothing_of(raw), "", sentence(FORGOTTEN)
                if message not in messages:
                    messages.append(message)
                session.result.fault(Issue(entry.name, sheet, number, column, value, fault, message))
            if session.skip_bad:
                told = together(messages)
                session.skipped.add(entry, system, sheet, number, raw, code, received, told, cure)
        entry.bad_rows += len(rows)
        if session.skip_bad:
            session.result.counts.skipped += len(rows)

    def _flush(self) -> None:
        rows, self.batch = self.batch, []
        codes, self.codes_in_batch = self.codes_in_batch, set()
        if rows:
            if self.session.skip_bad:
                self.session.skipped.good_codes(codes)
            batch = Batch(self.entry.name, self.head["columns"], self._speaker(), self._origin(), rows)
            self.session.hand_over(batch)

    def _origin(self) -> FileOrigin:
        return FileOrigin(self.entry.sha256, self.entry.name)

    def _speaker(self) -> Speaker:
        run, system = self.session.run, self.head["system"]
        return Speaker(
            run.agency_id,
            system,
            self.taken_at,
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
        period = self.stated or usual_period(self.receipts)
        if period is None or "cure" in self.head["columns"]:
            return  # a file of mended rows holds no whole period
        run = self.session.run
        scope = GoneScope(
            self.head["system"], run.pk, run.taken_at, period.start, period.end, self.check.handlers
        )
        self.part.held = held(scope, self.part.held)
        self.session.scopes.append((self.part, scope, self.head["columns"][CODE]))
