"""The whole file cannot be used."""

from __future__ import annotations


class BadFile(ValueError):
    """The file is none of the known shapes, or broken; the message says what it is and what to do."""
