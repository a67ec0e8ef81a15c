"""Content read from what the national portal says (``details`` as ``reading.portal`` keeps them)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.agencies.wording import key
from motcua.catalogue.content.parts import Channel, Component, Content, Fee, Result

_CHANNELS: dict[str, Channel] = {
    "truc tuyen": "online",
    "dich vu buu chinh": "postal",
    "truc tiep": "in_person",
}
_FREE = "mien phi"
_AMOUNT = re.compile(r"^([\d,]+) (?:Việt Nam Đồng|VNĐ)(?:\(/([^)]{1,60})\))?")
_LEAST_FEE = 1_000
"""The portal has fees of "20 VNĐ (20.000 đ/tờ khai)": who wrote them counted in thousands. Below this none is taken."""
_MOST_NAME = 2_000


def portal_content(details: Mapping[str, Any]) -> Content:
    """What the portal states, never more: it does not say which papers are reusable, nor electronic results."""
    papers = details.get("components")
    entries = [entry for entry in papers if isinstance(entry, dict)] if isinstance(papers, list) else []
    return Content(
        components=tuple(_component(number, entry) for number, entry in enumerate(entries, 1)),
        fees=tuple(_fees(details.get("channels") or ())),
        results=tuple(_results(details.get("results"))),
        legal_basis=tuple(_lines(details.get("legal_basis"))),
        conditions=str(details.get("conditions") or ""),
        component_count=papers if isinstance(papers, int) else len(entries),
    )


def _component(number: int, entry: Mapping[str, Any]) -> Component:
    name = " ".join(str(entry.get("ten") or "").split()).lstrip("- ")[:_MOST_NAME]
    group = str(entry.get("nhom") or "")
    originals, copies = _count(entry.get("ban_chinh")), _count(entry.get("ban_sao"))
    # The portal writes notes and special cases among the papers: those are asked for in their case only.
    always = originals + copies > 0 and not key(name).startswith("truong hop") and not group
    return Component(
        f"tp-{number}", name, always, originals, copies, str(entry.get("mau_don_file") or ""), False, group
    )


def _fees(channels: Iterable[Any]) -> Iterable[Fee]:
    for channel in channels:
        text = str(channel.get("fee") or "")
        by = _CHANNELS.get(key(str(channel.get("channel") or "")), "")
        if key(text) == _FREE:
            yield Fee("Miễn phí", 0, by)
        elif text and key(text) != "khong co thong tin":
            found = _AMOUNT.match(text)
            amount = int(found[1].replace(",", "")) if found and found[1].strip(",") else 0
            per = (found[2] or "") if found else ""
            yield Fee(text, amount if amount >= _LEAST_FEE else None, by, per, str(channel.get("note") or ""))


def _results(stated: Any) -> Iterable[Result]:
    for entry in stated if isinstance(stated, list) else ():
        if isinstance(entry, dict):
            yield Result(str(entry.get("ten") or "")[:500], str(entry.get("ma") or "")[:60])


def _lines(stated: Any) -> Iterable[str]:
    if isinstance(stated, str):
        return [line.strip() for line in stated.splitlines() if line.strip()]
    if isinstance(stated, list):
        return [
            str(entry.get("ten") or entry.get("so") or "") if isinstance(entry, dict) else str(entry)
            for entry in stated
        ]
    return []


def _count(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value <= 1_000 else 0
