"""The catalogues: no entry is empty, what is compiled is what is written, placeholders survive translation."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[2] / "src/motcua/locale"
TEMPLATES = Path(__file__).parents[2] / "src/motcua/site/templates"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def catalogue(code: str) -> Catalog:
    with (LOCALE / code / "LC_MESSAGES/django.po").open("rb") as stream:
        return read_po(stream, locale=code)


@pytest.mark.parametrize("code", ["en", "vi"])
def test_no_entry_is_empty_or_uncertain(code: str) -> None:
    entries = [message for message in catalogue(code) if message.id]
    assert entries
    assert [message.id for message in entries if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("code", ["en", "vi"])
def test_placeholders_are_the_same_on_both_sides(code: str) -> None:
    for message in catalogue(code):
        if isinstance(message.id, str) and message.id:
            there, here = PLACEHOLDER.findall(message.id), PLACEHOLDER.findall(str(message.string))
            assert sorted(there) == sorted(here), message.id


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_compiled_catalogue_is_current(code: str) -> None:
    with (LOCALE / code / "LC_MESSAGES/django.mo").open("rb") as stream:
        compiled = GNUTranslations(stream)
    for message in catalogue(code):
        if isinstance(message.id, str) and message.id:
            said = (
                compiled.pgettext(message.context, message.id)
                if message.context
                else compiled.gettext(message.id)
            )
            assert said == message.string, f"{message.id}: run `make messages`"


def test_every_word_of_the_shared_templates_has_an_english_one() -> None:
    known = {message.id for message in catalogue("en")}
    said = {
        double or single
        for path in TEMPLATES.rglob("*.html")
        for double, single in re.findall(r"""(?:\btrans |\b_\()(?:"([^"]+)"|'([^']+)')""", path.read_text())
    }
    assert len(said) > 100
    assert said <= known, sorted(said - known)
