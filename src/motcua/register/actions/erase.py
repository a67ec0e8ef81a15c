"""Erase a person's data on lawful request (Law 91/2025/QH15): the chain holds, ``verify`` says "erased".

The scan of a signed list names everybody on it, and goes whole: the other dossiers are told of that.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.erased import ONLY_A_SCAN, forget_elsewhere
from motcua.register.models import Dossier, Event, HandedTo, Person, RawRow, Scan, TransferLine
from motcua.register.projection import search_key
from motcua.register.sentences import in_vietnamese
from motcua.register.turns import lock_together
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor, append, lock_all, refresh


class Erase(Action):
    """Remove name, numbers, address, raw rows and scans of a dossier, and the salts of their digests.

    What later exports say of them is not taken in again (``register.erased``).
    """

    capability = Capability.SETTINGS
    kind = EventKind.ERASED

    def __init__(self, dossier_id: int, actor: Actor, ground: str) -> None:
        super().__init__(dossier_id, actor)
        self.ground = ground.strip()

    def check(self, dossier: Dossier) -> None:
        if not self.ground:
            raise Refused(_("Cần ghi căn cứ xóa dữ liệu cá nhân (đơn yêu cầu, quyết định)."))

    def execute(self, now: datetime | None = None) -> Dossier:
        """Erase it, and tell the other dossiers of the lists whose scans go too. Raises ``Refused``."""
        moment = now or timezone.now()
        with transaction.atomic():
            others = on_lists_too([self.dossier_id])
            own = _records([self.dossier_id]).values_list("pk", flat=True)
            lock_together([*own, *(pk for ids in others.values() for pk in ids)])
            done = super().execute(moment)
            for number, ids in others.items():
                self._tell(number, ids, done, moment)
        return done

    def _tell(self, number: str, others: Collection[int], erased: Dossier, now: datetime) -> None:
        with in_vietnamese():
            told = _("bản quét danh sách bàn giao số {number}, theo yêu cầu ở hồ sơ {code}").format(
                number=number, code=erased.code
            )
        for other in lock_all(others):
            append(other, self.kind, {"erased": {"v": told, ONLY_A_SCAN: True}}, self.actor, now)
        refresh(list(others), now)

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {"erased": {"v": self.ground}}

    def after(self, dossier: Dossier, now: datetime) -> None:
        records = _records([dossier.pk])
        for merged in lock_all(records.exclude(pk=dossier.pk).values_list("pk", flat=True)):
            append(merged, self.kind, self.facts(dossier, now), self.actor, now)  # it may be parted one day
        gone = {"content": None, "salt": None, "erased_at": now}
        Person.objects.filter(dossier__in=records).update(**gone, id_key=None)
        RawRow.objects.filter(event__in=Event.objects.filter(dossier__in=records)).update(**gone)
        of_lists = Q(transfer__lines__dossier__in=records)
        scans = Scan.objects.filter(Q(dossier__in=records) | of_lists).values("pk")
        Scan.objects.filter(pk__in=scans).update(**gone)
        HandedTo.objects.filter(dossier__in=records).update(name="", tracking="", erased_at=now)
        codes = [code for record in records for code in record.aliases.values_list("code", flat=True)]
        records.update(applicant="", search_key=search_key(codes, ""))
        forget_elsewhere(records.values_list("pk", flat=True))


def on_lists_too(dossier_ids: Collection[int]) -> dict[str, list[int]]:
    """The other dossiers of which an erasing in these erases the scan of a signed list, by the list as it is called."""
    records = _records(dossier_ids)
    kept = Scan.objects.filter(content__isnull=False, transfer__lines__dossier__in=records).values("transfer")
    lines = TransferLine.objects.filter(list__in=kept).exclude(dossier__in=records)
    found: dict[str, set[int]] = {}
    for line in lines.select_related("list", "dossier"):
        found.setdefault(str(line.list), set()).add(line.dossier.merged_into_id or line.dossier_id)
    return {number: sorted(ids) for number, ids in sorted(found.items())}


def _records(dossier_ids: Collection[int]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(Q(pk__in=dossier_ids) | Q(merged_into__in=dossier_ids))
