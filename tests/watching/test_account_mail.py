"""An officer whose password somebody else made anew gets a mail about it, once, at the address of that moment."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from motcua.agencies.accounts import reset_password
from motcua.agencies.appoint import give_password, reopen
from motcua.agencies.models import AccountAct, AccountChange
from motcua.agencies.staff import deactivate
from motcua.watching.account_mail import GIVEN_UP_AFTER, tell_of_passwords
from motcua.watching.sweep import sweep
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_mail_names_who_gave_it_and_when_and_holds_no_password(cast: Cast, mailing):
    password = give_password(cast.director, cast.handler)
    cast.handler.user.email = "ke.gian@xa.test"
    cast.handler.user.save()
    assert sweep().mails == 1 and sweep().mails == 0
    (message,) = mail.outbox
    assert message.to == ["handler@xa.test"]
    assert cast.director.name in message.body and f"{timezone.localtime():%d/%m/%Y}" in message.body
    assert password not in message.body and cast.handler.user.username not in message.body
    assert not AccountChange.objects.exclude(mail_to="").exists()


def test_only_of_a_password_that_must_be_changed_the_mail_says_so(cast: Cast, mailing):
    give_password(cast.director, cast.handler)
    reset_password(cast.leader, "Mật-khẩu-ở-lại-2026", AccountAct.PASSWORD, kept=True)
    assert tell_of_passwords(timezone.now()).mails == 2
    said = {message.to[0]: "phải đổi ngay" in message.body for message in mail.outbox}
    assert said == {"handler@xa.test": True, "leader@xa.test": False}


def test_an_account_opened_again_is_told_of_and_a_closed_one_is_not(cast: Cast, mailing):
    deactivate(cast.director, cast.handler)
    assert tell_of_passwords(timezone.now()).mails == 0
    reopen(cast.director, cast.handler)
    assert tell_of_passwords(timezone.now()).mails == 1


def test_without_an_address_or_a_mail_server_nothing_waits(cast: Cast, mailing, settings):
    give_password(cast.director, cast.clerk)
    settings.MAIL_ON = False
    give_password(cast.director, cast.handler)
    assert not AccountChange.objects.exclude(mail_to="").exists()


def test_what_the_server_does_not_take_is_tried_again_for_a_day(cast: Cast, mailing, monkeypatch, caplog):
    give_password(cast.director, cast.handler)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert tell_of_passwords(timezone.now()) == (0, 1)
        broken.setattr(EmailBackend, "open", refuse)
        assert tell_of_passwords(timezone.now()) == (0, 1)
    assert "xa.test" not in caplog.text
    assert tell_of_passwords(timezone.now()) == (1, 0)
    give_password(cast.director, cast.handler)
    assert tell_of_passwords(timezone.now() + GIVEN_UP_AFTER + timedelta(minutes=1)) == (0, 0)


def refuse(*_given: object) -> None:
    raise SMTPServerDisconnected("handler@xa.test")
