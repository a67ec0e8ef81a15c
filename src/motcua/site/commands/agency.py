"""``motcua agency``: show, find and correct agencies; the sources of 2025 differ, decisions decide."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from motcua.site import agency_calendar
from motcua.site.errors import UserError
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.agencies.models import Agency

HELP = _("Tra cứu, đính chính mã và tên đơn vị hành chính, cơ quan")
NEEDS = "database"

_MOST_FOUND = 50
# Option → its highest value (``agencies.lay_down.NUMBERS``, which is not read before Django is set up).
_HIGHEST = {
    "due-soon": 365, "petition": 365, "posting": 365, "acceptance": 400, "supplement": 365, "idle": 365,
    "warn-before": 400, "lapse-after": 400, "dated-back": 365,
}  # fmt: skip
_RULE = _("xét quá hạn theo thời điểm (instant) hay theo ngày (date)")
# Option → the setting, and what it is.
_NUMBERS = {
    "due-soon": ("due_soon_days", _("sắp đến hạn: còn không quá N ngày")),
    "petition": ("petition_answer_days", _("ngày làm việc để trả lời phản ánh")),
    "posting": ("posting_days", _("ngày làm việc từ quyết định công bố đến khi công khai")),
    "acceptance": ("acceptance_hours", _("giờ làm việc để tiếp nhận hồ sơ trực tuyến")),
    "supplement": ("supplement_days", _("số ngày người dân có để bổ sung hồ sơ")),
    "idle": ("idle_days", _("hồ sơ bị treo: N ngày làm việc không ai xử lý")),
    "warn-before": ("warn_before_hours", _("nhắc trước hạn N giờ làm việc")),
    "lapse-after": (
        "lapse_after_hours",
        _("N giờ làm việc sau hạn bổ sung, phần mềm tự làm việc đã báo trên phiếu"),
    ),
    "dated-back": (
        "dated_back_days",
        _("kết quả cơ quan khác ghi lùi quá N ngày làm việc thì phải có người duyệt"),
    ),
}
_WORDS = {
    "code-prefix": (
        "code_prefix",
        _("phần đầu của mã hồ sơ, như H24.85.MC; không trùng với mã mà hệ thống khác đang cấp"),
    ),
    "tracking": ("tracking_address", _("trang tra cứu hồ sơ, in thành mã QR trên phiếu hẹn")),
    "mail-from": ("mail_from", _("địa chỉ gửi thư nhắc việc")),
}
_WRITTEN = {"code-prefix": _("MÃ"), "tracking": _("ĐỊA_CHỈ"), "mail-from": _("ĐỊA_CHỈ")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``show CODE``, ``find WORDS``, ``correct CODE --name|--code VALUE --reason WHY``, ``set CODE [--rule R]``…"""
    actions = parser.add_subparsers(dest="action", required=True)
    show = actions.add_parser("show", help=_("xem một cơ quan, các mã khác và các lần đính chính"))
    show.add_argument("code", metavar=_("MÃ"))
    find = actions.add_parser("find", help=_("tìm theo tên (có dấu hay không dấu) hoặc theo mã khác"))
    find.add_argument("words", metavar=_("TỪ"), nargs="+")
    correct = actions.add_parser("correct", help=_("đính chính tên hoặc mã; giá trị cũ vẫn được giữ"))
    correct.add_argument("code", metavar=_("MÃ"))
    changed = correct.add_mutually_exclusive_group(required=True)
    changed.add_argument("--name", metavar=_("TÊN"), help=_("tên đúng, đầy đủ, như “Xã Thượng Hồng”"))
    changed.add_argument("--code", dest="new_code", metavar=_("MÃ"), help=_("mã đúng"))
    correct.add_argument(
        "--reason", required=True, metavar=_("CĂN_CỨ"), help=_("căn cứ: số quyết định, văn bản")
    )
    add = actions.add_parser("add", help=_("lập phòng, đơn vị của xã hoặc cơ quan ngành dọc"))
    add.add_argument("commune", metavar=_("MÃ_XÃ"), help=_("mã xã, phường, đặc khu"))
    add.add_argument("code", metavar=_("MÃ"), help=_("mã dưới mã xã, như KT"))
    add.add_argument("--name", required=True, metavar=_("TÊN"))
    add.add_argument("--vertical", action="store_true", help=_("cơ quan ngành dọc, không thuộc xã"))
    lay_down = actions.add_parser("set", help=_("đặt các thông số của xã; không ghi gì thì xem"))
    lay_down.add_argument("code", metavar=_("MÃ"))
    lay_down.add_argument("--rule", choices=("instant", "date"), help=_RULE)
    for option, (_name, explained) in _NUMBERS.items():
        lay_down.add_argument(f"--{option}", type=_at_most(_HIGHEST[option]), metavar="N", help=explained)
    for option, (_name, explained) in _WORDS.items():
        lay_down.add_argument(f"--{option}", metavar=_WRITTEN[option], help=explained)
    calendar = actions.add_parser(
        "calendar", help=_("lịch riêng của cơ quan: ngày nghỉ, ngày làm bù, giờ làm việc")
    )
    agency_calendar.add_arguments(calendar)
    for action in (show, find, correct, add, lay_down, calendar):
        action.add_argument("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))


def run(args: argparse.Namespace) -> int:
    """0 done, 1 nothing found, 2 no such agency or a correction that cannot stand."""
    from motcua.agencies.correct import BadCorrection
    from motcua.agencies.find import UnknownAgency

    try:
        return {
            "show": _show,
            "find": _find,
            "correct": _correct,
            "add": _add,
            "set": _set,
            "calendar": agency_calendar.run,
        }[args.action](args)
    except (UnknownAgency, BadCorrection) as error:
        raise UserError(str(error)) from None


def _show(args: argparse.Namespace) -> int:
    from motcua.agencies.find import by_code

    agency = by_code(args.code)
    told = _told(agency)
    told["other_codes"] = [{"code": code.code, "source": code.source} for code in agency.other_codes.all()]
    told["corrections"] = [
        {"field": made.field, "old": made.old, "new": made.new, "reason": made.reason,
         "recorded_at": made.recorded_at.isoformat()}
        for made in agency.corrections.all()
    ]  # fmt: skip
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(_line(agency))
    for code in told["other_codes"]:
        print(_("  mã khác: {code} (nguồn {source})").format(**code))
    for made in told["corrections"]:
        print(_("  đính chính: {old} → {new}, căn cứ: {reason}").format(**made))
    return 0


def _find(args: argparse.Namespace) -> int:
    from motcua.agencies.find import by_words

    every = by_words(" ".join(args.words))
    found = list(every[:_MOST_FOUND])
    if args.json:
        print(json.dumps({"found": [_told(agency) for agency in found]}, ensure_ascii=False))
    else:
        print("\n".join(map(_line, found)) or _("Không tìm thấy cơ quan nào. Hãy thử ít từ hơn."))
        if (more := every.count() - len(found)) > 0:
            print(_("… và {count} cơ quan nữa: hãy ghi thêm từ, như tên tỉnh, thành phố.").format(count=more))
    return 0 if found else 1


def _correct(args: argparse.Namespace) -> int:
    from motcua.agencies.correct import correct
    from motcua.agencies.find import by_code

    agency = by_code(args.code)
    if args.name is not None:
        made = correct(agency, "name", args.name, args.reason)
    else:
        made = correct(agency, "code", args.new_code, args.reason)
    if agency.kind == "commune":
        agency_calendar.derive_anew(agency)
    if args.json:
        print(json.dumps({"field": made.field, "old": made.old, "new": made.new}))
    else:
        print(_("Đã đính chính: {old} → {new}.").format(old=made.old, new=made.new))
    return 0


def _add(args: argparse.Namespace) -> int:
    from motcua.agencies.find import by_code
    from motcua.agencies.found import found
    from motcua.agencies.models import AgencyKind

    kind = AgencyKind.VERTICAL if args.vertical else AgencyKind.UNIT
    made = found(by_code(args.commune), args.code, args.name, kind)
    print(json.dumps(_told(made), ensure_ascii=False) if args.json else _line(made))
    return 0


def _at_most(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or len(text) > 3 or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(_("một số từ 1 đến {most}").format(most=most))
        return int(text)

    return read


def _set(args: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    from motcua.agencies.find import by_code
    from motcua.agencies.lay_down import lay_down
    from motcua.rules.wording import BadInput

    agency = by_code(args.code)
    if agency.kind != "commune":
        raise UserError(
            _("{name} không phải xã, phường, đặc khu: chỉ đặt cho cấp xã.").format(name=agency.name)
        )
    fields = {option: name for option, (name, _explained) in (_NUMBERS | _WORDS).items()}
    fields = {"rule": "verdict_rule", **{option.replace("-", "_"): name for option, name in fields.items()}}
    try:
        now = lay_down(agency, **{name: getattr(args, option) for option, name in fields.items()})
    except BadInput as error:
        raise UserError(error.told(_)) from None
    except ValidationError as error:
        raise UserError("\n".join(error.messages)) from None
    told = {option: getattr(now, name) for option, name in fields.items()}
    print(json.dumps(told) if args.json else "\n".join(_setting(name, value) for name, value in told.items()))
    return 0


def _setting(option: str, value: object) -> str:
    """As it is set, and what it is: ``--idle 3    hồ sơ bị treo: …``."""
    word = option.replace("_", "-")
    why = _RULE if word == "rule" else (_NUMBERS | _WORDS)[word][1]
    return f"--{word} {value or '—'}".ljust(24) + f"  {why}"


def _told(agency: Agency) -> dict[str, Any]:
    above = agency.parent
    return {
        "code": agency.code,
        "name": agency.name,
        "kind": agency.kind,
        "parent": {"code": above.code, "name": above.name} if above else None,
    }


def _line(agency: Agency) -> str:
    above = f", {agency.parent.name}" if agency.parent else ""
    return f"{agency.code}  {agency.name}{above}"
