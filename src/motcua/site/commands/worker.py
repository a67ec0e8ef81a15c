"""``motcua worker``: does the work that pages put off, one task after the other, and sweeps every minute."""

from __future__ import annotations

import argparse
import contextlib

from motcua.site.words import gettext as _

HELP = _("Chạy các việc nền (nhập tệp, kết xuất, nhắc hạn)")
NEEDS = "database"
PATIENCE = 60  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help=_("làm hết việc đang chờ rồi kết thúc"))


def run(args: argparse.Namespace) -> int:
    if args.once:
        from motcua.watching.sweep import sweep

        sweep()
        return _work(once=True)
    from motcua.site.sweeping import sweeps

    with sweeps():
        return _work(once=False)


def _work(*, once: bool) -> int:
    from django.core.management import call_command
    from django.db import OperationalError

    while True:
        try:
            call_command("db_worker", batch=once, interval=0.3, startup_delay=False)
            return 0
        except OperationalError:  # the database was killed under us; what was in progress is rolled back
            if once:
                raise
            _wait_for_database()


def _wait_for_database() -> None:
    import time

    from django.db import connection

    from motcua.site.database.prepare import prepare_database
    from motcua.site.errors import UserError

    connection.close()
    for _attempt in range(PATIENCE):
        time.sleep(1)
        with contextlib.suppress(UserError):
            return prepare_database()
    prepare_database()
