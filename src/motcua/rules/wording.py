"""How pure rules speak to people: Vietnamese sentences marked for the catalogue, filled in late.

The rules know no translation machinery. They mark a sentence, keep its values apart, and whoever shows it says it
again in the reader's language (``error.told``).
"""

from __future__ import annotations

from collections.abc import Callable


def gettext_noop(message: str) -> str:
    """Mark ``message`` for the catalogue of translations and return it as it is."""
    return message


class BadInput(ValueError):
    """Input that the rules cannot reckon with; ``str()`` is a Vietnamese sentence for a clerk.

    ``message`` is the sentence with ``%(name)s`` places (the msgid), ``values`` what belongs in them.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values

    def told(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of ``translate``, with its values."""
        text = translate(self.message)
        return text % self.values if self.values else text


class BadClockInput(BadInput):
    """Facts that the clock cannot reckon with: it refuses rather than guess a date that someone relies on."""
