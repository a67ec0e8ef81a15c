"""``motcua agency calendar``: the days and the hours in which an agency works or rests other than the nation."""

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


WEEKDAYS = ("2", "3", "4", "5", "6", "7", "cn")
"""Monday to Sunday, as people number them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``CODE``: the list; ``--rest``, ``--make-up`` or ``--withdraw`` a DAY, ``--hours`` or ``--withdraw-hours`` of a
    ``--weekday``, each with ``--basis``.
    """
    parser.add_argument("code", metavar=_("MÃ"))
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--rest", metavar=_("NGÀY"), type=_day, help=_("thêm ngày nghỉ, như 2026-05-20"))
    change.add_argument("--make-up", metavar=_("NGÀY"), type=_day, help=_("thêm ngày làm bù"))
    change.add_argument(
        "--withdraw", metavar=_("NGÀY"), type=_day, help=_("bỏ ngày đã ghi; dòng cũ vẫn được giữ")
    )
    change.add_argument(
        "--hours",
        metavar=_("GIỜ"),
        help=_(
            "giờ làm việc của một thứ trong tuần, tính vào thời hạn, như “07:30-11:30 13:30-16:00”, hoặc “nghỉ”"
        ),
    )
    change.add_argument(
        "--withdraw-hours",
        action="store_true",
        help=_("bỏ giờ đã ghi của một thứ từ --since; dòng cũ vẫn được giữ"),
    )
    parser.add_argument("--weekday", choices=WEEKDAYS, help=_("thứ trong tuần: 2 đến 7, hoặc cn"))
    parser.add_argument("--since", metavar=_("NGÀY"), type=_day, help=_("ngày đầu áp dụng giờ làm việc"))
    parser.add_argument(
        "--until",
        metavar=_("NGÀY"),
        type=_day,
        help=_("ngày cuối áp dụng; không ghi: cho đến khi có giờ khác"),
    )
    parser.add_argument("--basis", metavar=_("CĂN_CỨ"), default="", help=_("căn cứ: số quyết định, văn bản"))


def run(args: argparse.Namespace) -> int:
    """0 done; 2 for a day that cannot be set so."""
    from motcua.agencies.find import by_code
    from motcua.agencies.working_calendar import set_day, withdraw_day
    from motcua.rules.wording import BadInput

    agency = by_code(args.code)
    changes_hours = args.hours is not None or args.withdraw_hours
    try:
        if args.rest or args.make_up:
            set_day(agency, args.rest or args.make_up, "holiday" if args.rest else "make_up", args.basis)
        elif args.withdraw:
            withdraw_day(agency, args.withdraw, args.basis)
        elif changes_hours:
            _change_hours(agency, args)
        elif args.weekday or args.since or args.until:
            raise UserError(_("--weekday, --since, --until đi cùng --hours hoặc --withdraw-hours."))
    except BadInput as error:
        raise UserError(error.told(_)) from None
    if args.rest or args.make_up or args.withdraw or changes_hours:
        derive_anew(agency)
    _tell(agency, args.json)
    return 0


def _change_hours(agency: Agency, args: argparse.Namespace) -> None:
    from motcua.agencies.working_hours import set_hours, withdraw_hours

    if args.weekday is None or args.since is None:
        raise UserError(_("Cần ghi --weekday (thứ trong tuần) và --since (ngày đầu áp dụng)."))
    weekday = WEEKDAYS.index(args.weekday)
    if args.withdraw_hours:
        withdraw_hours(agency, weekday, args.since, args.basis)
    else:
        set_hours(agency, weekday, args.hours, args.since, args.until, args.basis)


def _tell(agency: Agency, as_json: bool) -> None:
    from motcua.agencies.working_calendar import calendar_for, days_of
    from motcua.agencies.working_hours import hours_of

    days = [{"day": row.day.isoformat(), "kind": row.kind, "basis": row.basis} for row in days_of(agency)]
    hours = [
        {
            "weekday": WEEKDAYS[row.weekday],
            "hours": row.hours,
            "since": row.valid_from.isoformat(),
            "until": row.valid_to and row.valid_to.isoformat(),
            "basis": row.basis,
        }
        for row in hours_of(agency)
    ]
    if as_json:
        told = {"version": calendar_for(agency).version, "days": days, "hours": hours}
        print(json.dumps(told, ensure_ascii=False))
        return
    kinds = {"holiday": _("nghỉ"), "make_up": _("làm bù")}
    for row in days:
        print(f"{row['day']}  {kinds[row['kind']]:<8}  {row['basis']}")
    for one in hours:
        until = one["until"] or _("khi có giờ khác")
        name = _("chủ nhật") if one["weekday"] == "cn" else _("thứ {number}").format(number=one["weekday"])
        print(f"{name:<8}  {one['hours']}  {one['since']} → {until}  {one['basis']}")
    if not days and not hours:
        print(_("Cơ quan này dùng lịch chung của cả nước."))


def derive_anew(agency: Agency) -> None:
    """What was recorded follows a name put right or another calendar: open dossiers, not the promised dates."""
    from django.db import transaction

    from motcua.register.reckoning import surroundings_changed

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
