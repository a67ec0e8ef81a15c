"""Laying down the bundles that an agency takes in: what is wrong with one, and from which day on it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyKind, Officer
from motcua.catalogue.bundles import MemberOffer, deciding, kind_of, limit_for
from motcua.catalogue.codes import is_code
from motcua.catalogue.models import BundleOffer
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules import bundle as rules
from motcua.rules.limits import Limit, Unit

LONGEST_NAME, LONGEST_BASIS, LONGEST_KEY = 200, 300, 40
ANY = Limit(1, Unit.WORKING_DAYS)
"""Stands for the limit of a member whose code the case decides: its own is found when that is known."""


def problems_of(agency: Agency, key: str, members: Sequence[MemberOffer], day: date) -> list[str]:
    """What keeps requests of ``day`` from being taken in, one sentence each; none when they can be."""
    found: list[str] = []
    shape = []
    for one in members:
        limit = limit_for(agency, one, day)
        shape.append(rules.Member(one.key, "", one.procedure, limit or ANY, one.after))
        if not one.name.strip() or len(one.name) > LONGEST_NAME or len(one.key) > LONGEST_KEY:
            found.append(_("Mỗi thủ tục cần một tên, dài nhất {longest} ký tự.").format(longest=LONGEST_NAME))
        found += _of_procedure(key, one, limit, day)
        if deciding(agency, one).kind not in (AgencyKind.COMMUNE, AgencyKind.VERTICAL):
            found.append(
                _("“{name}”: cơ quan giải quyết phải là một xã hoặc một cơ quan ngành dọc.").format(
                    name=one.name
                )
            )
    found += [str(problem) for problem in rules.problems(rules.Bundle(tuple(shape)))]
    if len(members) < 2:
        found.append(_("Liên thông cần ít nhất hai thủ tục."))
    return list(dict.fromkeys(found))


def _of_procedure(key: str, member: MemberOffer, limit: Limit | None, day: date) -> list[str]:
    kind = kind_of(key, day)
    open_codes = next((one.procedures for one in kind.members if one.key == member.key), ()) if kind else ()
    if not member.procedure:
        if len(open_codes) > 1:
            return []
        return [_("“{name}” chưa có mã thủ tục.").format(name=member.name)]
    if not is_code(member.procedure):
        return [
            _("“{name}”: “{code}” không phải mã thủ tục, ví dụ 1.001193.").format(
                name=member.name, code=member.procedure[:30]
            )
        ]
    if limit is None:
        return [
            _("“{name}” chưa có thời hạn; hãy ghi mã thủ tục hoặc thời hạn của thủ tục.").format(
                name=member.name
            )
        ]
    return []


def lay_down(
    agency: Agency,
    officer: Officer,
    key: str,
    name: str,
    members: Sequence[MemberOffer],
    valid_from: date,
    valid_to: date | None = None,
    *,
    together: bool = True,
    basis: str = "",
) -> BundleOffer:
    """Take the bundle in from ``valid_from`` on, in the place of what was laid down under its key before.

    Raises ``CatalogueRefused`` with everything that is wrong.
    """
    reasons = problems_of(agency, key, members, valid_from)
    if not name.strip() or len(name) > LONGEST_NAME or len(basis) > LONGEST_BASIS:
        reasons.append(_("Tên nhóm cần ghi, dài nhất {longest} ký tự.").format(longest=LONGEST_NAME))
    if valid_to is not None and valid_to < valid_from:
        reasons.append(_("Ngày hết hiệu lực trước ngày bắt đầu."))
    if reasons:
        raise CatalogueRefused(*reasons)
    try:
        with transaction.atomic():
            return BundleOffer.objects.create(
                agency=agency,
                key=key,
                name=name.strip(),
                valid_from=valid_from,
                valid_to=valid_to,
                members=[one.as_dict() for one in members],
                together=together,
                basis=basis.strip(),
                recorded_by=officer,
            )
    except IntegrityError as error:
        raise CatalogueRefused(
            _("Nhóm này đã có nội dung bắt đầu từ ngày {day}: chọn ngày khác.").format(
                day=f"{valid_from:%d/%m/%Y}"
            )
        ) from error
