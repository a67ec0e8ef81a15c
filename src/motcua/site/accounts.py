"""Officers' accounts are made by who looks after them (a page, ``motcua user add``): nobody signs up by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import User
from django.http import HttpRequest

from motcua.agencies.models import Officer


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up page; a password that officers set themselves takes the place of the first one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        Officer.objects.filter(user=user).update(first_password=False)
