"""``motcua sweep``: look once at what is due, late or forgotten, and tell whom it concerns."""

from __future__ import annotations

import argparse
import json

from motcua.site.words import gettext as _

HELP = _("Rà hạn của hồ sơ và báo cho cán bộ một lần (motcua worker tự làm mỗi phút)")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help=_("rà một lần rồi kết thúc (mặc định)"))
    parser.add_argument("--json", action="store_true", help=_("in kết quả dạng JSON"))


def run(args: argparse.Namespace) -> int:
    from motcua.watching.sweep import sweep

    done = sweep()
    if args.json:
        print(json.dumps(done.told()))
        return 0
    print(
        _("Đã lập {planned} thông báo, báo {sent}, gửi {mails} thư, bỏ {void} vì không cần nữa.").format(
            **done.told()
        )
    )
    if done.failed:
        print(_("Máy chủ thư không nhận {failed} thư: sẽ thử lại sau.").format(failed=done.failed))
    return 0
