"""Django's view of this room."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "motcua.exchange"

    def ready(self) -> None:
        """Reports say how many rows were left out of imports, and an erasing goes for those too: the rooms below learn
        it from here."""
        from motcua.exchange.forgetting import forget
        from motcua.exchange.skipped import missing_before
        from motcua.register import erased
        from motcua.statistics import missing

        missing.register(missing_before)
        erased.register(forget)
