"""The hash of a frozen report, and the words in which a paper carries it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.register.chain import canonical, instant
from motcua.rules.vietnamese import ngay
from motcua.rules.zone import ZONE


@dataclass(frozen=True)
class Seal:
    """What a signed paper prints so that anyone can check it later."""

    hash: bytes
    frozen_at: datetime
    version: int
    anchor_number: int | None
    anchor_root: bytes

    @property
    def words(self) -> str:
        """One sentence for the notes of the appendix."""
        moment = self.frozen_at.astimezone(ZONE)
        sentence = (
            f"Số liệu chốt lúc {moment:%H:%M} ngày {ngay(moment.date())} (bản {self.version}), mã kiểm chứng SHA-256: "
            f"{self.hash.hex()}"
        )
        if self.anchor_number is None:
            return f"{sentence}."
        return f"{sentence}; mốc niêm phong sổ hồ sơ số {self.anchor_number}: {self.anchor_root.hex()}."


def report_hash(content: dict[str, Any], frozen_at: datetime, anchor_root: bytes) -> bytes:
    """SHA-256 over the canonical JSON of everything that a report says and rests on (32 bytes)."""
    digest = hashlib.sha256(canonical(content))
    digest.update(canonical([instant(frozen_at), anchor_root.hex()]))
    return digest.digest()
