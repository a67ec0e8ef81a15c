"""Which language a page speaks: Vietnamese, unless this browser was told otherwise by the switch in the footer.

Django's own middleware asks the browser first, and browsers of Vietnamese offices are often installed in
English: the clerk would meet a language that nobody chose.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Speaks the language of the cookie that the switch sets, else ``LANGUAGE_CODE``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = chosen_language(request)
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response


def chosen_language(request: HttpRequest) -> str:
    """The code of one of ``LANGUAGES``: the cookie's when it names one, else ``LANGUAGE_CODE``."""
    named = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return named if named in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
