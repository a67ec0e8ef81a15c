"""The forms and the questions of pages, as a browser finds them: what whoever forges a request begins with."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

TOKEN = "csrfmiddlewaretoken"


class Form(NamedTuple):
    """Where it goes, how, and what its fields hold."""

    address: str
    method: str
    fields: tuple[tuple[str, str], ...]


class _Page(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address.partition("?")[0]
        self.made: list[tuple[str, str, dict[str, str]]] = []
        self.within: dict[str, str] | None = None
        self.chosen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.within = {}
            self.made.append((told.get("action") or self.address, told.get("method", "get"), self.within))
        elif tag == "a" and "?" in told.get("href", ""):
            self.made.append((told["href"].partition("?")[0] or self.address, "get", _asked(told["href"])))
        elif tag == "option" and self.chosen and self.within is not None:
            self.within[self.chosen] = self.within[self.chosen] or told.get("value", "")
        elif (
            told.get("name") and tag in {"input", "select", "textarea", "button"} and self.within is not None
        ):
            self.within.setdefault(told["name"], told.get("value", ""))
            self.chosen = told["name"] if tag == "select" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.within = None


def _asked(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))


def forms_of(page: str, address: str) -> list[Form]:
    """Every form, and every link with a question as one of method ``get``."""
    parser = _Page(address)
    parser.feed(page)
    return [
        Form(where, method.lower(), tuple((name, value) for name, value in fields.items() if name != TOKEN))
        for where, method, fields in parser.made
    ]


def sent(fields: Iterable[tuple[str, str]], **forged: bytes) -> bytes:
    """The body of a form; ``forged``: what stands in fields instead, already quoted."""
    return b"&".join(
        quote(name).encode() + b"=" + forged.get(name, quote(value).encode()) for name, value in fields
    )
