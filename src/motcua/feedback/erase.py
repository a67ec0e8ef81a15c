"""Erase what a petition says on lawful request (Law 91/2025/QH15): it goes on being counted, without its text.

Beside its text, cells of columns that no figure needs may name people: they go too, and so do rows of it that imports
left out. Lists that tell the petition again bring none of it back.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import scope
from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.wording import key
from motcua.feedback.models import Petition
from motcua.feedback.petitions_file import COLUMNS, CONTENT
from motcua.register.actions.refused import Refused
from motcua.register.erased import Place, forget_rows
from motcua.register.write import Actor
from motcua.rules.vietnamese import ngay
from motcua.rules.zone import local

LISTED_AS = "petitions"
"""The teller under which imports keep rows of petitions."""
_COUNTED = frozenset(map(key, COLUMNS)) - {key(CONTENT)}


@transaction.atomic
def erase_petition(code: str, actor: Actor, ground: str, now: datetime | None = None) -> Petition:
    """Erase it, of a commune over which the officer may lay things down. Raises ``Refused``."""
    if not ground.strip():
        raise Refused(_("Cần ghi căn cứ xóa dữ liệu cá nhân (đơn yêu cầu, quyết định)."))
    reached = scope(actor.officer.user, Capability.SETTINGS)
    named = list(Petition.objects.select_for_update().filter(agency__in=reached, code=code))
    if not named:
        raise Refused(
            _("Không có phản ánh, kiến nghị nào mang mã {code} mà {name} được xóa.").format(
                code=code, name=actor.officer.user.get_username()
            )
        )
    if len(named) > 1:
        raise Refused(
            _("Nhiều xã có phản ánh, kiến nghị mang mã {code}: để quản trị của xã ấy xóa.").format(code=code)
        )
    (found,) = named
    if found.erased_at is not None:
        raise Refused(
            _("Nội dung của {code} đã xóa ngày {day} theo {ground}.").format(
                code=code, day=ngay(local(found.erased_at).date()), ground=found.erased_on
            )
        )
    places = {Place(found.origin["sha256"], "", int(found.origin["row"]))} if found.origin else set()
    found.content, found.origin = "", without_text(found.origin)
    found.erased_at, found.erased_by, found.erased_on = (
        now or timezone.now(),
        actor.officer,
        ground.strip()[:300],
    )
    found.save()
    forget_rows({(LISTED_AS, code)}, places, found.agency_id)
    return found


def without_text(origin: dict[str, Any] | None) -> dict[str, Any] | None:
    """A row of a file with the cells alone on which figures hang."""
    if origin is None:
        return None
    cells = [[header, cell if key(header) in _COUNTED else ""] for header, cell in origin["cells"]]
    return {**origin, "cells": cells}


def petitions_erased(agency: Agency, codes: Collection[str]) -> set[str]:
    """Those of the codes whose petitions were erased."""
    erased = Petition.objects.filter(agency=agency, code__in=codes, erased_at__isnull=False)
    return set(erased.values_list("code", flat=True))
