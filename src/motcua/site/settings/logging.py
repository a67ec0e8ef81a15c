"""Logs on standard error, without personal data: no query strings, no bodies, no SQL parameters. A request that is
refused is one line, a fault of the program a trace."""

from __future__ import annotations

import os

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"refusals": {"()": "motcua.site.log_lines.RefusalsInOneLine"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals"]},
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("MOTCUA_LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        # SQL would carry names and numbers of people.
        "django.db.backends": {"level": "WARNING", "propagate": True},
        # axes writes the name that was tried; the table that it keeps is enough.
        "axes": {"level": "ERROR", "propagate": True},
    },
}
