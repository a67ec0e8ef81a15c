"""No form and no question of any page, whatever stands in its fields, ends in an error of the server."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.counter.pages import officer_of
from tests.site.access_world import make_world
from tests.site.forms_of_pages import Form, forms_of, sent
from tests.site.test_access_table import QUESTION, TABLE

pytestmark = pytest.mark.django_db

WHO = ("director",)
FORGED = {
    "zero byte": b"a%00b", "no letters": b"%ff%fe%c3", "half a letter": b"%ed%a0%80", "negative": b"-1",
    "400 digits": b"9" * 400, "64 bits": b"9223372036854775808", "long": b"x" * 20_000, "last day": b"9999-12-31",
    "last minute": b"9999-12-31T23:59", "first day": b"0001-01-01", "no day": b"2026-02-31", "not a number": b"NaN",
    "beyond numbers": b"1e999", "nobody": b"00000000-0000-0000-0000-000000000000", "other digits": quote("٣²").encode(),
    "signs": quote("'\"><script>{{7*7}}../\u202e").encode(), "lines": b"a%0d%0aX-Y: z", "nothing": b"",
}  # fmt: skip
AT_ONCE = 2
SHORT = [name for name in FORGED if name != "long"]
OTHER_BODIES = {
    "nothing at all": (b"", "application/x-www-form-urlencoded"),
    "json": (b'{"a": [', "application/json"),
    "cut off": (
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nz',
        "multipart/form-data; boundary=x",
    ),
    "no boundary": (b"z", "multipart/form-data"),
    "unknown letters": (b"a=1", "application/x-www-form-urlencoded; charset=none"),
}
LEFT_ALONE = {"account_login", "account_logout", "set_language"}


class Browser:
    """Signed in as somebody, whatever an answer says of cookies; what it changes is undone."""

    def __init__(self, cast: object, who: str) -> None:
        self.client = Client(raise_request_exception=False)
        self.client.force_login(officer_of(cast, who).user)
        self.cookies = self.client.cookies.copy()

    def ask(
        self, method: str, address: str, body: bytes = b"", kind: str = OTHER_BODIES["nothing at all"][1]
    ):
        """The answer."""
        self.client.cookies = self.cookies.copy()
        with transaction.atomic():
            answer = self.client.generic(method, address, body, content_type=kind)
            transaction.set_rollback(True)
        return answer


@pytest.fixture
def found(cast) -> list[tuple[Browser, str, Form]]:
    """The forms and questions of all pages, each shape once, and the addresses that only take what is sent."""
    world = make_world(cast)
    places = {
        name: reverse(name, args=[world[each] for each in row.arguments]) for name, row in TABLE.items()
    }
    seen: dict[tuple[object, ...], tuple[Browser, str, Form]] = {}
    for who in WHO:
        browser = Browser(cast, who)
        for name, place in places.items():
            if not TABLE[name].post:
                for view, form in _on_page(browser, place + QUESTION.get(name, "")):
                    key = (view, form.method, *sorted(field for field, _value in form.fields))
                    seen.setdefault(key, (browser, view, form))
    told = {view for view, method, *_fields in seen if method == "post"}
    silent = [name for name, row in TABLE.items() if row.post and name not in told]
    director = next(iter(seen.values()))[0]
    return [*seen.values(), *((director, name, Form(places[name], "post", ())) for name in silent)]


def _on_page(browser: Browser, place: str) -> Iterator[tuple[str, Form]]:
    answer = browser.ask("GET", place)
    if answer.status_code == 200 and "html" in answer["Content-Type"]:
        for form in forms_of(answer.content.decode(), place):
            try:
                view = resolve(form.address.partition("?")[0]).view_name
            except Resolver404:
                continue
            if view not in LEFT_ALONE:
                yield view, form


def forged(browser: Browser, view: str, form: Form, turn: int) -> Iterator[tuple[str, object]]:
    """What is sent in a form's place: all its fields forged in some ways, one of them, and another body."""
    for name in [SHORT[(turn * AT_ONCE + more) % len(SHORT)] for more in range(AT_ONCE)]:
        body = sent(form.fields, **dict.fromkeys(dict(form.fields), FORGED[name]))
        if form.method == "post":
            yield f"{view}: {name}", browser.ask("POST", form.address, body)
        else:
            where = f"{form.address.partition('?')[0]}?{body.decode()}"
            yield f"{view}: {name}", browser.ask("GET", where)
    if form.method == "post":
        name = list(OTHER_BODIES)[turn % len(OTHER_BODIES)]
        yield f"{view}: {name}", browser.ask("POST", form.address, *OTHER_BODIES[name])
        for field, _value in form.fields[turn % len(form.fields) :][:1] if form.fields else ():
            yield (
                f"{view}: long {field}",
                browser.ask("POST", form.address, sent(form.fields, **{field: FORGED["long"]})),
            )


def test_whatever_is_sent_or_asked_is_answered(found) -> None:
    """In turn: each form meets some of what is forged, and each of those many forms."""
    wrong = [
        told
        for turn, (browser, view, form) in enumerate(found)
        for told, answer in forged(browser, view, form, turn)
        if answer.status_code >= 500
    ]
    assert sum(form.method == "post" for _browser, _view, form in found) > 60
    assert wrong == []
