"""``motcua db start|stop|status``: the database by hand; other commands start it by themselves."""

from __future__ import annotations

import argparse
import json

from motcua.site.words import gettext as _

HELP = _("Khởi động, dừng, xem tình trạng cơ sở dữ liệu")
NEEDS = "nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["start", "stop", "status"])
    parser.add_argument("--json", action="store_true", help=_("in một đối tượng JSON"))


def run(args: argparse.Namespace) -> int:
    if args.action == "start":
        _start()
    elif args.action == "stop" and _stop() and not args.json:
        print(_("Đã dừng."))
        return 0
    return _status(as_json=args.json)


def _start() -> None:
    from motcua.site.database.prepare import prepare_database

    _say_if_outside()
    prepare_database()


def _stop() -> bool:
    """Whether it ran until now."""
    from motcua.site.database import server
    from motcua.site.database.location import locate

    _say_if_outside()
    return locate().embedded and server.stop()


def _say_if_outside() -> None:
    import sys

    from motcua.site.database.location import locate

    if not locate().embedded:
        print(
            _("DATABASE_URL nêu một máy chủ khác: chương trình này không khởi động hay dừng nó."),
            file=sys.stderr,
        )


def _status(as_json: bool) -> int:
    from motcua.site.database.state import state

    found = state()
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
    elif found["running"]:
        print(_("Đang chạy: PostgreSQL {version}\n{uri}").format(**found))
    else:
        print(_("Không chạy. Khởi động bằng: motcua db start"))
    return 0
