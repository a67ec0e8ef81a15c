"""What no request may be, whoever asks: refused before any view sees it or any upload is written to disk."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.site.strangers import taken_in

ANONYMOUS_BYTES = 64 * 1024
"""Who has not signed in sends a name and a password."""
MOST_BYTES = 512 * 1024 * 1024
"""The files of one import and what a form has beside them (``control.import_form.MOST_BYTES``)."""


class BoundsMiddleware:
    """No zero byte in an address: no text of the database can hold one, so nothing is found under it. No body
    beyond measure, and few at a time of strangers; the check of forms against forgery would wait for a stranger's
    upload, and keep it, to its end. And no answer is kept by a browser that others use after: of the accounts' own
    pages one shows the codes of recovery."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("zero byte in the address")
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) > MOST_BYTES:
            return _too_much(request)
        if int(length) and not request.user.is_authenticated:
            if int(length) > ANONYMOUS_BYTES:
                return _too_much(request)
            if request.method == "POST" and not taken_in(request):
                return _refused(request, 503)
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _too_much(request: HttpRequest) -> HttpResponse:
    return _refused(request, 413)


def _refused(request: HttpRequest, status: int) -> HttpResponse:
    response = render(request, f"{status}.html", status=status)
    response.headers["Connection"] = "close"  # the rest of the body is not waited for
    return response
