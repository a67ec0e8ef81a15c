"""What an act on officers and their roles raises when it cannot be done."""

from __future__ import annotations


class Declined(Exception):
    """The act is not possible or not this officer's to do; the message says why and what to do instead."""
