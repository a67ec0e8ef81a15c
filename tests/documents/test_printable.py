"""One control sign in one reason for delay keeps no report from being written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from motcua.documents.blocks import Paper, Paragraph, Span
from motcua.documents.pdf import render_pdf
from motcua.documents.printable import LONGEST, printable
from motcua.documents.word.render import render_docx
from tests.documents.papers import PAPER

NASTY = "mất\0 điện\x0b \x1fcả\u202e ngày\uffff\ud800"


def nasty_paper() -> Paper:
    paper = PAPER
    return replace(paper, blocks=(*paper.blocks, Paragraph((Span(NASTY, bold=True), Span("x" * 300_000)))))


def test_signs_that_no_format_holds_are_left_out_everywhere() -> None:
    paper = printable(replace(nasty_paper(), title=NASTY, recipients=(NASTY,)))
    last = paper.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.spans[0].text, last.spans[0].bold) == ("mất điện cả ngày", True)
    assert (paper.title, paper.recipients) == ("mất điện cả ngày", ("mất điện cả ngày",))
    assert len(last.spans[1].text) == LONGEST


@pytest.mark.parametrize("render", [render_docx, render_pdf])
def test_the_paper_is_written_all_the_same(render) -> None:
    assert render(nasty_paper())
