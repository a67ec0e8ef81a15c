"""The error that a person can mend."""

from __future__ import annotations


class UserError(Exception):
    """Bad input or use: the message says what is wrong, where, and what to do. Commands end with code 2."""
