"""Why something of the catalogue is not done, in words for the officer who asked for it."""

from __future__ import annotations


class CatalogueRefused(ValueError):
    """Not done; ``reasons`` are sentences that say what to put right. Nothing was changed."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
