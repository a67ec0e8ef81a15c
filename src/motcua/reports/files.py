"""The four files of a report, and putting them where the officer wants them."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from motcua.reports.gather import Gathered
from motcua.reports.seal import Seal

FORMATS = ("docx", "pdf", "xlsx", "json")
FILE_NAMES = {
    "docx": "bao-cao.docx",
    "pdf": "bao-cao.pdf",
    "xlsx": "phu-luc-ii-06a.xlsx",
    "json": "report.json",
}


def render(report: Gathered, format_: str, seal: Seal | None = None) -> bytes:
    """One file of the report; ``format_`` is one of ``FORMATS``. Only what a format needs is loaded."""
    if format_ == "json":
        return as_json(report.figures)
    if format_ == "xlsx":
        from motcua.reports.workbook import render_workbook

        return render_workbook(report.reading, report.lists or {})
    from motcua.reports.narrative.compose import compose

    paper = compose(report.figures, report.words, report.reading.form, seal.words if seal else "")
    if format_ == "pdf":
        from motcua.documents.pdf import render_pdf

        return render_pdf(paper)
    if format_ == "docx":
        from motcua.documents.word import render_docx

        return render_docx(paper, office_template())
    raise ValueError(format_)


def as_json(figures: dict[str, Any]) -> bytes:
    """``report.json``: readable, in the order of the report."""
    return json.dumps(figures, ensure_ascii=False, indent=1).encode() + b"\n"


def office_template() -> Path | None:
    """The office's own .docx with its styles, ``mau/bao-cao.docx`` in the data folder, if it has put one there."""
    from django.conf import settings

    home = getattr(settings, "MOTCUA_HOME", None)
    path = Path(home) / "mau" / FILE_NAMES["docx"] if home else None
    return path if path and path.is_file() else None


def write_report(report: Gathered, folder: Path, formats: Iterable[str] = FORMATS) -> list[Path]:
    """Write the files into a folder, made if need be; each appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_put(folder / FILE_NAMES[each], render(report, each)) for each in FORMATS if each in set(formats)]


def _put(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path
