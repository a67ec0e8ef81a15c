"""``motcua verify``: hash chains, anchors, erasable data and, with ``--rebuild``, the derived state."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.register.verification import Verification

HELP = _("Kiểm tra chuỗi sự kiện, mốc niêm phong và dữ liệu dẫn xuất")
NEEDS = "database"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--rebuild`` also derives every dossier anew from its events and compares."""
    parser.add_argument("--rebuild", action="store_true", help=_("dựng lại toàn bộ từ sự kiện và so sánh"))
    parser.add_argument("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when something is wrong."""
    from motcua.register.verification import verify

    outcome = verify(rebuild=args.rebuild)
    if args.json:
        print(json.dumps({"ok": not outcome.findings, **asdict(outcome)}, ensure_ascii=False))
    else:
        print(_told(outcome))
        for finding in outcome.findings[:SHOWN]:
            print(_("SAI: {finding}").format(finding=finding), file=sys.stderr)
        if len(outcome.findings) > SHOWN:
            print(
                _("… và {count} điểm khác; xem đủ bằng --json.").format(count=len(outcome.findings) - SHOWN),
                file=sys.stderr,
            )
        if outcome.findings:
            print(
                _(
                    "Không sửa tay trong cơ sở dữ liệu: khôi phục các bản sao lưu, từ mới đến cũ, vào một MOTCUA_HOME"
                    " khác (motcua restore) và chạy motcua verify ở đó, cho đến bản còn đúng."
                ),
                file=sys.stderr,
            )
    return 1 if outcome.findings else 0


def _told(outcome: Verification) -> str:
    told = [
        _("Đã kiểm tra {dossiers} hồ sơ, {events} sự kiện, {anchors} mốc niêm phong").format(
            dossiers=outcome.dossiers, events=outcome.events, anchors=outcome.anchors
        )
    ]
    if outcome.rebuilt:
        told.append(_("dựng lại {count} hồ sơ").format(count=outcome.rebuilt))
    if outcome.erased:
        told.append(_("{count} mục đã xóa theo quy định").format(count=outcome.erased))
    if outcome.moved:
        told.append(_("{count} mục đã chuyển sang hồ sơ được tách ra").format(count=outcome.moved))
    return "; ".join(told) + "."
