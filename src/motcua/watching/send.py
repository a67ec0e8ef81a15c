"""Sending: the warnings of one officer leave together, in one mail, and each leaves once.

A sweep claims an officer's warnings by a conditional update, so that of two sweeps one has them. A claim whose sweep
died is taken back. A mail on its way when the sweep died is not sent again: nobody knows whether it arrived, and the
warning stands in the program whatever became of it.
"""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from motcua.agencies.models import Officer
from motcua.watching.mail import digest, line
from motcua.watching.models import State, Warning

DEAD_AFTER = timedelta(minutes=10)
"""A claim this old is nobody's: a digest takes seconds, a mail server that does not answer a minute."""

BACK_OFF = timedelta(minutes=10)
MOST_ATTEMPTS = 6
"""After an hour without a mail server the warning stays in the program alone."""

log = logging.getLogger(__name__)


@dataclass
class Sent:
    """What sending did: warnings told, mails sent, mails that the server did not take."""

    sent: int = 0
    mails: int = 0
    failed: int = 0


def send(now: datetime) -> Sent:
    """Tell everybody what there is to tell."""
    told = Sent()
    take_back(now)
    for recipient in waiting(now):
        claim = claim_for(recipient, now)
        if claim is not None:
            deliver(recipient, claim, now, told)
    return told


def take_back(now: datetime) -> int:
    """Claims of sweeps that died: not begun, they are planned again; on their way, they count as sent."""
    dead = Warning.objects.filter(claimed_at__lt=now - DEAD_AFTER)
    dead.filter(state=State.SENDING).update(state=State.SENT, sent_at=now, claim=None)
    return dead.filter(state=State.CLAIMED).update(state=State.PLANNED, claim=None, claimed_at=None)


def _ready(now: datetime) -> QuerySet[Warning]:
    return Warning.objects.filter(Q(not_before=None) | Q(not_before__lte=now), state=State.PLANNED)


def waiting(now: datetime) -> list[int]:
    """The officers with something to be told. Whoever had a mail a while ago has the next ones gathered."""
    gap = timedelta(minutes=settings.MAIL_GAP_MINUTES)
    lately = Warning.objects.filter(mailed_at__gt=now - gap).order_by().values("recipient_id")
    ready = _ready(now)
    if settings.MAIL_ON:
        ready = ready.exclude(recipient_id__in=lately)
    return sorted(set(ready.order_by().values_list("recipient_id", flat=True)))


def claim_for(recipient: int, now: datetime) -> UUID | None:
    """Take what waits for an officer; ``None`` when another sweep has it."""
    claim = uuid4()
    taken = (
        _ready(now).filter(recipient_id=recipient).update(state=State.CLAIMED, claim=claim, claimed_at=now)
    )
    return claim if taken else None


def deliver(recipient: int, claim: UUID, now: datetime, told: Sent) -> None:
    """Send what was claimed as one mail, or let it stand in the program where no mail goes to that officer."""
    officer = Officer.objects.select_related("user", "agency__settings", "agency__parent__settings").get(
        pk=recipient
    )
    address = officer.user.email if settings.MAIL_ON and officer.user.is_active else ""
    claimed = Warning.objects.filter(claim=claim, state=State.CLAIMED)
    if not address:
        told.sent += claimed.update(state=State.SENT, sent_at=now, claim=None)
        return
    try:
        with line() as open_line:
            _hand_to(open_line, officer, claim, told, address)
    except _NOT_TAKEN as error:
        # The name of the error alone: what a server answers may hold addresses.
        log.warning("a digest of warnings was not taken: %s", type(error).__name__)
        told.failed += 1
        _try_later(Warning.objects.filter(claim=claim), now)


_NOT_TAKEN = (OSError, smtplib.SMTPException)


def _hand_to(open_line: BaseEmailBackend, officer: Officer, claim: UUID, told: Sent, address: str) -> None:
    """Raises what says plainly that nothing went out; whatever else breaks leaves open whether it did."""
    # What has been laid off since the claim has left it already.
    if not Warning.objects.filter(claim=claim, state=State.CLAIMED).update(
        state=State.SENDING, claimed_at=timezone.now()
    ):
        return
    sending = Warning.objects.filter(claim=claim, state=State.SENDING)
    rows = list(sending.select_related("dossier").order_by("instant", "pk"))
    mailed_at = None
    try:
        digest(open_line, officer, rows, address)
        mailed_at = timezone.now()
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused):
        raise
    except _NOT_TAKEN as error:
        log.warning("a digest of warnings was cut off: %s", type(error).__name__)
        told.failed += 1
    told.mails += mailed_at is not None
    told.sent += sending.update(state=State.SENT, sent_at=timezone.now(), mailed_at=mailed_at, claim=None)


def _try_later(claimed: QuerySet[Warning], now: datetime) -> None:
    """Refused or unreachable: nothing went out, so it may be tried again; not for ever."""
    claimed.filter(attempts__gte=MOST_ATTEMPTS - 1).update(state=State.SENT, sent_at=now, claim=None)
    claimed.update(
        state=State.PLANNED,
        claim=None,
        claimed_at=None,
        not_before=now + BACK_OFF,
        attempts=F("attempts") + 1,
    )
