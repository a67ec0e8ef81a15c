"""Erase a person's data in a request for linked procedures: in every dossier of it, by one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.authority import may
from motcua.register.actions.erase import Erase, on_lists_too
from motcua.register.actions.refused import Refused
from motcua.register.models import Bundle, Dossier
from motcua.register.turns import lock_together
from motcua.register.write import Actor


class _EraseMember(Erase):
    """Of one dossier, for whom the whole request may be erased, whoever counts the dossier."""

    def allowed(self, dossier: Dossier) -> bool:
        return True


def erase_bundle(bundle: Bundle, actor: Actor, ground: str, now: datetime | None = None) -> Sequence[Dossier]:
    """Erase it in all members, each by its own event; in none when it cannot be in one. Raises ``Refused``.

    Who applied did so once, at the counter of the bundle's commune: its administrator answers for the whole. What was
    erased before stays as it is.
    """
    if not may(actor.officer.user, Erase.capability, bundle.agency):
        raise Refused(_("Ông/Bà không có quyền làm việc này với hồ sơ {code}.").format(code=bundle.code))
    moment = now or timezone.now()
    with transaction.atomic():
        ids = list(bundle.members.values_list("dossier_id", flat=True))
        others = {pk for found in on_lists_too(ids).values() for pk in found}
        locked = [one for one in lock_together({*ids, *others}) if one.pk in ids]
        return [_EraseMember(one.pk, actor, ground).execute(moment) for one in locked]
