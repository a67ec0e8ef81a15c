"""``motcua worker``: does the work that pages put off, one task after the other."""

from __future__ import annotations

import argparse

from motcua.site.words import gettext as _

HELP = "Chạy các việc nền (nhập tệp, kết xuất)"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help=_("làm hết việc đang chờ rồi kết thúc"))


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    call_command("db_worker", batch=args.once, interval=0.3, startup_delay=False)
    return 0
