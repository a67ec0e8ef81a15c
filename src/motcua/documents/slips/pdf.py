"""A slip as PDF/A-2a by typst, as the official papers are: archival, tagged, in Vietnamese, without the network."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from motcua.documents import layout
from motcua.documents.blocks import Table
from motcua.documents.pdf import STANDARD
from motcua.documents.printable import printable
from motcua.documents.recipients import recipient_spans
from motcua.documents.slips.measures import MEASURES
from motcua.documents.slips.qr import svg
from motcua.documents.slips.sheet import Part, Qr, Signatures, Slip
from motcua.documents.spread import spread


def render_pdf(slip: Slip) -> bytes:
    """The PDF file; the same slip gives the same bytes."""
    import typst  # heavy: only who makes a PDF pays for it

    here = Path(str(files("motcua.documents")))
    result: bytes = typst.compile(
        here / "typst" / "slip.typ",
        root=here / "typst",
        font_paths=[here / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"slip": json.dumps(_data(printable(slip))), "measures": json.dumps(_measures(slip))},
        timestamp=int(datetime(slip.dated.year, slip.dated.month, slip.dated.day, tzinfo=UTC).timestamp()),
    )
    return result


def _data(slip: Slip) -> dict[str, Any]:
    return {
        "title": slip.title,
        "author": slip.author,
        "subject": slip.subject,
        "dated": [slip.dated.year, slip.dated.month, slip.dated.day],
        "running": slip.running,
        "mark": slip.mark,
        "copies": list(slip.copies),
        "head": {**asdict(slip.head), "qr": _qr(slip.head.qr)},
        "parts": [_part(part) for part in slip.parts],
    }


def _qr(qr: Qr | None) -> dict[str, str] | None:
    return None if qr is None else {"svg": svg(qr), "caption": qr.caption, "alt": f"Mã QR: {qr.content}"}


def _part(part: Part) -> dict[str, Any]:
    kind = {"kind": type(part).__name__.lower(), **asdict(part)}
    if isinstance(part, Table):
        return {**kind, "header": [asdict(cell) for cell in spread(part)]}
    if isinstance(part, Signatures):
        lines = recipient_spans(part.recipients)
        return {**kind, "recipients": [[asdict(span) for span in line] for line in lines]}
    return {**kind, "leads": getattr(part, "leads", False)}


def _measures(slip: Slip) -> dict[str, Any]:
    return {
        **asdict(MEASURES[slip.size]),
        "agency_line_mm": layout.AGENCY_LINE_MM,
        "nation": layout.NATION,
        "motto": layout.MOTTO,
        "recipients_title": layout.RECIPIENTS_TITLE,
        "font": layout.FREE_FONT,
    }
