"""The report has every part of the model's, in its order; what is misnumbered there is not so here."""

from __future__ import annotations

import re
from pathlib import Path

from motcua.documents.blocks import Heading
from motcua.reports.narrative.compose import compose
from tests.reports.sample import WORDS, figures

MENDED = {
    "II. ĐÁNH GIÁ CHUNG": "III. ĐÁNH GIÁ CHUNG",
    "III. PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ II/2026": "IV. PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ III NĂM 2026",
}
"""A second part II, and the tasks of the quarter that has just ended."""


def test_all_its_parts_stand_in_the_order_of_the_model(shared: Path) -> None:
    lines = (shared / "reference/report-2026-q2.txt").read_text("utf-8").splitlines()
    model = [line.strip(" :") for line in lines if re.match(r"(?:[IVX]+|\d(?:\.\d)?)\. ", line)]
    tasks = model.index("III. PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ II/2026") + 1
    ours = [
        f"{each.number} {each.title}"
        for each in compose(figures(), WORDS).blocks
        if isinstance(each, Heading)
    ]
    assert ours == [MENDED.get(heading, heading) for heading in model[:tasks]]
