"""Where the papers are: handed over on a list and taken by name, put on a shelf. Alike for mirrored dossiers.

A transfer list is whole or nothing: who signs for it signs for every line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.register.actions.base import Action, Refused
from motcua.register.models import Dossier, Event, PaperPlace, TransferLine, TransferList
from motcua.register.numbering import next_number
from motcua.register.sentences import in_vietnamese
from motcua.register.turns import lock_together
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.register.write import Actor
from motcua.rules.zone import local

MOST = 200
"""Dossiers of one list: what a person carries, and what one transaction may keep locked."""
MOST_ORIGINALS, LONGEST_PLACE = 1000, 120


class PaperAct(Action):
    """Something done with the papers. ``place`` tells where they are afterwards; what is kept of it is Vietnamese."""

    capability = Capability.TRANSFER

    def place(self) -> str:
        """Where the papers are now, at most ``LONGEST_PLACE`` characters."""
        raise NotImplementedError

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        return {FactKind.PLACE: {"v": self._kept()}}

    def after(self, dossier: Dossier, now: datetime) -> None:
        if not dossier.owned:
            PaperPlace.objects.update_or_create(
                dossier=dossier, defaults={"place": self._kept(), "since": now}
            )

    def _kept(self) -> str:
        with in_vietnamese():
            return self.place()[:LONGEST_PLACE]


class Shelve(PaperAct):
    """Put the papers on a shelf, into a box, a cabinet: so that whoever looks for them finds them."""

    kind = EventKind.SHELVED

    def __init__(self, dossier_id: int, actor: Actor, place: str = "") -> None:
        super().__init__(dossier_id, actor)
        self.where = place.strip()

    def place(self) -> str:
        return self.where

    def check(self, dossier: Dossier) -> None:
        if not 0 < len(self.where) <= LONGEST_PLACE:
            raise Refused(_("Nơi để hồ sơ giấy cần từ 1 đến {longest} ký tự.").format(longest=LONGEST_PLACE))

    def repeats(self, last: Event) -> bool:
        return bool(last.facts.get(FactKind.PLACE) == {"v": self.where})


class OnList(PaperAct):
    """A line of a transfer list, as it is sent."""

    kind = EventKind.PAPERS_SENT

    def __init__(self, dossier_id: int, actor: Actor, transfer: TransferList, originals: int = 0) -> None:
        super().__init__(dossier_id, actor)
        self.transfer = transfer
        self.originals = originals

    def place(self) -> str:
        return _("đang bàn giao tới {place}").format(place=place_to(self.transfer))

    def check(self, dossier: Dossier) -> None:
        waiting = (
            TransferLine.objects.filter(dossier=dossier, list__taken_at=None).select_related("list").first()
        )
        if waiting is not None and waiting.list_id != self.transfer.pk:
            raise Refused(
                _("Hồ sơ {code} đang ở danh sách bàn giao số {number} chưa có người nhận.").format(
                    code=dossier.code, number=waiting.list
                )
            )

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        transfer = self.transfer
        told = {
            "list": transfer.pk,
            "from": transfer.from_unit_id,
            "to": transfer.to_unit_id,
            "originals": self.originals,
        }
        return {**super().facts(dossier, now), FactKind.PAPERS: {"v": told}}

    def after(self, dossier: Dossier, now: datetime) -> None:
        super().after(dossier, now)
        TransferLine.objects.create(list=self.transfer, dossier=dossier, originals=self.originals)


class Taken(PaperAct):
    """A line of a transfer list, as it is taken; by who made the list it comes back."""

    kind = EventKind.PAPERS_TAKEN

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        transfer: TransferList,
        *,
        back: bool,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """``back``: the papers come back whence they went; ``more`` facts are told along."""
        super().__init__(dossier_id, actor)
        self.transfer = transfer
        self.back = back
        self.more = more or {}

    def place(self) -> str:
        return place_from(self.transfer) if self.back else place_to(self.transfer)

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        told = {
            **super().facts(dossier, now),
            FactKind.PAPERS: {"v": {"list": self.transfer.pk}},
            **self.more,
        }
        if self.back and self.transfer.to_commune_id is not None:
            told[FactKind.SENT] = {"v": None}  # it never left
        return told


def place_to(transfer: TransferList) -> str:
    """What the place is called to which a list goes."""
    if transfer.to_commune is not None:
        return transfer.to_commune.name
    if transfer.to_unit is not None:
        return transfer.to_unit.short_name
    return transfer.to_officer.name if transfer.to_officer is not None else _("quầy một cửa")


def place_from(transfer: TransferList) -> str:
    """What the place is called from which a list goes."""
    return transfer.from_unit.short_name if transfer.from_unit is not None else _("quầy một cửa")


def send_papers(
    dossier_ids: Sequence[int],
    actor: Actor,
    to_unit: Agency | None = None,
    to_officer: Officer | None = None,
    originals: Mapping[int, int] | None = None,
    now: datetime | None = None,
    *,
    to_commune: Agency | None = None,
) -> TransferList:
    """Make a transfer list to a unit, an officer or (neither) the counter. ``originals``: papers by dossier id.

    ``to_commune`` is for ``register.actions.papers_across``, which says in each dossier that it was sent.

    Raises ``Refused``; then nothing was sent.
    """
    moment = now or timezone.now()
    wanted = sorted(set(dossier_ids))
    if not 0 < len(wanted) <= MOST:
        raise Refused(_("Mỗi danh sách bàn giao có từ 1 đến {most} hồ sơ.").format(most=MOST))
    counts = originals or {}
    if any(not 0 <= count <= MOST_ORIGINALS for count in counts.values()):
        raise Refused(_("Số bản chính từ 0 đến {most}.").format(most=MOST_ORIGINALS))
    own = actor.officer.agency
    agency = own.parent if own.kind == AgencyKind.UNIT and own.parent is not None else own
    if to_officer is not None and to_officer.pk == actor.officer.pk:
        raise Refused(_("Không bàn giao cho chính mình."))
    with transaction.atomic():
        lock_together(wanted)
        year = local(moment).year
        transfer = TransferList.objects.create(
            agency=agency,
            number=next_number(f"BG.{agency.code}"[:35], date(year, 1, 1)),
            year=year,
            from_unit=own if own.kind == AgencyKind.UNIT else None,
            to_unit=to_unit,
            to_officer=to_officer,
            to_commune=to_commune,
            made_by=actor.officer,
            made_at=moment,
        )
        for dossier_id in wanted:
            OnList(dossier_id, actor, transfer, counts.get(dossier_id, 0)).execute(moment)
    return transfer


def take_papers(list_id: int, actor: Actor, now: datetime | None = None) -> TransferList:
    """Sign for a list: by whom it was sent to, or by who made it, to have the papers back. Raises ``Refused``."""
    moment = now or timezone.now()
    with transaction.atomic():
        transfer = (
            TransferList.objects.select_for_update(of=("self",))
            .select_related("from_unit", "to_unit", "to_officer", "to_commune")
            .get(pk=list_id)
        )
        if transfer.taken_at is not None:
            if transfer.taken_by_id == actor.officer.pk:
                return transfer
            raise Refused(_("Danh sách bàn giao số {number} đã có người nhận.").format(number=transfer))
        if not may_take(transfer, actor):
            raise Refused(_("Danh sách bàn giao số {number} không gửi cho Ông/Bà.").format(number=transfer))
        locked = lock_together(list(transfer.lines.values_list("dossier_id", flat=True)))
        back = actor.officer.pk == transfer.made_by_id
        if transfer.to_commune_id is not None:
            _check_still_under_way(locked)
        for one in locked:
            Taken(one.pk, actor, transfer, back=back).execute(moment)
        transfer.taken_by, transfer.taken_at = actor.officer, moment
        transfer.save(update_fields=["taken_by", "taken_at"])
    return transfer


def _check_still_under_way(sent: Sequence[Dossier]) -> None:
    """Of a list to a commune outside: what it answered, it has; that cannot come back as if it never left."""
    answered = next((one for one in sent if one.status != Status.FILED), None)
    if answered is not None:
        raise Refused(
            _(
                "Xã giải quyết đã tiếp nhận hoặc trả lại hồ sơ {code}: không lấy lại được, hãy ghi ký nhận danh sách."
            ).format(code=answered.code)
        )


def may_take(transfer: TransferList, actor: Actor) -> bool:
    """Whether a list is for this officer: named, at the unit it goes to, or at the counter where it names nobody."""
    if actor.officer.pk in (transfer.made_by_id, transfer.to_officer_id):
        return True
    if transfer.to_officer_id is not None or transfer.to_commune_id is not None:
        return False
    place = transfer.to_unit_id or transfer.agency_id
    return any(seat.place == place for seat in seats_of(actor.officer.user))
