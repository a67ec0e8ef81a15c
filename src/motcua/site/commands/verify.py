"""``motcua verify``: hash chains, anchors, erasable data and, with ``--rebuild``, the derived state."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

HELP = "Kiểm tra chuỗi sự kiện, mốc niêm phong và dữ liệu dẫn xuất"
NEEDS = "database"
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--rebuild`` also derives every dossier anew from its events and compares."""
    parser.add_argument("--rebuild", action="store_true", help="dựng lại toàn bộ từ sự kiện và so sánh")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when something is wrong."""
    from motcua.register.verification import verify

    outcome = verify(rebuild=args.rebuild)
    if args.json:
        print(json.dumps({"ok": not outcome.findings, **asdict(outcome)}, ensure_ascii=False))
    else:
        print(
            f"Đã kiểm tra {outcome.dossiers} hồ sơ, {outcome.events} sự kiện, {outcome.anchors} mốc niêm phong"
            + (f", dựng lại {outcome.rebuilt} hồ sơ" if args.rebuild else "")
            + (f"; {outcome.erased} mục đã xóa theo quy định" if outcome.erased else "")
            + "."
        )
        for finding in outcome.findings[:SHOWN]:
            print(f"SAI: {finding}", file=sys.stderr)
        if len(outcome.findings) > SHOWN:
            print(f"… và {len(outcome.findings) - SHOWN} điểm khác.", file=sys.stderr)
    return 1 if outcome.findings else 0
