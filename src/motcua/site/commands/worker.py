"""``motcua worker``: does the work that pages put off, one task after the other, and sweeps every minute."""

from __future__ import annotations

import argparse
import itertools
import sys

from motcua.site.words import gettext as _

HELP = _("Chạy các việc nền (nhập tệp, kết xuất, nhắc hạn)")
NEEDS = "database"
TELL_EVERY = 300
"""Seconds between two sentences about a database that is still away."""
WORTH_TELLING = 5
"""Seconds in which one that was killed is usually back."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help=_("làm hết việc đang chờ rồi kết thúc"))


def run(args: argparse.Namespace) -> int:
    if args.once:
        from motcua.watching.sweep import sweep

        sweep()
        return _work(once=True)
    from motcua.site.database.watch import keep_database
    from motcua.site.sweeping import sweeps

    keep_database()
    with sweeps():
        return _work(once=False)


def _work(*, once: bool) -> int:
    from django.core.management import call_command
    from django.db import InterfaceError, OperationalError

    while True:
        try:
            call_command("db_worker", batch=once, interval=0.3, startup_delay=False)
            return 0
        except (
            OperationalError,
            InterfaceError,
        ):  # it went away under us; what was in progress is rolled back
            if once:
                raise
            _wait_for_database()


def _wait_for_database() -> None:
    """For as long as it takes: who mends the machine at night finds the work going on by itself in the morning."""
    import time

    from django.db import Error, connection

    for second in itertools.count():
        connection.close()
        time.sleep(1)
        try:
            connection.ensure_connection()
        except Error:
            if second % TELL_EVERY == WORTH_TELLING:
                print(
                    _(
                        "Cơ sở dữ liệu không trả lời: việc nền đợi, và tự chạy tiếp khi có lại. Xem motcua db status."
                    ),
                    file=sys.stderr,
                    flush=True,
                )
        else:
            return
