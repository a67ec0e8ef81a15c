"""``motcua agency calendar``: the days on which an agency works or rests other than the nation."""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from motcua.rules.zone import ZONE
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.agencies.models import Agency


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``CODE``: the list; ``--rest DAY``, ``--make-up DAY`` or ``--withdraw DAY``, each with ``--basis``."""
    parser.add_argument("code", metavar="CODE")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--rest", metavar="DAY", type=_day, help=_("thêm ngày nghỉ, như 2026-05-20"))
    change.add_argument("--make-up", metavar="DAY", type=_day, help=_("thêm ngày làm bù"))
    change.add_argument(
        "--withdraw", metavar="DAY", type=_day, help=_("bỏ ngày đã ghi; dòng cũ vẫn được giữ")
    )
    parser.add_argument("--basis", metavar="WHY", default="", help=_("căn cứ: số quyết định, văn bản"))


def run(args: argparse.Namespace) -> int:
    """0 done; 2 for a day that cannot be set so."""
    from motcua.agencies.find import by_code
    from motcua.agencies.working_calendar import calendar_for, days_of, set_day, withdraw_day
    from motcua.rules.wording import BadInput

    agency = by_code(args.code)
    try:
        if args.rest or args.make_up:
            set_day(agency, args.rest or args.make_up, "holiday" if args.rest else "make_up", args.basis)
        elif args.withdraw:
            withdraw_day(agency, args.withdraw, args.basis)
    except BadInput as error:
        raise UserError(str(error)) from None
    if args.rest or args.make_up or args.withdraw:
        derive_anew(agency)
    rows = [{"day": row.day.isoformat(), "kind": row.kind, "basis": row.basis} for row in days_of(agency)]
    if args.json:
        print(json.dumps({"version": calendar_for(agency).version, "days": rows}, ensure_ascii=False))
        return 0
    kinds = {"holiday": _("nghỉ"), "make_up": _("làm bù")}
    for row in rows:
        print(f"{row['day']}  {kinds[row['kind']]:<8}  {row['basis']}")
    if not rows:
        print(_("Cơ quan này dùng lịch chung của cả nước."))
    return 0


def derive_anew(agency: Agency) -> None:
    """What was recorded follows a name put right or another calendar: open dossiers, not the promised dates."""
    from django.db import transaction

    from motcua.register.write import surroundings_changed

    agency.refresh_from_db()
    with transaction.atomic():
        surroundings_changed(agency, datetime.now(ZONE))


def _day(text: str) -> date:
    for style in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, style).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(_("một ngày, như 2026-05-20"))
