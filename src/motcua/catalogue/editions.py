"""Which edition of a draft somebody has before them: what another saved meanwhile is not overwritten unawares.

A form carries the edition that it was made from; whoever saves, publishes or gives up a draft names it, and it is
compared under the draft's lock.
"""

from __future__ import annotations

from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.catalogue.models import ProcedureDraft, ProcessVersion

Draft = ProcedureDraft | ProcessVersion


class Overtaken(Exception):
    """The draft was saved, published or given up since it was read; the message says by whom and when."""


def edition_of(draft: Draft | None) -> str:
    """What a form carries; empty where there is no draft yet."""
    return draft.updated_at.astimezone(UTC).isoformat() if draft else ""


def check_seen(draft: Draft | None, seen: str | None) -> None:
    """Raises ``Overtaken`` unless ``draft``, as it is under the lock, is the edition ``seen``. ``None``: whoever asks
    has nothing before them that could be out of date.
    """
    if seen is None or seen == edition_of(draft):
        return
    if draft is None:
        raise Overtaken(_("Bản thảo này đã được ban hành hoặc bỏ trước đó. Việc của Ông/Bà chưa được ghi."))
    at = timezone.localtime(draft.updated_at)
    raise Overtaken(
        _(
            "{name} đã lưu bản thảo này lúc {at}, sau khi Ông/Bà mở trang. Việc của Ông/Bà chưa được ghi."
        ).format(
            name=draft.author.name if draft.author else _("Người quản trị máy chủ"),
            at=f"{at:%H:%M:%S %d/%m/%Y}",
        )
    )
