"""``motcua backup FILE``: the whole register in one file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from motcua.site.words import gettext as _

HELP = _("Sao lưu toàn bộ dữ liệu vào một tệp")
NEEDS = "database"
SHOWN = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("tệp sẽ ghi, ví dụ motcua-2026-06-14.zip")
    )


def run(args: argparse.Namespace) -> int:
    """Imported files that are lost already are told, and do not keep the rest from being backed up."""
    from motcua.exchange.discarding import folder
    from motcua.register.anchors import make_anchors
    from motcua.site.database import backup
    from motcua.site.database.location import locate
    from motcua.site.database.prepare import open_as_owner
    from motcua.site.interrupt import Interrupt
    from motcua.site.trouble import plain_file

    plain_file(args.file)
    make_anchors()  # what is not sealed yet is sealed with it
    there = args.file.exists()
    with Interrupt() as interrupt, open_as_owner(locate()) as connection:
        manifest = backup.write(connection, folder(), args.file.absolute(), interrupt.check)
    print(
        _("Đã sao lưu {rows} dòng của {tables} bảng và {files} tệp đã nhập vào {file}").format(
            rows=manifest.rows,
            tables=len(manifest.tables),
            files=len(manifest.files or {}),
            file=args.file,
        )
    )
    if there:
        print(_("Tệp trước đó cùng tên đã được thay bằng bản này."))
    for anchor in manifest.anchors:
        print(
            _("Niêm phong {agency} số {number}: {root}").format(
                agency=anchor.agency, number=anchor.number, root=anchor.root
            )
        )
    if manifest.missing:
        print(_lost(manifest.missing, folder()), file=sys.stderr)
    return 0


def _lost(digests: Sequence[str], folder: Path) -> str:
    shown = ", ".join(digests[:SHOWN]) + (", …" if len(digests) > SHOWN else "")
    return _(
        "{count} tệp đã nhập không còn hoặc bị hỏng trong {folder} nên bản sao lưu thiếu các tệp này: {digests}. "
        "Xem cách lấy lại bằng: motcua verify --rebuild"
    ).format(count=len(digests), folder=folder, digests=shown)
