"""How passwords are kept: argon2, a few at a time."""

from __future__ import annotations

from threading import BoundedSemaphore

from django.contrib.auth import hashers

AT_ONCE = 2
"""Each takes 100 MB and all cores while it lasts: more at once would only take memory from the pages."""
_turns = BoundedSemaphore(AT_ONCE)


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """Django's own; who comes third waits some tenths of a second."""

    def encode(self, password: str, salt: str) -> str:
        with _turns:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _turns:
            return super().verify(password, encoded)
