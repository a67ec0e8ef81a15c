"""A paper as PDF/A-2a by typst: archival (ISO 19005-2), tagged, in Vietnamese, without looking at the network."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from motcua.documents import layout
from motcua.documents.blocks import Appendix, Block, Heading, Paper, Table
from motcua.documents.printable import printable
from motcua.documents.recipients import recipient_spans
from motcua.documents.spread import spread

STANDARD: Final = "a-2a"


def render_pdf(paper: Paper) -> bytes:
    """The PDF file; the same paper gives the same bytes."""
    import typst  # heavy: only who makes a PDF pays for it

    here = Path(str(files("motcua.documents")))
    result: bytes = typst.compile(
        here / "typst" / "official.typ",
        root=here / "typst",
        font_paths=[here / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"paper": json.dumps(_data(printable(paper))), "layout": json.dumps(_layout())},
        timestamp=int(datetime(paper.dated.year, paper.dated.month, paper.dated.day, tzinfo=UTC).timestamp()),
    )
    return result


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "author": paper.author,
        "subject": paper.subject,
        "keywords": list(paper.keywords),
        "dated": [paper.dated.year, paper.dated.month, paper.dated.day],
        "head": asdict(paper.head),
        "blocks": [_block(block) for block in paper.blocks],
        "signature": asdict(paper.signature),
        "recipients": [[asdict(span) for span in line] for line in recipient_spans(paper.recipients)],
        "appendices": [_appendix(appendix) for appendix in paper.appendices],
    }


def _appendix(appendix: Appendix) -> dict[str, Any]:
    return {
        "label": appendix.label,
        "title": appendix.title,
        "attached_to": appendix.attached_to,
        "landscape": appendix.landscape,
        "blocks": [_block(block) for block in appendix.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", **asdict(block)}
    if isinstance(block, Table):
        return {"kind": "table", **asdict(block), "header": [asdict(cell) for cell in spread(block)]}
    return {"kind": "paragraph", **asdict(block), "leads": block.leads}


def _layout() -> dict[str, Any]:
    measures = {
        name.lower(): value for name, value in vars(layout).items() if name.isupper() and name != "FONT"
    }
    return {**measures, "font": layout.FREE_FONT}
