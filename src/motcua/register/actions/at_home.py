"""The ground on which a dossier is taken in at home: told along with it, so that anybody sees why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.register.actions.refused import Refused
from motcua.register.vocabulary import Mode
from motcua.rules.at_home import all_grounds, grounds_on
from motcua.rules.zone import local

LONGEST_NOTE = 200


def check_at_home(mode: str, ground: str, note: str, at: datetime) -> None:
    """Raise ``Refused`` where a dossier of ``at`` lacks its ground, or has one without being taken in at home."""
    if mode != Mode.HOME:
        if ground:
            raise Refused(_("Chỉ hồ sơ tiếp nhận tại nhà mới ghi đối tượng được tiếp nhận tại nhà."))
        return
    known = next((one for one in grounds_on(local(at).date()) if one.key == ground), None)
    if known is None:
        raise Refused(_("Tiếp nhận tại nhà: chọn người nộp thuộc đối tượng nào."))
    if known.words and not note.strip():
        raise Refused(_("Tiếp nhận tại nhà: ghi rõ đối tượng theo quyết định nào của xã."))
    if len(note) > LONGEST_NOTE:
        raise Refused(_("Ghi chú về đối tượng dài quá {most} ký tự.").format(most=LONGEST_NOTE))


def at_home_fact(ground: str, note: str) -> dict[str, Any]:
    """The fact of a ground that was checked: with its name, and what was written of it."""
    name = next(one.name for one in all_grounds() if one.key == ground)
    return {"v": {"ground": ground, "name": name, "note": note.strip()}}
