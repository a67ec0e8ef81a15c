"""What a process of tests works out once instead of for every browser that a test opens."""

from __future__ import annotations

from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware

_look_for_files = WhiteNoiseMiddleware.add_files_from_finders
_files: dict[str, Any] = {}


def look_for_static_files_once() -> None:
    """Each ``Client`` has middleware of its own, which walks through all static files: 25 ms."""
    WhiteNoiseMiddleware.add_files_from_finders = _as_found_before


def _as_found_before(self: WhiteNoiseMiddleware) -> None:
    if not _files:
        _look_for_files(self)
        _files.update(self.files)
    self.files.update(_files)
