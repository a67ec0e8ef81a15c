"""One mail with all that an officer must know: codes, procedures and dates, nothing about who applied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.agencies.authority import commune_of
from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Officer
from motcua.watching.models import Kind, Warning

MOST_LINES = 100
LONGEST_NAME = 120


@contextmanager
def line() -> Iterator[BaseEmailBackend]:
    """A connection to the mail server. Raises ``OSError`` or ``SMTPException`` where there is none to be had."""
    connection: BaseEmailBackend = get_connection()
    connection.open()
    try:
        yield connection
    finally:
        with suppress(OSError, SMTPException):
            connection.close()


def digest(open_line: BaseEmailBackend, officer: Officer, warnings: Sequence[Warning], address: str) -> None:
    """Send one mail. Raises ``OSError`` or ``SMTPException`` where the server does not take it."""
    message = EmailMessage(
        subject(warnings),
        body(officer, warnings),
        sender(officer),
        [address],
        # The same digest has the same name, so that a server which has it already can tell.
        headers={"Message-ID": f"<{_name(warnings)}@motcua>", "Auto-Submitted": "auto-generated"},
    )
    open_line.send_messages([message])


def sender(officer: Officer) -> str:
    """Who sends mails to the officer: what their commune laid down, else the installation's own address."""
    return laid_down(commune_of(officer.agency)).mail_from or str(settings.DEFAULT_FROM_EMAIL)


def subject(warnings: Sequence[Warning]) -> str:
    """``Một Cửa: 3 hồ sơ cần chú ý``."""
    many = len({one.dossier_id for one in warnings})
    told = ngettext("{many} hồ sơ cần chú ý", "{many} hồ sơ cần chú ý", many).format(many=many)
    return f"Một Cửa: {told}"


def body(officer: Officer, warnings: Sequence[Warning]) -> str:
    """The warnings by kind, each with code, procedure and date."""
    lines = [_("Kính gửi {name},").format(name=officer.name), ""]
    shown = list(warnings[:MOST_LINES])
    for kind in Kind:
        some = [one for one in shown if one.kind == kind]
        if some:
            lines += [f"{kind.label}:", *(_line(one) for one in some), ""]
    if len(warnings) > len(shown):
        lines += [
            _("và {more} thông báo nữa, xem trong phần mềm.").format(more=len(warnings) - len(shown)),
            "",
        ]
    lines.append(_("Mở Một Cửa, mục Thông báo để xem và xử lý. Thư tự động, xin không trả lời."))
    return "\n".join(lines)


def _line(one: Warning) -> str:
    at = timezone.localtime(one.instant).strftime("%H:%M %d/%m/%Y")
    name = " ".join(one.dossier.procedure_name.split())[:LONGEST_NAME]
    return f"- {one.dossier.code}, {name or one.dossier.procedure_code} ({at})"


def _name(warnings: Sequence[Warning]) -> str:
    ids = ",".join(str(one.pk) for one in sorted(warnings, key=lambda one: one.pk))
    return hashlib.blake2b(ids.encode(), digest_size=16).hexdigest()
