"""Officers' accounts: made, given a role and a password by the administrator."""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import AccountAct, AccountChange, Agency, Officer, RoleAssignment
from motcua.agencies.roles import Role

# Without those that are read wrongly from paper: 0 O 1 l I.
LETTERS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))
LENGTH = 14


def new_password() -> str:
    """A password for the first sign-in: 14 characters that can be read from paper, some 80 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


@transaction.atomic
def add_officer(
    username: str,
    name: str,
    agency: Agency,
    roles: Iterable[Role],
    password: str,
    since: date | None = None,
    *,
    first_password: bool = False,
) -> Officer:
    """Make an account with its officer and roles at ``agency`` from ``since`` (today).

    ``first_password``: the officer sets their own at the first sign-in, before anything else.
    Raises ``django.core.exceptions.ValidationError`` when the name is taken or the password too weak.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError(_("Tên đăng nhập “{name}” đã có người dùng.").format(name=username))
    user = User(username=username)
    user.full_clean(exclude=["password"])
    set_password(user, password)
    officer = Officer.objects.create(
        user=user, name=name or username, agency=agency, first_password=first_password
    )
    for role in roles:
        RoleAssignment.objects.create(
            officer=officer, role=role, agency=agency, valid_from=since or timezone.localdate()
        )
    return officer


@transaction.atomic
def reset_password(
    officer: Officer, password: str, act: AccountAct, by: Officer | None = None, *, kept: bool = False
) -> AccountChange:
    """Give an account a password that somebody else knows: it must be changed at the first sign-in unless ``kept``.

    Sessions end. It is recorded, and the officer is told of it (``agencies.resets``). ``by`` is ``None`` where it is
    done on the machine itself. Raises ``ValidationError``.
    """
    set_password(officer.user, password)
    officer.first_password = not kept
    officer.save(update_fields=["first_password"])
    return AccountChange.objects.create(
        officer=officer, kind=act, by=by, mail_to=officer.user.email if settings.MAIL_ON else ""
    )


def set_password(user: User, password: str) -> None:
    """Store the password; sessions that were opened with the old one end. Raises ``ValidationError``."""
    validate_password(password, user)
    user.set_password(password)
    # Of a known account nothing else: what others did to it meanwhile stands.
    user.save(update_fields=None if user.pk is None else ["password"])
