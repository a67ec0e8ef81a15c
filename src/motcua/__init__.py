"""Một Cửa: the one-stop shop of a Vietnamese commune."""

__version__ = "0.1.0"
