"""The six exports of two communes: every row read, none at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.reading.answers import answered

ROWS = {
    "thuong-hong-2026-q2": {
        "mot-cua-hai-phong.xlsx": 2240, "chi-nhanh-dat-dai.xlsx": 361, "bo-tu-phap.xlsx": 2553,
        "bo-xay-dung.csv": 74, "bo-tai-chinh-ho-kinh-doanh.xlsx": 164, "lien-thong.json": 88,
    },
    "an-phu-2025-q4": {"mot-cua-hai-phong.xlsx": 1069},
}  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder, names in ROWS.items() for name in names]
)
def test_every_row_of_the_samples_is_read(shared: Path, folder: str, name: str) -> None:
    found = answered(shared / "data" / folder / name)
    assert len(found.rows) == ROWS[folder][name]
    assert not found.bad


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bao-cao.toml", "report"),
        ("phan-anh-kien-nghi.csv", "petitions"),
        ("van-ban-chi-dao.csv", "documents"),
    ],
)
def test_files_of_words_are_known_by_their_content(
    shared: Path, tmp_path: Path, name: str, kind: str
) -> None:
    renamed = tmp_path / "tệp.dat"
    renamed.write_bytes((shared / "data" / "thuong-hong-2026-q2" / name).read_bytes())
    assert answered(renamed).words == kind
