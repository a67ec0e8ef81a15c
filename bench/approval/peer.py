"""What the peers share: Django on a database of its own, and the clock. Runs in the bench's own environment.

Each step is one transaction in which the case is locked, moved and its history written: as durable as ours.
"""

from __future__ import annotations

import json
import sys
import time
from urllib.parse import parse_qs, unquote, urlsplit

WARM = 10
STEPS = ("intake", "handle", "review", "sign", "stamp", "hand_over")


def configure(uri, *apps, tables=True):
    """Django for these apps on the server of ``uri`` (a PostgreSQL address, its socket's folder in ``host=``).

    ``tables``: they are still to be made.
    """
    import django
    from django.conf import settings

    parts = urlsplit(uri)
    more = {key: values[0] for key, values in parse_qs(parts.query).items()}
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.lstrip("/"),
                "USER": unquote(parts.username or more.get("user", "")),
                "PASSWORD": unquote(parts.password or more.get("password", "")),
                "HOST": more.get("host", parts.hostname or ""),
                "PORT": more.get("port", parts.port or ""),
                "CONN_MAX_AGE": None,
            }
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            *apps,
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        ALLOWED_HOSTS=["*"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TIME_ZONE="Asia/Ho_Chi_Minh",
        ROOT_URLCONF=__name__,
        SECRET_KEY="bench",
        DEBUG=False,
    )
    django.setup()
    if not tables:
        return
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)


urlpatterns: list[object] = []


def report(make, step, cases):
    """Make ``cases`` cases, take each through five steps, print how many steps a second that was.

    A few are taken through before: what a process does once, and the database's first plans, are no step's cost.
    """

    def through(made):
        started = time.perf_counter()
        for number in range(len(STEPS) - 1):
            for case in made:
                step(case, number)
        return time.perf_counter() - started

    through([make() for _ in range(WARM)])
    took = through([make() for _ in range(cases)])
    print(json.dumps({"rate": cases * (len(STEPS) - 1) / took}))


def main(build):
    """``python -m bench.approval.<peer> URI CASES``."""
    uri, cases = sys.argv[1], int(sys.argv[2])
    report(*build(uri), cases)
