"""Officers' accounts are made by who looks after them (a page, ``motcua user add``): nobody signs up by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.agencies.accounts import set_password
from motcua.agencies.models import Officer


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up page; a password that officers set themselves takes the place of the first one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by django-axes, by name and machine: by name alone, all could lock out all."""

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Not the one that is in use: the first one would go on being known to who gave it."""
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError(_("Mật khẩu mới phải khác mật khẩu đang dùng."))
        return str(super().clean_password(password, user))

    def set_password(self, user: User, password: str) -> None:
        """Store it, unless the account was closed or given another password since the page was asked for."""
        with transaction.atomic():
            stored = User.objects.select_for_update().get(pk=user.pk)
            if not stored.is_active or stored.password != user.password:
                raise ImmediateHttpResponse(redirect(settings.LOGIN_URL))
            set_password(user, password)
            Officer.objects.filter(user=user).update(first_password=False)
