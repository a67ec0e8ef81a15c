"""Django's view of this room."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "motcua.exchange"

    def ready(self) -> None:
        """Reports say how many rows were left out of imports: the counting, which lies below, learns it from here."""
        from motcua.exchange.skipped import missing_before
        from motcua.statistics.missing import register

        register(missing_before)
