"""When the files of a run say that they were exported, asked of the children that read them, before they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop as _

from motcua.exchange.models import ImportRun, TakenFrom
from motcua.exchange.readers import Readers
from motcua.exchange.reading.limits import Limits
from motcua.exchange.storage import StoredFile
from motcua.register.sentences import sentence
from motcua.rules.zone import local

_LIMITS = Limits(cpu_seconds=30)
FIRST_YEAR = 2000
APART = timedelta(days=1)
"""Exports further apart are not of one moment: none of theirs holds for all."""


def take_their_word(run: ImportRun, files: Sequence[StoredFile], now: datetime) -> str:
    """Let the run be taken when its newest file says that it was, where no person told; the preview shows it.

    What cannot be, later than now or before there were one-stop shops, is left aside. Where the files say instants
    that lie far apart, the run's stays: what to tell of them, else an empty text.
    """
    if run.taken_from == TakenFrom.OFFICER:
        return ""
    said = [(at, name) for at, name in _said(files, run.taken_at) if at.year >= FIRST_YEAR and at <= now]
    if not said:
        return ""
    if max(said)[0] - min(said)[0] > APART:
        return sentence(
            _(
                "Các tệp ghi thời điểm xuất cách xa nhau ({said}), nên tạm lấy {taken} cho cả lần nhập. Bỏ lần này và "
                "nhập riêng từng đợt xuất, hoặc ghi đúng thời điểm xuất rồi đọc lại."
            ),
            said="; ".join(f"{name}: {_at(at)}" for at, name in sorted(said)),
            taken=_at(run.taken_at),
        )
    run.taken_at, run.taken_from = max(said)[0], TakenFrom.FILE
    run.save(update_fields=["taken_at", "taken_from"])
    return ""


def said_long_before(files: Sequence[StoredFile], now: datetime) -> str:
    """What to tell of files that are taken as of now, for nobody said when they were exported, where they say
    themselves that it was long ago; empty where they do not."""
    said = [(at, name) for at, name in _said(files, now) if at.year >= FIRST_YEAR and at < now - APART]
    if not said:
        return ""
    at, name = max(said)
    return sentence(
        _(
            "Không có --taken-at nên lấy bây giờ ({now}) làm thời điểm xuất, mà tệp {name} ghi xuất lúc {at}: bản xuất "
            "khác của quãng ấy sẽ bị coi là cũ hơn. Nếu tệp ghi đúng, nhập với --taken-at {iso}."
        ),
        now=_at(now),
        name=name,
        at=_at(at),
        iso=f"{local(at):%Y-%m-%dT%H:%M}",
    )


def _at(moment: datetime) -> str:
    return f"{local(moment):%H:%M %d/%m/%Y}"


def _said(files: Sequence[StoredFile], taken_at: datetime) -> list[tuple[datetime, str]]:
    found = []
    with Readers(files, None, taken_at, _LIMITS, about=True) as readers:
        for file in readers.files:
            for name, content in file.lines():
                if name == "taken" and content["at"]:
                    found.append((datetime.fromisoformat(content["at"]), file.file.name))
    return found
