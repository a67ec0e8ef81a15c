"""A mail to officers whose password somebody else has made anew: at once, to the address that they had then.

It waits in the row of what was done to the account until a sweep takes it: emptied by a conditional update before it
is handed over, so that no two sweeps send it; put back where the server plainly did not take it.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import AccountChange, Officer
from motcua.agencies.resets import RESETS
from motcua.watching.mail import line, sender

GIVEN_UP_AFTER = timedelta(days=1)
"""A mail that comes later tells what the officer has read in the program, or nothing that could still be mended."""

log = logging.getLogger(__name__)


class Told(NamedTuple):
    """Mails sent, and mails that the server did not take."""

    mails: int
    failed: int


def tell_of_passwords(now: datetime) -> Told:
    """Send what waits."""
    waiting = AccountChange.objects.exclude(mail_to="")
    waiting.filter(recorded_at__lt=now - GIVEN_UP_AFTER).update(mail_to="")
    found = list(waiting.filter(kind__in=RESETS).order_by("pk").values_list("pk", "mail_to"))
    if not found or not settings.MAIL_ON:
        return Told(0, 0)
    try:
        with line() as open_line:
            sent = [_sent(open_line, one, address) for one, address in found]
    except (OSError, SMTPException) as error:
        # The name of the error alone: what a server answers may hold addresses.
        log.warning("mails about passwords were not taken: %s", type(error).__name__)
        return Told(0, len(found))
    return Told(sent.count(True), sent.count(False))


def _sent(open_line: BaseEmailBackend, change: int, address: str) -> bool | None:
    """Whether it went out; ``None`` where another sweep has it."""
    mine = AccountChange.objects.filter(pk=change)
    if not mine.filter(mail_to=address).update(mail_to=""):
        return None
    try:
        open_line.send_messages([_message(mine.select_related("officer__agency", "by").get(), address)])
    except (OSError, SMTPException) as error:
        log.warning("a mail about a password was not taken: %s", type(error).__name__)
        mine.update(mail_to=address)
        return False
    return True


def _to_change(officer: Officer) -> list[str]:
    """Nothing of a password that is to stay (``motcua user password --keep-password``)."""
    if not officer.first_password:
        return []
    return [_("Mật khẩu cũ hết dùng; mật khẩu mới phải đổi ngay ở lần đăng nhập đầu.")]


def _message(change: AccountChange, address: str) -> EmailMessage:
    at = timezone.localtime(change.recorded_at).strftime("%H:%M %d/%m/%Y")
    lines = [
        _("Kính gửi {name},").format(name=change.officer.name),
        "",
        _("Lúc {at}, {who} đã cấp mật khẩu mới cho tài khoản của Ông/Bà trong phần mềm Một Cửa.").format(
            at=at, who=change.who
        ),
        *_to_change(change.officer),
        "",
        _("Nếu Ông/Bà không nhờ việc này, báo ngay lãnh đạo và quản trị hệ thống."),
        _("Thư tự động, xin không trả lời."),
    ]
    return EmailMessage(
        _("Một Cửa: mật khẩu của Ông/Bà vừa được cấp lại"),
        "\n".join(lines),
        sender(change.officer),
        [address],
        headers={"Message-ID": f"<account-{change.pk}@motcua>", "Auto-Submitted": "auto-generated"},
    )
