"""Biểu số II.06a/VPCP/KSTT: its thirteen columns, where each takes its figure, and what must add up.

Basis: TT 01/2020/TT-VPCP, Phụ lục II. The columns are defined here once; the .docx, the PDF, the page and the
workbook all draw them from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Block = Mapping[str, Any]
"""The figures of one row as in ``report.json``: received, resolved, pending."""


@dataclass(frozen=True)
class FormColumn:
    """One column: its number on the form, its titles from the top level down, and the keys that it adds up.

    ``{rule}`` in a key stands for the verdict rule, ``by_instant`` or ``by_date``.
    """

    number: int
    titles: tuple[str, ...]
    keys: tuple[str, ...]
    width: float = 6.0

    def value(self, block: Block, rule: str) -> int:
        """The column's figure in one row, in dossiers."""
        return sum(_at(block, key.format(rule=f"by_{rule}")) for key in self.keys)


@dataclass(frozen=True)
class Identity:
    """What must add up on every row: one column is the sum of others."""

    total: int
    parts: tuple[int, ...]

    @property
    def text(self) -> str:
        return f"({self.total}) = " + " + ".join(f"({part})" for part in self.parts)


@dataclass(frozen=True)
class TableForm:
    """A statutory table."""

    number: str
    title: str
    unit: str
    columns: tuple[FormColumn, ...]
    identities: tuple[Identity, ...]

    def values(self, block: Block, rule: str) -> dict[int, int]:
        """Column number → figure, for one row."""
        return {column.number: column.value(block, rule) for column in self.columns}

    def broken(self, block: Block, rule: str) -> list[Identity]:
        """The identities that do not hold on one row."""
        values = self.values(block, rule)
        return [
            identity
            for identity in self.identities
            if values[identity.total] != sum(values[part] for part in identity.parts)
        ]


def _at(block: Block, key: str) -> int:
    value: Any = block
    for part in key.split("."):
        value = value.get(part, 0) if isinstance(value, Mapping) else 0
    return int(value or 0)


_IN, _DONE, _OPEN = "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"
_DURING = "Trong kỳ"

II06A = TableForm(
    number="II.06a/VPCP/KSTT",
    title="Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết",
    unit="Số hồ sơ TTHC",
    columns=(
        FormColumn(3, (_IN, "Tổng số"), ("received.total",)),
        FormColumn(4, (_IN, _DURING, "Trực tuyến"), ("received.online",)),
        FormColumn(
            5, (_IN, _DURING, "Trực tiếp, dịch vụ bưu chính"), ("received.in_person", "received.postal"), 8.0
        ),
        FormColumn(6, (_IN, "Từ kỳ trước"), ("received.carried_over",)),
        FormColumn(7, (_DONE, "Tổng số"), ("resolved.total",)),
        FormColumn(8, (_DONE, "Trước hạn"), ("resolved.{rule}.early",)),
        FormColumn(9, (_DONE, "Đúng hạn"), ("resolved.{rule}.on_time",)),
        FormColumn(10, (_DONE, "Quá hạn"), ("resolved.{rule}.late",)),
        FormColumn(11, (_OPEN, "Tổng số"), ("pending.total",)),
        FormColumn(12, (_OPEN, "Trong hạn"), ("pending.within",)),
        FormColumn(13, (_OPEN, "Quá hạn"), ("pending.overdue",)),
    ),
    identities=(
        Identity(3, (4, 5, 6)),
        Identity(7, (8, 9, 10)),
        Identity(11, (12, 13)),
        Identity(3, (7, 11)),
    ),
)
