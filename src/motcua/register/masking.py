"""Personal data as lists and logs show it: enough to recognise, not enough to misuse. Pure."""

from __future__ import annotations


def masked(value: str, shown: int = 3) -> str:
    """All but the last ``shown`` signs as dots: an identity number or a telephone number in a list."""
    kept = value[-shown:] if len(value) > shown else ""
    return "•" * (len(value) - len(kept)) + kept
