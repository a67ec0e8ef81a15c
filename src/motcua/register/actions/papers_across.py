"""Papers that go to a commune outside this program, on a transfer list that its own person signs.

Their sending is recorded in each dossier by the list itself; what that commune does then, the counter is told
(``register.actions.across``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.register.actions.across import SendAcross
from motcua.register.actions.attach import Scanned, keep
from motcua.register.actions.papers import Taken, send_papers
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, TransferList
from motcua.register.sentences import in_vietnamese
from motcua.register.turns import lock_together
from motcua.register.vocabulary import FactKind
from motcua.register.write import Actor

LONGEST_NAME = 120


def send_list_across(
    dossier_ids: Sequence[int],
    actor: Actor,
    commune: Agency,
    originals: Mapping[int, int] | None = None,
    now: datetime | None = None,
) -> TransferList:
    """Make the list, and record in every dossier that it was sent. Raises ``Refused``; then nothing was sent."""
    moment = now or timezone.now()
    with transaction.atomic():
        made = send_papers(dossier_ids, actor, originals=originals, now=moment, to_commune=commune)
        with in_vietnamese():
            evidence = _("danh sách bàn giao số {number}").format(number=made)
        lines = Dossier.objects.filter(transfers__list=made)
        for dossier_id, code, agency in lines.order_by("pk").values_list("pk", "code", "agency_id"):
            if agency != commune.pk:
                raise Refused(
                    _("Hồ sơ {code} không do {commune} giải quyết: bỏ khỏi danh sách.").format(
                        code=code, commune=commune.name
                    )
                )
            SendAcross(dossier_id, actor, "list", evidence, moment).execute(moment)
    return made


def signed_for(
    list_id: int, actor: Actor, name: str, scan: Scanned | None = None, now: datetime | None = None
) -> TransferList:
    """Record that ``name`` of that commune signed it on paper; ``scan``: of what was signed. Raises ``Refused``."""
    moment, told = now or timezone.now(), name.strip()
    if not 0 < len(told) <= LONGEST_NAME:
        raise Refused(_("Ghi họ tên người ký nhận, từ 1 đến {most} ký tự.").format(most=LONGEST_NAME))
    with transaction.atomic():
        transfer = (
            TransferList.objects.select_for_update(of=("self",))
            .select_related("from_unit", "to_unit", "to_officer", "to_commune")
            .get(pk=list_id)
        )
        if (refusal := not_to_sign(transfer, actor)) is not None:
            raise Refused(refusal)
        locked = lock_together(list(transfer.lines.values_list("dossier_id", flat=True)))
        more = {FactKind.SCAN: keep(scan, moment, transfer=transfer)} if scan is not None else {}
        for one in locked:
            Taken(one.pk, actor, transfer, back=False, more=more).execute(moment)
        transfer.received_by, transfer.taken_by, transfer.taken_at = told, actor.officer, moment
        transfer.save(update_fields=["received_by", "taken_by", "taken_at"])
    return transfer


def not_to_sign(transfer: TransferList, actor: Actor) -> str | None:
    """Why this officer does not record who signed it."""
    if transfer.to_commune_id is None:
        return _(
            "Danh sách bàn giao số {number} không gửi xã khác: người nhận tự nhận trên phần mềm."
        ).format(number=transfer)
    if not seats_of(actor.officer.user).may(Capability.TRANSFER, {transfer.agency_id}):
        return _("Danh sách bàn giao số {number} không gửi cho Ông/Bà.").format(number=transfer)
    if transfer.taken_at is not None:
        return _("Danh sách bàn giao số {number} đã có người nhận.").format(number=transfer)
    return None
