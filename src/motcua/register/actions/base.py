"""What every officer's action has in common: check, then do, in one transaction, with one event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.register.access import may_act
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event
from motcua.register.write import Actor, append, lock, refresh

DOUBLE_CLICK = timedelta(seconds=10)


class Action:
    """One verb on one dossier. Subclasses name the capability it takes and the kind of its event."""

    capability: ClassVar[str]
    kind: ClassVar[str]

    def __init__(self, dossier_id: int, actor: Actor) -> None:
        self.dossier_id = dossier_id
        self.actor = actor

    def check(self, dossier: Dossier) -> None:
        """Raise ``Refused`` when the dossier does not allow it. The dossier is locked."""

    def facts(self, dossier: Dossier, now: datetime) -> dict[str, Any]:
        """The facts of the event."""
        raise NotImplementedError

    def after(self, dossier: Dossier, now: datetime) -> None:
        """What else must be stored in the same transaction."""

    def allowed(self, dossier: Dossier) -> bool:
        """Whether who acts has the right to it."""
        return may_act(self.actor.officer.user, self.capability, dossier)

    def execute(self, now: datetime | None = None) -> Dossier:
        """Check and do. Raises ``Refused``; the same again within seconds (a double click) changes nothing."""
        moment = now or timezone.now()
        with transaction.atomic():
            dossier = lock(self.dossier_id)
            if not self.allowed(dossier):
                raise Refused(
                    _("Ông/Bà không có quyền làm việc này với hồ sơ {code}.").format(code=dossier.code)
                )
            if dossier.merged_into_id is not None:
                raise Refused(_("Hồ sơ này đã gộp vào hồ sơ khác: mở hồ sơ chính để thực hiện."))
            facts = self._facts_unless_repeated(dossier, moment)
            if facts is None:
                return dossier
            append(dossier, self.kind, facts, self.actor, moment)
            self.after(dossier, moment)
            refresh([dossier.pk], moment)
        dossier.refresh_from_db()
        return dossier

    def _facts_unless_repeated(self, dossier: Dossier, now: datetime) -> dict[str, Any] | None:
        last = Event.objects.filter(dossier=dossier, seq=dossier.head_seq).first()
        repeated = last is not None and last.kind == self.kind and last.officer_id == self.actor.officer.pk
        if repeated and last is not None and now - last.recorded_at < DOUBLE_CLICK and self.repeats(last):
            return None
        self.check(dossier)
        return self.facts(dossier, now)

    def repeats(self, last: Event) -> bool:
        """Whether ``last``, of the same kind and officer and seconds old, is this very action."""
        return False


__all__ = ["Action", "Refused"]
