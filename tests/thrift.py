"""What a process of tests works out once, or lightly, instead of for every browser and password of a test."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from whitenoise.middleware import WhiteNoiseMiddleware

_look_for_files = WhiteNoiseMiddleware.add_files_from_finders
_files: dict[str, Any] = {}


def be_thrifty() -> None:
    """Each ``Client`` has middleware of its own, which walks through all static files: 25 ms.

    A password is hashed with 100 MiB, so that nobody guesses many; here nobody guesses. The program itself, in
    processes of its own, hashes as ever.
    """
    WhiteNoiseMiddleware.add_files_from_finders = _as_found_before
    Argon2PasswordHasher.memory_cost = 1024


def _as_found_before(self: WhiteNoiseMiddleware) -> None:
    if not _files:
        _look_for_files(self)
        _files.update(self.files)
    self.files.update(_files)
