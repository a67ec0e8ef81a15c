"""Whether a table is small enough for its rows to be kept between the two passes, or read again, it tells the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.exchange.reading import passes
from tests.exchange.exports import city_file, dossiers, portal_file
from tests.exchange.reading.answers import Answered, answered


def told(path: Path) -> Answered:
    found = answered(path)
    assert (len(found.rows), len(found.bad)) == (4, 2)
    return found


@pytest.mark.parametrize("make", [city_file, portal_file])
@pytest.mark.parametrize("most", [0, 30])
def test_a_table_too_large_to_keep_is_read_again(tmp_path: Path, monkeypatch, make, most: int) -> None:
    first, *others = dossiers(5)
    path = make(tmp_path / "tệp", first, *others, replace(first, status="Đã trả kết quả", fee="7"))
    kept = told(path)
    monkeypatch.setattr(passes, "FEW_CELLS", most)
    assert told(path) == kept
