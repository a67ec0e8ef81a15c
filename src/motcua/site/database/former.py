"""Databases that versions before 0.1.0 made, by more and smaller migrations: each of ours ``replaces`` some of those.

Django takes a database over that has all of them. One that has not, it would leave as it is and say nothing.
"""

from __future__ import annotations

import psycopg

from motcua.site.errors import UserError
from motcua.site.words import gettext as _

LAST = {
    "agencies": "0014_codes_and_calendars_of_before",
    "catalogue": "0006_rows_that_offer",
    "exchange": "0006_rows_taken_away",
    "feedback": "0002_rows_that_tell",
    "office": "0002_rows_that_tell",
    "payments": "0002_cancelled_receipts",
    "register": "0021_facts_as_they_were_spelt",
    "reports": "0002_refuse_change",
    "watching": "0002_slips_owed_and_across_late",
}
BEGUN_BY = ("agencies", "0001_initial")
"""Who has this one was made by them, and needs the last of each room."""


def check(connection: psycopg.Connection) -> None:
    """Raise ``UserError`` for a database that is older than this version can take over. Nothing is changed."""
    if connection.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,):
        return
    applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    if BEGUN_BY in applied and not applied.issuperset(LAST.items()):
        raise UserError(
            _(
                "Cơ sở dữ liệu do một bản cũ tạo, cũ hơn mức mà bản này nâng cấp được; dữ liệu còn nguyên. Hãy chạy "
                "“motcua verify” một lần bằng bản của ngày 27/11/2026, rồi chạy lại bản này."
            )
        )
