"""``motcua user add|list|password``: the officers' accounts, by the administrator."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from motcua.site.errors import UserError
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from motcua.agencies.models import Agency
    from motcua.agencies.roles import Role

HELP = _("Tạo, liệt kê tài khoản cán bộ; đặt lại mật khẩu")
NEEDS = "database"
# ``agencies.roles.Role`` with its labels, which is not read before Django is set up.
_ROLES = {
    "intake": _("Cán bộ tiếp nhận"),
    "handler": _("Cán bộ thụ lý"),
    "leader": _("Lãnh đạo đơn vị"),
    "chair": _("Chủ tịch, Phó Chủ tịch"),
    "clerk": _("Văn thư"),
    "hand_over": _("Cán bộ trả kết quả"),
    "cashier": _("Thu ngân"),
    "director": _("Giám đốc Trung tâm"),
    "control": _("Cán bộ kiểm soát TTHC"),
    "admin": _("Quản trị hệ thống"),
    "vertical": _("Cán bộ cơ quan ngành dọc"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="add|list|password")
    add = actions.add_parser("add", help=_("tạo tài khoản"))
    add.add_argument("username", metavar=_("TÊN_ĐĂNG_NHẬP"))
    add.add_argument("--commune", required=True, metavar=_("MÃ"), help=_("mã xã, phường, đặc khu"))
    add.add_argument(
        "--role",
        required=True,
        action="append",
        metavar=_("VAI_TRÒ"),
        help=_("{roles}; nhắc lại để có nhiều vai trò").format(
            roles="; ".join(f"{role} ({name})" for role, name in _ROLES.items())
        ),
    )
    add.add_argument("--name", default="", metavar=_("TÊN"), help=_("họ và tên"))
    _password_argument(add)
    listed = actions.add_parser("list", help=_("liệt kê tài khoản"))
    listed.add_argument("--commune", default="", metavar=_("MÃ"), help=_("chỉ của xã, phường, đặc khu này"))
    password = actions.add_parser("password", help=_("đặt lại mật khẩu"))
    password.add_argument("username", metavar=_("TÊN_ĐĂNG_NHẬP"))
    _password_argument(password)


def _password_argument(parser: argparse.ArgumentParser) -> None:
    text = _("đọc mật khẩu từ đầu vào; không có thì chương trình tự đặt và in ra một lần")
    parser.add_argument("--password-stdin", action="store_true", help=text)
    kept = _("không phải đổi mật khẩu này ở lần đăng nhập đầu (bản thử, kịch bản tự động)")
    parser.add_argument("--keep-password", action="store_true", help=kept)


def run(args: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError

    try:
        return {"add": _add, "list": _list, "password": _password}[args.action](args)
    except ValidationError as error:
        raise UserError("\n".join(error.messages)) from error


def _add(args: argparse.Namespace) -> int:
    from motcua.agencies.accounts import add_officer

    agency, roles, password = (
        _commune(args.commune),
        [_role(word) for word in args.role],
        _chosen_password(args),
    )
    add_officer(args.username, args.name, agency, roles, password, first_password=not args.keep_password)
    print(_("Đã tạo tài khoản {username} tại {agency}.").format(username=args.username, agency=agency))
    _tell(args, password)
    return 0


def _list(args: argparse.Namespace) -> int:
    from motcua.agencies.models import Officer

    officers = Officer.objects.select_related("user", "agency").order_by("agency__code", "user__username")
    if args.commune:
        officers = officers.filter(agency=_commune(args.commune))
    for officer in officers.prefetch_related("assignments"):
        roles = ", ".join(sorted({assignment.get_role_display() for assignment in officer.assignments.all()}))
        closed = "" if officer.user.is_active else _(" (đã khóa)")
        print(f"{officer.user.username}{closed}\t{officer.name}\t{officer.agency}\t{roles}")
    return 0


def _password(args: argparse.Namespace) -> int:
    from motcua.agencies.accounts import reset_password, set_password
    from motcua.agencies.models import AccountAct, Officer

    user, password = _user(args.username), _chosen_password(args)
    officer = Officer.objects.filter(user=user).first()
    if officer is None:
        set_password(user, password)
    else:
        reset_password(officer, password, AccountAct.PASSWORD, kept=args.keep_password)
    print(_("Đã đặt lại mật khẩu của {username}.").format(username=args.username))
    _tell(args, password)
    return 0


def _chosen_password(args: argparse.Namespace) -> str:
    from motcua.agencies.accounts import new_password

    if not args.password_stdin:
        return new_password()
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise UserError(
            _("Đầu vào không có mật khẩu. Hãy đưa mật khẩu vào đầu vào chuẩn, kết thúc bằng xuống dòng.")
        )
    return given


def _tell(args: argparse.Namespace, password: str) -> None:
    if not args.keep_password:
        print(_("Lần đăng nhập đầu phải đổi mật khẩu này."))
    if not args.password_stdin:
        print(_("Mật khẩu (chỉ hiện lần này): {password}").format(password=password))


def _commune(code: str) -> Agency:
    from motcua.agencies.find import UnknownAgency, by_code

    try:
        return by_code(code)
    except UnknownAgency as error:
        raise UserError(str(error)) from error


def _role(word: str) -> Role:
    from motcua.agencies.roles import Role

    if word not in Role.values:
        raise UserError(
            _("Không có vai trò “{word}”. Các vai trò: {roles}.").format(
                word=word, roles="; ".join(f"{role.value} ({role.label})" for role in Role)
            )
        )
    return Role(word)


def _user(username: str) -> User:
    from django.contrib.auth.models import User

    found = User.objects.filter(username=username).first()
    if found is None:
        raise UserError(
            _("Không có tài khoản “{username}”. Xem danh sách bằng: motcua user list").format(
                username=username
            )
        )
    return found
