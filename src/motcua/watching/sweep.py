"""One sweep: what is due is done, what there is to warn of is planned, what is planned is told; and who got a new
password is.

A sweep keeps nothing: all it knows lies in rows. It may be killed at any moment, and two at once do no harm.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone

from motcua.register.reckoning import reckon_anew
from motcua.watching.account_mail import tell_of_passwords
from motcua.watching.due import do_what_is_due
from motcua.watching.plan import plan
from motcua.watching.send import send


@dataclass(frozen=True)
class Swept:
    """What a sweep did, in rows: warnings ``planned``, ``sent`` (told), ``void`` (their cause went before they were
    sent), ``gone`` (all whose cause went); ``mails`` sent and ``failed``; dossiers made ``ordinary``; supplements
    that never came, ``lapsed``; open dossiers ``reckoned`` anew by another calendar.
    """

    planned: int
    sent: int
    void: int
    gone: int
    mails: int
    failed: int
    ordinary: int
    lapsed: int
    reckoned: int

    def told(self) -> dict[str, int]:
        """As JSON says it."""
        return asdict(self)


def sweep(now: datetime | None = None) -> Swept:
    """Do it once."""
    moment = now or timezone.now()
    reckoned = reckon_anew(moment)
    due = do_what_is_due(moment)
    planned = plan(moment)
    sent = send(moment)
    of_passwords = tell_of_passwords(moment)
    mails, failed = sent.mails + of_passwords.mails, sent.failed + of_passwords.failed
    return Swept(planned.planned, sent.sent, planned.void, planned.gone, mails, failed, *due, reckoned)
