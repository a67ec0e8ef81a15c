# ruff: noqa: F403 (each module is one subject of the same settings)
"""Settings by subject; safe for production as they stand. docs/settings.md lists the environment variables."""

from motcua.site.settings.base import *
from motcua.site.settings.database import *
from motcua.site.settings.identity import *
from motcua.site.settings.jobs import *
from motcua.site.settings.logging import *
from motcua.site.settings.mail import *
from motcua.site.settings.security import *
