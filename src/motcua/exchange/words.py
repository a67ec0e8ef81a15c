"""Hands the commune's own files (report words, directive documents, petitions) to the rooms that keep them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from motcua.exchange.models import ImportFile
from motcua.exchange.results import Issue
from motcua.feedback import load as feedback
from motcua.office import load as office

if TYPE_CHECKING:
    from motcua.exchange.recording import Recording

LOADERS: dict[str, Callable[..., Any]] = {
    "report": office.load_words,
    "documents": office.load_documents,
    "petitions": feedback.load_petitions,
}


def load_words(session: Recording, path: Path, entry: ImportFile, kind: str) -> None:
    """Load a file of words in the run's transaction; its faults refuse the run like others."""
    entry.kind = "words"
    if not session.recording:
        return
    counts, faults = LOADERS[kind](path.read_bytes(), session.run.agency)
    for fault in faults:
        session.file_faults += 1
        session.result.fault(
            Issue(entry.name, "", fault.row or None, fault.column, fault.value, "bad_value", fault.message)
        )
    session.result.notes.append(_("Đã nạp {name}: {what}").format(name=entry.name, what=_counted(counts)))


def _counted(counts: dict[str, int]) -> str:
    return _("mới {new}, đổi {changed}, như cũ {same}").format(**counts)
