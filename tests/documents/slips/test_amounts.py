from __future__ import annotations

import pytest

from motcua.documents.slips.amounts import in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (8_000, "Tám nghìn đồng"),
        (15, "Mười lăm đồng"),
        (10_010, "Mười nghìn không trăm mười đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_335_000, "Một triệu ba trăm ba mươi lăm nghìn đồng"),
        (100_000_000, "Một trăm triệu đồng"),
        (2_000_000_001, "Hai tỷ không trăm linh một đồng"),
        (5_001_000_000_000, "Năm nghìn không trăm linh một tỷ đồng"),
        (-61_000, "Âm sáu mươi mốt nghìn đồng"),
    ],
)
def test_amounts_are_said_as_papers_about_money_say_them(amount: int, words: str) -> None:
    assert in_words(amount) == words
