"""Words of the command line, before (and without) Django: the same catalogue, read by the standard library.

The Vietnamese text is the key, so that without a catalogue the words are Vietnamese. ``MOTCUA_LANGUAGE=en``
asks for the English catalogue.
"""

from __future__ import annotations

import os
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "locale"


def language() -> str:
    """``vi`` unless ``MOTCUA_LANGUAGE`` says ``en``."""
    return "en" if os.environ.get("MOTCUA_LANGUAGE") == "en" else "vi"


@cache
def _catalogue(code: str) -> NullTranslations:
    return translation("django", str(LOCALE), [code], fallback=True)


def gettext(message: str) -> str:
    """The message in the language of the command line."""
    return _catalogue(language()).gettext(message)
