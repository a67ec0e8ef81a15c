"""``motcua serve``: the web application on granian, static files included."""

from __future__ import annotations

import argparse
import os
import sys

from motcua.site.words import gettext as _

HELP = _("Chạy giao diện web")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", metavar=_("ĐỊA_CHỈ"), help=_("địa chỉ lắng nghe; mặc định chỉ máy này")
    )
    parser.add_argument("--port", type=int, default=8000, metavar=_("CỔNG"), help=_("cổng; mặc định 8000"))
    parser.add_argument("--workers", type=int, default=1, metavar="N", help=_("số tiến trình; mặc định 1"))
    parser.add_argument(
        "--threads",
        type=int,
        metavar="N",
        help=_("số luồng của mỗi tiến trình; mặc định 16, ít hơn khi có hơn 3 tiến trình"),
    )


def run(args: argparse.Namespace) -> int:
    from motcua.site.together import say_when_up
    from motcua.site.web import allow_host, await_free, serve, threads_for

    allow_host(args.host)
    await_free(args.host, args.port)  # or what answers there would be taken for us
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")
    say_when_up(
        args.host, args.port, lambda: print(_where(args.host, args.port), file=sys.stderr, flush=True)
    )
    serve(args.host, args.port, args.workers, args.threads or threads_for(args.workers))
    return 0


def _where(host: str, port: int) -> str:
    from motcua.site.web import EVERYWHERE

    shown = f"[{host}]" if ":" in host else host
    said = _(
        "Một Cửa đang chạy: http://{host}:{port} (dừng: Ctrl-C). "
        "Để nhập được tệp trên trang web, chạy thêm ở cửa sổ khác: motcua worker"
    ).format(host=shown, port=port)
    if host in EVERYWHERE and "MOTCUA_ALLOWED_HOSTS" not in os.environ:
        said += "\n" + _(
            "Máy khác chưa mở được: khai báo tên hoặc địa chỉ của máy này trong MOTCUA_ALLOWED_HOSTS rồi chạy lại."
        )
    return said
