"""The packaged table of the 34 provinces and 3,321 communes in being since 1 July 2025.

Provinces: Nghị quyết 202/2025/QH15; communes: the 34 resolutions of the Standing Committee of the National
Assembly of 16 June 2025. Codes are those of the General Statistics Office. Public copies of that list differ on
122 communes; the codes of the second copy stand in ``other_codes.csv`` and are kept beside ours. Whoever holds a
decision that says otherwise corrects with ``motcua agency correct``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import NamedTuple

IN_BEING_SINCE = date(2025, 7, 1)

KIND_WORDS = {
    "tinh": "Tỉnh",
    "thanh_pho": "Thành phố",
    "xa": "Xã",
    "phuong": "Phường",
    "dac_khu": "Đặc khu",
}


class Unit(NamedTuple):
    """One administrative unit; ``province`` is the code above it, empty for a province itself."""

    code: str
    name: str
    kind: str
    province: str

    @property
    def full_name(self) -> str:
        """With the word for its kind before it: ``Xã Thượng Hồng``."""
        return f"{KIND_WORDS[self.kind]} {self.name}"


class OtherCode(NamedTuple):
    """The code that another source, named by the month of its copy, gives to a commune."""

    code: str
    source: str
    other_code: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files(__package__).joinpath("data", name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def provinces() -> list[Unit]:
    """The 34 provinces and cities, by code."""
    return [Unit(row["code"], row["name"], row["kind"], "") for row in _rows("provinces.csv")]


def communes() -> list[Unit]:
    """The 3,321 communes, wards and special zones, by code."""
    return [Unit(row["code"], row["name"], row["kind"], row["province"]) for row in _rows("communes.csv")]


def other_codes() -> list[OtherCode]:
    """The 122 codes on which the second source differs."""
    return [OtherCode(row["code"], row["source"], row["other_code"]) for row in _rows("other_codes.csv")]
