"""Hand over the results of linked procedures: all of them at once, or those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.register.actions.hand_over import HandOverOwn, Recipient
from motcua.register.actions.refused import Refused
from motcua.register.linked.waiting import ended
from motcua.register.models import Bundle, BundleMember
from motcua.register.own import Opened
from motcua.register.turns import lock_together
from motcua.register.write import Actor


def ready(bundle: Bundle) -> list[BundleMember]:
    """The members whose results, or papers, wait for the applicant."""
    members = bundle.members.select_related("dossier__now")
    return [one for one in members if one.dossier.handed_over_at is None and _waits(one)]


def _waits(member: BundleMember) -> bool:
    return member.dossier.finished_at is not None and member.dossier.now.step_kind == "hand_over"


def unfinished(bundle: Bundle) -> list[BundleMember]:
    """The members that have no end yet."""
    return [one for one in bundle.members.select_related("dossier") if not ended(one.dossier)]


def obstacle(bundle: Bundle) -> str | None:
    """Why nothing can be handed over now; ``None``: it can."""
    missing = unfinished(bundle)
    if bundle.together and missing:
        return _("Kết quả của nhóm liên thông {code} được trả cùng lúc: còn chờ {names}.").format(
            code=bundle.code, names=", ".join(f"“{one.name}”" for one in missing)
        )
    if not ready(bundle):
        return _("Nhóm liên thông {code} chưa có kết quả để trả.").format(code=bundle.code)
    return None


def hand_over_bundle(
    bundle: Bundle,
    actor: Actor,
    at: datetime | None = None,
    to: Recipient | None = None,
    now: datetime | None = None,
) -> Sequence[Opened]:
    """Hand over every result that waits, each by its own event; none when one cannot be. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        lock_together(list(bundle.members.values_list("dossier_id", flat=True)))
        told = obstacle(bundle)
        if told is not None:
            raise Refused(told)
        members = sorted(ready(bundle), key=lambda one: one.dossier_id)
        return [HandOverOwn(one.dossier_id, actor, at, to).execute(moment) for one in members]
