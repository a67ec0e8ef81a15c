"""Hands the commune's own files (report words, directive documents, petitions) to the rooms that keep them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import DataError, transaction
from django.utils.translation import gettext_noop as _

from motcua.agencies.lay_down import laid_down
from motcua.catalogue.rows import Fault
from motcua.exchange.models import ImportFile
from motcua.exchange.own_lists import FIRST_ROW, load_list
from motcua.exchange.results import Issue
from motcua.office import load as office
from motcua.register.sentences import sentence

if TYPE_CHECKING:
    from motcua.exchange.recording import Recording

NOTHING = {"new": 0, "changed": 0, "same": 0}


def load_words(session: Recording, path: Path, entry: ImportFile, kind: str) -> None:
    """Load a file of words in the run's transaction. Its faults refuse the run, but for bad rows that are skipped."""
    entry.kind = "words"
    if not session.recording:
        return
    try:
        with transaction.atomic():
            if kind == "report":
                counts, faults = _load_report(session, path)
            else:
                counts, faults = load_list(session, path.read_bytes(), entry, kind)
    except DataError as error:  # a text longer than its place
        counts, faults = dict(NOTHING), [Fault(0, "", "", _too_long(error))]
    skippable = session.skip_bad and kind != "report"
    skipped = {fault.row for fault in faults if fault.row >= FIRST_ROW} if skippable else set()
    session.result.counts.skipped += len(skipped)
    for fault in faults:
        if fault.row not in skipped:
            session.file_faults += 1
        session.result.fault(
            Issue(entry.name, "", fault.row or None, fault.column, fault.value, "bad_value", fault.message)
        )
    session.result.notes.append(sentence(_("Tệp {name}: {what}"), name=entry.name, what=_counted(counts)))


def _too_long(error: DataError) -> str:
    limit = re.search(r"\((\d+)\)", str(error))
    if limit is None:
        return sentence(
            _("Có giá trị không ghi được trong tệp: xem lại các ô có chữ hay số khác thường, rồi nhập lại.")
        )
    return sentence(
        _(
            "Có ô dài quá {limit} ký tự, là mức của cột ấy: xem lại mã, kênh, tên cơ quan (thường do lệch cột)."
        ),
        limit=limit[1],
    )


def _load_report(session: Recording, path: Path) -> tuple[dict[str, int], list[Any]]:
    """The report's words also name the vertical agencies: dossiers recorded before follow."""
    before = laid_down(session.run.agency_id).vertical_names
    counts, faults = office.load_words(path.read_bytes(), session.run.agency)
    if laid_down(session.run.agency_id).vertical_names != before:
        session.names_changed = True
    return counts, faults


def _counted(counts: dict[str, int]) -> str:
    return sentence(_("mới {new}, đổi {changed}, như cũ {same}"), **counts)
