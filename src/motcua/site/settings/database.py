"""The one database: embedded, or the server that ``DATABASE_URL`` names; under the application's role."""

from __future__ import annotations

import os

from motcua.site.database.location import locate
from motcua.site.settings.environment import flag

_place = locate()
# Only the program's own migrations speak as the owner (docs/decisions/0002-application-role.md).
_as_owner = os.environ.get("MOTCUA_CONNECT_AS") == "owner"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **(_place.for_owner() if _as_owner else _place.for_application()),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}

# Off behind a pooler that gives each transaction another session: what was prepared in one is unknown in the next.
PREPARE_STATEMENTS = not flag("UNPREPARED")
