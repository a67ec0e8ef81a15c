"""Attach a scan to a dossier as evidence: what came back from elsewhere, or was signed on paper.

What it is its first bytes say, never its name; its own name is not kept: people's names stand in it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.chain import salted_text_digest
from motcua.register.models import Dossier, Event, Scan, TransferList
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor

MOST_BYTES = 10 * 1024 * 1024
LONGEST_ABOUT = 200
MOST_SCANS = 50
"""Of one dossier: what its page shows, and 500 MB."""
MEDIA = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Scanned:
    """A file as it was handed in, checked. ``about``: which paper it is."""

    about: str
    content: bytes
    media: str


def scanned(about: str, content: bytes) -> Scanned:
    """Check a scan. Raises ``Refused``."""
    told = about.strip()
    if not told or len(told) > LONGEST_ABOUT:
        raise Refused(_("Ghi bản quét là giấy gì, từ 1 đến {most} ký tự.").format(most=LONGEST_ABOUT))
    if len(content) > MOST_BYTES:
        raise Refused(
            _("Bản quét nặng quá {most} MB: quét lại với độ phân giải thấp hơn.").format(
                most=MOST_BYTES // 1024 // 1024
            )
        )
    media = next((media for magic, media in MEDIA.items() if content.startswith(magic)), None)
    if media is None:
        raise Refused(_("Tệp không phải bản quét: chọn tệp PDF, hoặc ảnh JPEG, PNG."))
    return Scanned(told, content, media)


def keep(
    scan: Scanned, now: datetime, *, dossier_id: int | None = None, transfer: TransferList | None = None
) -> dict[str, Any]:
    """Store it; the fact that tells of it."""
    salt, uid = os.urandom(16), uuid4()
    Scan.objects.create(
        uid=uid,
        dossier_id=dossier_id,
        transfer=transfer,
        about=scan.about,
        media=scan.media,
        size=len(scan.content),
        content=scan.content,
        salt=salt,
        added_at=now,
    )
    return {
        "v": {
            "uid": str(uid),
            "about": scan.about,
            "media": scan.media,
            "size": len(scan.content),
            "digest": salted_text_digest(salt, scan.content).hex(),
        }
    }


class AttachScan(Action):
    """A scan stays with the dossier, whatever becomes of it."""

    capability = Capability.NOTE
    kind = EventKind.ATTACHED

    def __init__(self, dossier_id: int, actor: Actor, scan: Scanned) -> None:
        super().__init__(dossier_id, actor)
        self.scan = scan

    def check(self, dossier: Dossier) -> None:
        if Scan.objects.filter(dossier=dossier).count() >= MOST_SCANS:
            raise Refused(
                _("Hồ sơ {code} đã có {most} bản quét, không thêm được: lưu bản giấy cùng hồ sơ.").format(
                    code=dossier.code, most=MOST_SCANS
                )
            )

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {FactKind.SCAN: keep(self.scan, now, dossier_id=dossier.pk)}

    def repeats(self, last: Event) -> bool:
        told = (last.facts.get(FactKind.SCAN) or {}).get("v") or {}
        kept = Scan.objects.filter(uid=UUID(told["uid"])).first() if "uid" in told else None
        return kept is not None and kept.content is not None and bytes(kept.content) == self.scan.content
