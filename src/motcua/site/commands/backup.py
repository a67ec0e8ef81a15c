"""``motcua backup FILE``: the whole register in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from motcua.site.words import gettext as _

HELP = _("Sao lưu toàn bộ dữ liệu vào một tệp")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("tệp sẽ ghi, ví dụ motcua-2026-06-14.zip")
    )


def run(args: argparse.Namespace) -> int:
    from motcua.register.anchors import make_anchors
    from motcua.site.database import backup
    from motcua.site.database.location import locate
    from motcua.site.database.prepare import open_as_owner
    from motcua.site.trouble import plain_file

    plain_file(args.file)
    make_anchors()  # what is not sealed yet is sealed with it
    with open_as_owner(locate()) as connection:
        manifest = backup.write(connection, args.file.absolute())
    print(
        _("Đã sao lưu {rows} dòng của {tables} bảng vào {file}").format(
            rows=manifest.rows, tables=len(manifest.tables), file=args.file
        )
    )
    for anchor in manifest.anchors:
        print(
            _("Niêm phong {agency} số {number}: {root}").format(
                agency=anchor.agency, number=anchor.number, root=anchor.root
            )
        )
    return 0
