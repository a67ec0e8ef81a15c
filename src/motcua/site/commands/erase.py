"""``motcua erase``: a person's data of a dossier, of a whole request for linked procedures or of a petition, on lawful
request."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from motcua.site.errors import UserError
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.register.write import Actor

HELP = _("Xóa dữ liệu cá nhân của hồ sơ, nhóm liên thông, phản ánh kiến nghị theo yêu cầu")
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which one, on what ground, and which administrator answers for it."""
    parser.add_argument("code", metavar=_("MÃ"), help=_("mã hồ sơ, mã nhóm liên thông, mã phản ánh"))
    parser.add_argument("--ground", required=True, metavar=_("CĂN_CỨ"), help=_("đơn yêu cầu, quyết định"))
    parser.add_argument("--officer", required=True, metavar=_("TÊN_ĐĂNG_NHẬP"), help=_("quản trị của xã"))
    parser.add_argument("--petition", action="store_true", help=_("mã ấy là của một phản ánh, kiến nghị"))
    parser.add_argument(
        "--lists", action="store_true", help=_("xóa cả bản quét danh sách bàn giao có hồ sơ khác")
    )


def run(args: argparse.Namespace) -> int:
    """A code of linked procedures stands for the whole request. Raises ``UserError``."""
    return _petition(args) if args.petition else _dossier(args)


def _petition(args: argparse.Namespace) -> int:
    from motcua.feedback.erase import erase_petition
    from motcua.register.actions.refused import Refused

    try:
        done = erase_petition(args.code, _administrator(args.officer), args.ground)
    except Refused as refused:
        raise UserError(str(refused)) from refused
    print(_("Đã xóa nội dung của phản ánh, kiến nghị {code}; vẫn được tính.").format(code=done.code))
    return 0


def _dossier(args: argparse.Namespace) -> int:
    from motcua.register import access
    from motcua.register.actions.erase import Erase
    from motcua.register.actions.erase_bundle import erase_bundle
    from motcua.register.actions.refused import Refused
    from motcua.register.models import Bundle

    actor = _administrator(args.officer)
    user = actor.officer.user
    one = access.by_code(user, args.code, Erase.capability)
    if one is None:
        raise UserError(
            _("Không có hồ sơ nào mang mã {code} mà {name} được xóa.").format(
                code=args.code, name=args.officer
            )
        )
    bundle = Bundle.objects.select_related("agency").filter(members__dossier=one).first()
    ids = list(bundle.members.values_list("dossier_id", flat=True)) if bundle else [one.pk]
    if not args.lists:
        _check_lists(ids)
    try:
        done = (
            erase_bundle(bundle, actor, args.ground)
            if bundle
            else [Erase(one.pk, actor, args.ground).execute()]
        )
    except Refused as refused:
        raise UserError(str(refused)) from refused
    print(
        _("Đã xóa dữ liệu cá nhân của {count} hồ sơ: {codes}.").format(
            count=len(done), codes=", ".join(each.code for each in done)
        )
    )
    return 0


def _check_lists(ids: list[int]) -> None:
    """Say which signed lists would lose their scans with other dossiers on them. Raises ``UserError`` of any."""
    from motcua.register.actions.erase import on_lists_too
    from motcua.register.models import Dossier

    found = on_lists_too(ids)
    if not found:
        return
    others = {pk for each in found.values() for pk in each}
    codes = Dossier.objects.filter(pk__in=others).order_by("pk").values_list("code", flat=True)
    raise UserError(
        _(
            "Chưa xóa gì. Bản quét danh sách bàn giao số {numbers} cũng sẽ bị xóa, trong đó có hồ sơ khác: {codes}."
            " Nếu vẫn xóa, thêm --lists."
        ).format(numbers=", ".join(found), codes=", ".join(codes))
    )


def _administrator(username: str) -> Actor:
    from motcua.agencies.models import Officer
    from motcua.agencies.roles import Role
    from motcua.register.write import Actor

    officer = (
        Officer.objects.select_related("user").filter(user__username=username, user__is_active=True).first()
    )
    if officer is None:
        raise UserError(_("Không có tài khoản {username}.").format(username=username))
    return Actor(officer, Role.ADMIN.value, "cli")
