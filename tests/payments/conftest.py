"""A commune with its officers and a received dossier, as at the register's counter."""

from __future__ import annotations

from tests.register.own.conftest import office, received

__all__ = ["office", "received"]
