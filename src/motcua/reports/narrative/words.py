"""What a report says that no dossier can tell: the commune's names, targets, documents, petitions, views."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from motcua.documents.blocks import BLANK

NO_AUTHORITY = ("TM. ỦY BAN NHÂN DÂN", BLANK)
NO_RECIPIENTS = (BLANK, "Lưu: VT")


@dataclass(frozen=True)
class DirectiveDocument:
    """One directive document: kind, number, day, who issued it, and its abstract."""

    kind: str
    number: str
    day: date
    issuer: str
    abstract: str


@dataclass(frozen=True)
class Petitions:
    """Petitions (PAKN) of the period; counts.

    ``received`` = ``resolved`` + ``pending``; ``on_time`` are of the resolved ones, ``satisfied`` of the ``rated``
    ones, whose petitioner was asked; ``overdue`` is a part of pending.
    """

    received: int
    resolved: int
    on_time: int
    rated: int = 0
    satisfied: int = 0
    repeated: int = 0
    pending: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Words:
    """All of a commune's own words for one period. What is missing is left visibly blank in the report.

    ``targets``: measure → percent set by the superior; the keys are those of ``rates`` in ``report.json`` and
    ``petition_satisfaction``.
    """

    agency_name: str
    agency_short: str
    place: str
    province: str = ""
    centre: str = ""
    vertical: tuple[str, ...] = ()
    targets: Mapping[str, float] = field(default_factory=dict)
    authority: tuple[str, ...] = NO_AUTHORITY
    signer: str = BLANK
    recipients: tuple[str, ...] = NO_RECIPIENTS
    reviewed: int | None = None
    difficulties: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    documents: tuple[DirectiveDocument, ...] = ()
    petitions: Petitions | None = None
    number: str = ""
    dated: date | None = None

    @property
    def commune_kind(self) -> str:
        """``xã``, ``phường`` or ``đặc khu``, as the text calls the commune in passing."""
        found = re.search(
            r"\b(xã|phường|đặc khu|thị trấn)\b", f"{self.agency_short} {self.agency_name}".lower()
        )
        return found[1] if found else "xã"

    @property
    def province_kind(self) -> str:
        """``thành phố`` or ``tỉnh``."""
        return "tỉnh" if self.province.lower().startswith("tỉnh") else "thành phố"

    def to_json(self) -> dict[str, Any]:
        """As a frozen report keeps them: dates as ISO text."""
        data = asdict(self)
        data["dated"] = self.dated.isoformat() if self.dated else None
        for document in data["documents"]:
            document["day"] = document["day"].isoformat()
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Words:
        """The words that ``to_json`` wrote down."""
        values = dict(data)
        values["dated"] = date.fromisoformat(data["dated"]) if data["dated"] else None
        values["documents"] = tuple(
            DirectiveDocument(**{**document, "day": date.fromisoformat(document["day"])})
            for document in data["documents"]
        )
        values["petitions"] = Petitions(**data["petitions"]) if data["petitions"] else None
        for name in ("vertical", "authority", "recipients", "difficulties", "tasks"):
            values[name] = tuple(data[name])
        return cls(**values)
