"""Sentences that are kept: what was said with which values, so that every reader is told in their own language.

A ``Sentence`` is the text in the language of whoever recorded it, for files and commands, and knows what it is made
of. ``kept`` gives that as JSON, ``told`` makes the text of it anew in the language of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext, override

from motcua.agencies.numbers import number

Kept = dict[str, Any]
"""``say``: the marked sentence with places in braces; ``of``: what belongs in them, sentences among it, and figures as
``{"figure": 4911}``."""


class Sentence(str):
    """A text that knows the marked sentence and the values that it is made of."""

    say: str
    of: dict[str, Any]


class Figure(int):
    """So many of something, told as the reader's language writes numbers. Rows and years are plain ``int``."""

    def __format__(self, spec: str) -> str:
        return format(number(int(self)), spec)


def sentence(say: str, **of: object) -> Sentence:
    """The sentence in the language of now; ``say`` is marked by ``gettext_noop``."""
    text = Sentence(gettext(say).format(**of) if of else gettext(say))
    text.say, text.of = say, dict(of)
    return text


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """For papers and for what is recorded to be printed on them: Vietnamese, whatever language the page speaks.

    As a decorator too; Django's ``override`` as one keeps the language of one request for all that run at once.
    """
    with override("vi"):
        yield


def together(sentences: Sequence[str]) -> str:
    """Several sentences after one another, each of which knows what it is made of; an empty text of none."""
    if not sentences:
        return ""
    places = {f"part{number}": one for number, one in enumerate(sentences)}
    text = Sentence(" ".join(sentences))
    text.say, text.of = " ".join(f"{{{name}}}" for name in places), dict(places)
    return text


def kept(text: str) -> Kept | None:
    """What to keep of a sentence; ``None`` of a text that is made of nothing."""
    if not isinstance(text, Sentence):
        return None
    return {"say": text.say, "of": {name: kept(value) or value for name, value in _plain(text.of).items()}}


def told(one: object, otherwise: str = "") -> str:
    """A kept sentence in the language of now; ``otherwise`` where none was kept or it is damaged."""
    if not isinstance(one, Mapping) or not isinstance(one.get("say"), str):
        return otherwise
    of = one.get("of") or {}
    try:
        values = {name: _told_anew(value) for name, value in of.items()}
        text = gettext(one["say"])
        return text.format(**values) if values else text
    except (KeyError, IndexError, TypeError, ValueError):  # a translation that lost a place
        return otherwise


def _told_anew(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return number(int(value["figure"])) if "figure" in value else told(value)


def _plain(of: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON has them."""
    return {name: _of_json(value) for name, value in of.items()}


def _of_json(value: object) -> Any:
    if isinstance(value, Figure):
        return {"figure": int(value)}
    return value if isinstance(value, str | int | float) else str(value)
