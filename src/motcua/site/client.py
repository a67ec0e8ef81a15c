"""From which machine a request comes, where a proxy stands between it and the program."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


class ClientMiddleware:
    """Behind our own proxy ``REMOTE_ADDR`` is the client that the proxy saw, not the proxy.

    Else all machines are one: who sends wrong passwords for an officer's name shuts that officer out everywhere.
    Without ``MOTCUA_BEHIND_PROXY`` the header is anybody's word, and is not read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.BEHIND_PROXY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if address := last_address(request.META.get("HTTP_X_FORWARDED_FOR", "")):
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


def last_address(forwarded: str) -> str | None:
    """The address that the nearest proxy added to ``X-Forwarded-For``; what stands before it the client may have made
    up. ``None`` when it is no address."""
    try:
        # Without the zone of a link-local address: no column of addresses can hold one.
        return str(ip_address(forwarded.rpartition(",")[2].strip().partition("%")[0]))
    except ValueError:
        return None
