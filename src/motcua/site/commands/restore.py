"""``motcua restore FILE``: the register as it was when the backup was made."""

from __future__ import annotations

import argparse
from pathlib import Path

from motcua.site.words import gettext as _

HELP = _("Khôi phục dữ liệu từ một bản sao lưu")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp do “motcua backup” tạo"))
    parser.add_argument("--replace", action="store_true", help=_("thay thế dữ liệu đang có"))


def run(args: argparse.Namespace) -> int:
    from motcua.site.database import restore
    from motcua.site.database.location import locate
    from motcua.site.database.prepare import open_as_owner
    from motcua.site.trouble import plain_file

    plain_file(args.file)
    with open_as_owner(locate()) as connection:
        manifest = restore.read(connection, args.file, replace=args.replace)
    print(
        _(
            "Đã khôi phục {rows} dòng, bản sao lưu lúc {made_at}. Kiểm tra bằng: motcua verify --rebuild"
        ).format(rows=manifest.rows, made_at=manifest.made_at)
    )
    return 0
