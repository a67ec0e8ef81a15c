"""``motcua verify``: hash chains, anchors, erasable data, imported files and, with ``--rebuild``, the derived state.

That an imported file is there with its size is looked at always; it is read through with ``--rebuild``, which
takes its time anyhow. (``motcua backup`` reads all of them every night.)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.exchange.checking_files import CheckedFiles
    from motcua.register.verification import Verification

HELP = _("Kiểm tra chuỗi sự kiện, mốc niêm phong và dữ liệu dẫn xuất")
NEEDS = "database"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--rebuild`` also derives every dossier anew from its events and compares."""
    parser.add_argument(
        "--rebuild",
        action="store_true",
        help=_("dựng lại toàn bộ từ sự kiện và so sánh; đọc lại toàn bộ các tệp đã nhập"),
    )
    parser.add_argument("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when something is wrong."""
    from motcua.exchange.checking_files import check_files
    from motcua.register.verification import verify
    from motcua.site.database.location import locate

    outcome = verify(rebuild=args.rebuild)
    checked = check_files(whole=args.rebuild, outside=not locate().embedded)
    findings = [*outcome.findings, *checked.findings]
    if args.json:
        told = asdict(outcome) | asdict(checked) | {"findings": findings}
        print(json.dumps({"ok": not findings, **told}, ensure_ascii=False))
    else:
        print(_told(outcome, checked))
        for finding in findings[:SHOWN]:
            print(_("SAI: {finding}").format(finding=finding), file=sys.stderr)
        if len(findings) > SHOWN:
            print(
                _("… và {count} điểm khác; xem đủ bằng --json.").format(count=len(findings) - SHOWN),
                file=sys.stderr,
            )
        if checked.note:
            print(_("Lưu ý: {note}").format(note=checked.note), file=sys.stderr)
        for advice in _advice(outcome, checked):
            print(advice, file=sys.stderr)
    return 1 if findings else 0


def _advice(outcome: Verification, checked: CheckedFiles) -> Iterator[str]:
    if outcome.findings:
        yield _(
            "Không sửa tay trong cơ sở dữ liệu: khôi phục các bản sao lưu, từ mới đến cũ, vào một MOTCUA_HOME"
            " khác (motcua restore) và chạy motcua verify ở đó, cho đến bản còn đúng."
        )
    if checked.findings:
        from motcua.exchange.discarding import folder

        yield _(
            "Tệp đã nhập: lấy lại từ một bản sao lưu còn có nó: unzip -o -j BẢN-SAO-LƯU.zip files/MÃ-TỆP -d {folder}."
            " Tệp đã hủy theo quy định thì đặt ở đó một tệp rỗng tên MÃ-TỆP.destroyed."
        ).format(folder=folder())


def _told(outcome: Verification, checked: CheckedFiles) -> str:
    told = [
        _("Đã kiểm tra {dossiers} hồ sơ, {events} sự kiện, {anchors} mốc niêm phong").format(
            dossiers=outcome.dossiers, events=outcome.events, anchors=outcome.anchors
        )
    ]
    if checked.files:
        told.append(_("{count} tệp đã nhập").format(count=checked.files))
    if checked.destroyed:
        told.append(_("{count} tệp trong đó đã hủy theo quy định").format(count=checked.destroyed))
    if outcome.rebuilt:
        told.append(_("dựng lại {count} hồ sơ").format(count=outcome.rebuilt))
    if outcome.erased:
        told.append(_("{count} mục đã xóa theo quy định").format(count=outcome.erased))
    if outcome.moved:
        told.append(_("{count} mục đã chuyển sang hồ sơ được tách ra").format(count=outcome.moved))
    return "; ".join(told) + "."
