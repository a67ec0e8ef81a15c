"""The commune's .csv list of petitions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.utils.translation import gettext as _

from motcua.agencies.wording import key
from motcua.catalogue.reading.named import read_named
from motcua.catalogue.rows import Fault
from motcua.rules.written_days import written_day, written_moment

T = TypeVar("T")

NEEDED = ("ma", "ngay_tiep_nhan")
CONTENT = "noi_dung"
"""The column of what was said: no figure hangs on it, and it may name people."""
COLUMNS = (
    "ma", "ngay_tiep_nhan", "kenh", CONTENT, "loai", "han_xu_ly",
    "ngay_tra_loi", "ket_qua", "cong_khai", "hai_long", "lap_lai_cua",
)  # fmt: skip
"""Headers of the file, which is known by the first two with ``han_xu_ly`` and ``ngay_tra_loi``."""

_YES_NO = {"": None, "co": True, "x": True, "1": True, "khong": False, "0": False}


class PetitionRow(NamedTuple):
    """One row, understood; the names are those of ``Petition``, but for the number of the row."""

    row: int
    code: str
    received_at: datetime
    channel: str
    content: str
    subject: str
    due_on: date | None
    answered_at: datetime | None
    result: str
    published: bool | None
    satisfied: bool | None
    repeats: str


def read_petitions(data: bytes) -> tuple[list[PetitionRow], list[Fault]]:
    """The good rows and the faults; ``row`` counts from 1 with the header."""
    named, faults = read_named(data, COLUMNS, NEEDED)
    reader = _Reader(faults)
    for number, cell in named:
        reader.read(number, cell)
    return reader.rows, reader.faults


class _Reader:
    """Reads row after row; a row with any fault gives none."""

    def __init__(self, faults: list[Fault]) -> None:
        self.rows: list[PetitionRow] = []
        self.faults = faults
        self._seen: dict[str, int] = {}

    def read(self, number: int, cell: dict[str, str]) -> None:
        before = len(self.faults)
        received = self._parsed(number, cell, "ngay_tiep_nhan", written_moment, _no_day)
        answered = self._parsed(number, cell, "ngay_tra_loi", written_moment, _no_day)
        due_on = self._parsed(number, cell, "han_xu_ly", written_day, _no_day)
        yes_no = {
            name: self._parsed(number, cell, name, _yes_no, _no_yes) for name in ("cong_khai", "hai_long")
        }
        self._judge(number, cell, received, answered)
        if len(self.faults) > before or received is None:
            return
        self.rows.append(
            PetitionRow(
                number,
                cell["ma"],
                received,
                cell.get("kenh", ""),
                cell.get(CONTENT, ""),
                cell.get("loai", ""),
                due_on,
                answered,
                cell.get("ket_qua", ""),
                yes_no["cong_khai"],
                yes_no["hai_long"],
                cell.get("lap_lai_cua", ""),
            )
        )

    def _judge(
        self, number: int, cell: dict[str, str], received: datetime | None, answered: datetime | None
    ) -> None:
        code = cell["ma"]
        if not code:
            self._fault(number, "ma", "", _("thiếu mã phản ánh, kiến nghị: ghi mã như PAKN-2026-0007"))
        elif (earlier := self._seen.setdefault(code, number)) != number:
            self._fault(number, "ma", code, _("mã đã có ở dòng {row}: giữ lại một dòng").format(row=earlier))
        if not cell["ngay_tiep_nhan"]:
            self._fault(number, "ngay_tiep_nhan", "", _("thiếu ngày tiếp nhận: ghi như 2026-04-14 09:12:00"))
        if received and answered and answered < received:
            self._fault(
                number,
                "ngay_tra_loi",
                cell["ngay_tra_loi"],
                _("trả lời trước khi tiếp nhận: kiểm tra lại hai ngày"),
            )

    def _parsed(
        self,
        number: int,
        cell: dict[str, str],
        name: str,
        parse: Callable[[str], T],
        message: Callable[[], str],
    ) -> T | None:
        text = cell.get(name, "")
        if not text:
            return None
        try:
            return parse(text)
        except ValueError:
            self._fault(number, name, text, message())
            return None

    def _fault(self, *fault: Any) -> None:
        self.faults.append(Fault(*fault))


def _no_day() -> str:
    return _("không phải ngày có thật: ghi như 2026-04-14 hoặc 14/04/2026 09:12")


def _no_yes() -> str:
    return _("chỉ ghi có hoặc không")


def _yes_no(text: str) -> bool | None:
    if key(text) not in _YES_NO:
        raise ValueError(text)
    return _YES_NO[key(text)]
