"""``motcua restore FILE``: the register as it was when the backup was made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from motcua.site.words import gettext as _

HELP = _("Khôi phục dữ liệu từ một bản sao lưu")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp do “motcua backup” tạo"))
    parser.add_argument("--replace", action="store_true", help=_("thay thế dữ liệu đang có"))


def run(args: argparse.Namespace) -> int:
    """What is restored without some of its imported files is restored, and they are told."""
    from motcua.exchange.discarding import folder
    from motcua.site.database import files, restore
    from motcua.site.database.location import locate
    from motcua.site.database.prepare import open_as_owner
    from motcua.site.interrupt import Interrupt
    from motcua.site.trouble import plain_file

    plain_file(args.file)
    with Interrupt() as interrupt, open_as_owner(locate()) as connection:
        manifest = restore.read(connection, folder(), args.file, replace=args.replace, check=interrupt.check)
        lacking = files.lacking(connection, folder())
    print(
        _(
            "Đã khôi phục {rows} dòng, bản sao lưu lúc {made_at}. Kiểm tra bằng: motcua verify --rebuild"
        ).format(rows=manifest.rows, made_at=manifest.made_at)
    )
    if manifest.files is None:
        print(
            _("Bản sao lưu này do phiên bản cũ tạo, không chứa các tệp đã nhập."),
            file=sys.stderr,
        )
    if lacking:
        print(
            _(
                "{count} tệp đã nhập mà sổ ghi không có trong {folder}: chép chúng từ máy cũ hay bản sao lưu khác sang."
            ).format(count=len(lacking), folder=folder()),
            file=sys.stderr,
        )
    return 0
