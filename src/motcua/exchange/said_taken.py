"""When the files of a run say that they were exported, asked of the children that read them, before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.exchange.models import ImportRun, TakenFrom
from motcua.exchange.readers import Readers
from motcua.exchange.reading.limits import Limits
from motcua.exchange.storage import StoredFile

_LIMITS = Limits(cpu_seconds=30)
FIRST_YEAR = 2000


def take_their_word(run: ImportRun, files: Sequence[StoredFile], now: datetime) -> None:
    """Let the run be taken when its newest file says that it was, where no person told; the preview shows it.

    What cannot be, later than now or before there were one-stop shops, is left aside.
    """
    if run.taken_from == TakenFrom.OFFICER:
        return
    said = [at for at in _said(files, run.taken_at) if at.year >= FIRST_YEAR and at <= now]
    if said:
        run.taken_at, run.taken_from = max(said), TakenFrom.FILE
        run.save(update_fields=["taken_at", "taken_from"])


def _said(files: Sequence[StoredFile], taken_at: datetime) -> list[datetime]:
    found = []
    with Readers(files, None, taken_at, _LIMITS, about=True) as readers:
        for file in readers.files:
            for name, content in file.lines():
                if name == "taken" and content["at"]:
                    found.append(datetime.fromisoformat(content["at"]))
    return found
