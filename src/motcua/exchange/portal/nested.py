"""The lists inside a dossier of ``DongBoHoSoMC``: fees, papers filed, supplements asked for, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.exchange.profile import Found
from motcua.exchange.reading.cells import BadCell, money, text_of
from motcua.exchange.reading.moments import BadMoment, instant

NOT_REUSED = {"", "0"}


def nested(item: Mapping[str, Any]) -> Found:
    """Facts of the nested lists; a supplement's times are ``NgayBoSung`` (asked), ``NgayTiepNhanBoSung`` (answered)."""
    found = Found({}, [], [])
    _fee(item, found)
    papers = _entries(item, "TaiLieuNop")
    found.facts["reused"] = {"v": any(_text(paper, "DuocTaiSuDung") not in NOT_REUSED for paper in papers)}
    results = _entries(item, "DanhSachGiayToKetQua")
    found.facts["electronic_result"] = {"v": bool(results)}
    for number, entry in enumerate(_entries(item, "DanhSachHoSoBoSung"), 1):
        _supplement(number, entry, found)
    return found


def _fee(item: Mapping[str, Any], found: Found) -> None:
    total = 0
    for entry in _entries(item, "DanhSachLePhi"):
        price = _text(entry, "Gia")
        try:
            total += money(price or 0)
        except BadCell:
            found.doubts.append(("unknown_value", "fee", price))
            return
    found.facts["fee"] = {"v": total}


def _supplement(number: int, entry: Mapping[str, Any], found: Found) -> None:
    asked, answered = _moment(entry, "NgayBoSung", found), _moment(entry, "NgayTiepNhanBoSung", found)
    if asked is None:
        return
    content = _text(entry, "NoiDungBoSung")
    found.facts[f"supplement:{number}"] = {"v": {"asked": asked, "answered": answered, "content": content}}


def _moment(entry: Mapping[str, Any], name: str, found: Found) -> str | None:
    value = _text(entry, name)
    if not value:
        return None
    try:
        return instant(value, day_first=True).text
    except BadMoment:
        found.faults.append(("bad_date", name, value))
        return None


def _entries(item: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    listed = item.get(name)
    return [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return text_of(value)
