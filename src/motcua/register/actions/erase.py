"""Erase a person's data on lawful request (Law 91/2025/QH15): the chain holds, ``verify`` says "erased"."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.base import Action, Refused
from motcua.register.models import Dossier, Event, HandedTo, Person, RawRow, Scan
from motcua.register.projection import search_key
from motcua.register.vocabulary import EventKind
from motcua.register.write import Actor


class Erase(Action):
    """Remove name, numbers, address, raw rows and scans of a dossier, and the salts of their digests."""

    capability = Capability.SETTINGS
    kind = EventKind.ERASED

    def __init__(self, dossier_id: int, actor: Actor, ground: str) -> None:
        super().__init__(dossier_id, actor)
        self.ground = ground.strip()

    def check(self, dossier: Dossier) -> None:
        if not self.ground:
            raise Refused(_("Cần ghi căn cứ xóa dữ liệu cá nhân (đơn yêu cầu, quyết định)."))

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {"erased": {"v": self.ground}}

    def after(self, dossier: Dossier, now: datetime) -> None:
        records = Dossier.objects.filter(Q(pk=dossier.pk) | Q(merged_into=dossier))
        gone = {"content": None, "salt": None, "erased_at": now}
        Person.objects.filter(dossier__in=records).update(**gone, id_key=None)
        RawRow.objects.filter(event__in=Event.objects.filter(dossier__in=records)).update(**gone)
        of_lists = Q(transfer__lines__dossier__in=records)
        scans = Scan.objects.filter(Q(dossier__in=records) | of_lists).values("pk")
        Scan.objects.filter(pk__in=scans).update(**gone)
        HandedTo.objects.filter(dossier__in=records).update(name="", tracking="", erased_at=now)
        codes = [code for record in records for code in record.aliases.values_list("code", flat=True)]
        records.update(applicant="", search_key=search_key(codes, ""))
