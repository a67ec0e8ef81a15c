"""Numbers of dossiers: one row per prefix and day, taken in the transaction of the receipt, so that none is lost.

A receipt that fails gives its number back with everything else. Gaps come from blocks alone, which are numbers
set aside for a counter without a line; a closed block explains them (TT 01/2018/TT-VPCP article 19: the number of
the day begins anew each day and at each agency).
"""

from __future__ import annotations

from datetime import date

from django.db import connection


def next_number(prefix: str, day: date, count: int = 1) -> int:
    """The first of ``count`` fresh numbers; others who ask at the same prefix wait until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_daynumber (prefix, day, last) VALUES (%s, %s, %s)"
            " ON CONFLICT (prefix, day) DO UPDATE SET last = register_daynumber.last + %s RETURNING last",
            [prefix, day, count, count],
        )
        (last,) = cursor.fetchone()
    return int(last) - count + 1
