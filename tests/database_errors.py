"""Errors of the database as Django raises them."""

from __future__ import annotations

import psycopg
from django.db import OperationalError


def of_django(error: psycopg.Error) -> OperationalError:
    """Django's own, whose cause is the driver's."""
    raised = OperationalError(str(error))
    raised.__cause__ = error
    return raised
