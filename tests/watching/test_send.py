"""Each warning leaves once, those of an officer together; a sweep that dies loses none and doubles none."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPDataError, SMTPServerDisconnected

import pytest
from django.core import mail

from motcua.register.models import Dossier
from motcua.watching import send as sending
from motcua.watching.models import State, Warning
from motcua.watching.send import DEAD_AFTER, claim_for, take_back
from motcua.watching.sweep import sweep
from tests.cast import CITIZEN
from tests.register.own.conftest import take_in
from tests.register.told import at

pytestmark = pytest.mark.django_db

LATE = at("2026-06-09 09:00")


def states() -> set[str]:
    return set(Warning.objects.values_list("state", flat=True))


def test_an_officer_gets_one_mail_with_everything(acting, received, mailing):
    take_in(acting)
    done = sweep(LATE)
    assert sorted(one.to[0] for one in mail.outbox) == ["intake@xa.test", "leader@xa.test"]
    assert done.mails == 2 and done.sent == done.planned == Warning.objects.count()
    message = next(one for one in mail.outbox if one.to == ["intake@xa.test"])
    assert message.subject == "Một Cửa: 2 hồ sơ cần chú ý"
    assert message.body.count(received.code) == 3 and "Đăng ký khai sinh" in message.body
    assert set(Warning.objects.filter(recipient__user__email="").values_list("mailed_at", flat=True)) <= {
        None
    }


def test_a_mail_says_nothing_of_who_applied(received, mailing):
    sweep(LATE)
    for message in mail.outbox:
        for private in CITIZEN.values():
            assert private not in message.subject + message.body


def test_the_commune_says_who_sends(cast, received, mailing):
    from motcua.agencies.models import AgencySettings

    AgencySettings.objects.update_or_create(agency=cast.commune, defaults={"mail_from": "mot-cua@xa.test"})
    sweep(LATE)
    assert mail.outbox[0].from_email == "mot-cua@xa.test"


def test_without_an_address_or_a_mail_server_it_stands_in_the_program_alone(
    cast, received, mailing, settings
):
    settings.MAIL_ON = False
    sweep(LATE)
    assert mail.outbox == [] and states() == {State.SENT}


def test_mails_to_one_officer_keep_apart_and_gather_what_comes_meanwhile(acting, received, mailing):
    sweep(LATE)
    mail.outbox.clear()
    Dossier.objects.get(pk=take_in(acting).id)
    sweep(LATE)
    assert mail.outbox == [] and states() == {State.SENT, State.PLANNED}
    Warning.objects.exclude(mailed_at=None).update(mailed_at=LATE - timedelta(hours=2))
    sweep(LATE)
    assert len(mail.outbox) == 2 and states() == {State.SENT}


def test_a_sweep_that_died_before_sending_loses_nothing(received, mailing, monkeypatch):
    def die(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(sending, "deliver", die)
        sweep(LATE)
    assert State.CLAIMED in states() and mail.outbox == []
    sweep(LATE + DEAD_AFTER / 2)
    first = len(mail.outbox)
    sweep(LATE + DEAD_AFTER + timedelta(seconds=1))
    assert first < len(mail.outbox) == 2 and states() == {State.SENT}


def test_a_sweep_that_died_while_the_mail_was_leaving_sends_it_no_second_time(received, mailing, monkeypatch):
    def die(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(sending, "digest", die)
        sweep(LATE)
    Warning.objects.filter(state=State.SENDING).update(claimed_at=LATE)
    on_the_way = set(
        Warning.objects.filter(state=State.SENDING).values_list("recipient__user__email", flat=True)
    )
    assert len(on_the_way) == 1
    sweep(LATE + DEAD_AFTER + timedelta(seconds=1))
    assert states() == {State.SENT}
    assert on_the_way.isdisjoint({one.to[0] for one in mail.outbox})


def test_what_one_sweep_has_claimed_another_leaves_alone(cast, received, mailing, monkeypatch):
    monkeypatch.setattr(sending, "waiting", lambda now: [])
    sweep(LATE)
    assert claim_for(cast.intake.pk, LATE) is not None
    assert claim_for(cast.intake.pk, LATE) is None


def test_a_claim_is_taken_back_only_when_its_sweep_is_dead(cast, received, monkeypatch):
    monkeypatch.setattr(sending, "waiting", lambda now: [])
    sweep(LATE)
    claim_for(cast.intake.pk, LATE)
    assert take_back(LATE + DEAD_AFTER) == 0
    assert take_back(LATE + DEAD_AFTER + timedelta(seconds=1)) > 0


def test_what_was_laid_off_after_its_claim_is_not_sent(cast, received, mailing, monkeypatch):
    monkeypatch.setattr(sending, "waiting", lambda now: [])
    sweep(LATE)
    claim = claim_for(cast.intake.pk, LATE)
    Dossier.objects.update(finished_at=LATE)
    sweep(LATE)
    sending.deliver(cast.intake.pk, claim, LATE, sending.Sent())
    assert mail.outbox == [] and State.VOID in states()


@pytest.mark.parametrize("refusal", [SMTPDataError(451, b"later"), ConnectionRefusedError()])
def test_a_server_that_takes_nothing_is_asked_again_later_and_not_for_ever(
    received, mailing, monkeypatch, refusal
):
    def refuse(*_given: object) -> None:
        raise refusal

    where = "digest" if isinstance(refusal, SMTPDataError) else "line"
    monkeypatch.setattr(sending, where, refuse)
    done = sweep(LATE)
    assert (done.failed, done.mails) == (2, 0) and State.PLANNED in states()
    assert sweep(LATE + timedelta(minutes=1)).failed == 0
    when = LATE
    for _attempt in range(sending.MOST_ATTEMPTS):
        when += sending.BACK_OFF
        sweep(when)
    assert states() == {State.SENT} and not Warning.objects.exclude(mailed_at=None).exists()


def test_a_line_that_breaks_off_in_the_middle_doubles_nothing(received, mailing, monkeypatch):
    def break_off(*_given: object) -> None:
        raise SMTPServerDisconnected

    monkeypatch.setattr(sending, "digest", break_off)
    sweep(LATE)
    assert states() == {State.SENT}
