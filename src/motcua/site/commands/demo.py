"""``motcua demo``: the sample commune, everything running, until Ctrl-C."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from motcua.site.errors import UserError
from motcua.site.progress import say
from motcua.site.words import gettext as _

HELP = _("Chạy thử với xã mẫu: dữ liệu một quý, giao diện web, việc nền")
NEEDS = "nothing"  # it prepares the database itself, as it may have to empty it first


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", metavar=_("ĐỊA_CHỈ"), help=_("địa chỉ lắng nghe; mặc định chỉ máy này")
    )
    parser.add_argument("--port", type=int, default=8000, metavar=_("CỔNG"), help=_("cổng; mặc định 8000"))
    parser.add_argument("--fresh", action="store_true", help=_("xóa dữ liệu dùng thử cũ, làm lại từ đầu"))
    parser.add_argument(
        "--force", action="store_true", help=_("cùng với --fresh: xóa cả khi đã có tài khoản ngoài xã mẫu")
    )
    parser.add_argument(
        "--no-serve", action="store_true", help=_("chỉ tạo dữ liệu, không chạy giao diện web")
    )


def run(args: argparse.Namespace) -> int:
    from motcua.site.home import home

    if not args.no_serve:
        from motcua.site.web import await_free

        await_free(args.host, args.port, by_make=True)  # said before the work, not after it
    folder = home() / "demo"
    password = _ready(folder, fresh=args.fresh, force=args.force)
    if args.no_serve:
        return 0
    from motcua.demo.tour import tour
    from motcua.site.together import serve_with_worker

    address = f"http://{args.host}:{args.port}"
    serve_with_worker(args.host, args.port, lambda: print(tour(address, password, folder), flush=True))
    return 0


def _ready(folder: Path, fresh: bool, force: bool) -> str:
    """The sample commune is there afterwards; gives the officers' password."""
    from motcua.site.cli import prepare
    from motcua.site.demonstration import Kind, empty, kind, mark

    started = time.monotonic()
    prepare()
    found = kind()
    if found is Kind.OTHERS:
        raise UserError(
            _(
                "Cơ sở dữ liệu này đã có dữ liệu không phải của bản dùng thử nên không đụng đến. "
                "Hãy chạy ở thư mục khác: MOTCUA_HOME={other} motcua demo"
            ).format(other=f"{folder.parent}-demo")
        )
    from motcua.demo.logins import password, strangers

    if found is Kind.READY and not fresh:
        say(_("Đã có xã mẫu từ lần trước, giữ nguyên (làm lại từ đầu: --fresh)."))
        return password(folder)
    if found is Kind.READY and not force and (names := strangers()):
        raise UserError(
            _(
                "Dữ liệu dùng thử này có tài khoản không thuộc xã mẫu ({names}); làm lại từ đầu sẽ xóa cả việc của họ. "
                "Hãy sao lưu (motcua backup TỆP), rồi nếu chắc chắn: motcua demo --fresh --force"
            ).format(names=", ".join(names))
        )
    if found is not Kind.EMPTY:
        say(_("Xóa dữ liệu dùng thử cũ…"))
        empty()
        prepare()
    mark(Kind.UNFINISHED)
    from motcua.demo.install import install

    came_to = install(folder, password(folder), say)
    mark(Kind.READY)
    say(
        _("Sổ có {dossiers} hồ sơ, {doubts} điểm nghi vấn chờ xử lý, sau {seconds} giây.").format(
            dossiers=came_to.dossiers, doubts=came_to.doubts, seconds=round(time.monotonic() - started)
        )
    )
    return password(folder)
