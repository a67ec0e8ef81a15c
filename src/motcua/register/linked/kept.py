"""Whether the rows by which the members of linked procedures are found say what their first events told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from motcua.register.models import BundleMember
from motcua.register.vocabulary import FactKind

COLUMNS = ("key", "name", "position", "after", "limit_number", "limit_unit")
"""Those of ``BundleMember`` that the event tells under the same names; the older events do not tell all of them."""


class Member(NamedTuple):
    """The code of a dossier, and what its first event told of the bundle that it is part of."""

    code: str
    part: Mapping[str, Any]


def member_told(code: str, facts: Mapping[str, Any]) -> Member | None:
    """What a first event tells; ``None`` for a dossier that is not of linked procedures."""
    fact = facts.get(FactKind.PART_OF)
    return Member(code, fact["v"]) if fact else None


def wrong_members(told: Mapping[int, Member], start: int, end: int) -> Iterator[str]:
    """What differs, in words, of the dossiers whose ids are above ``start`` and up to ``end``."""
    stored = {
        one.dossier_id: one
        for one in BundleMember.objects.filter(dossier_id__gt=start, dossier_id__lte=end).select_related(
            "bundle", "dossier"
        )
    }
    for dossier_id, (code, part) in told.items():
        row = stored.pop(dossier_id, None)
        if row is None:
            yield _("hồ sơ {code}: thiếu dòng của nhóm liên thông {bundle}").format(
                code=code, bundle=part["code"]
            )
        elif wrong := _differs(row, part):
            yield _("hồ sơ {code}: dòng của nhóm liên thông khác sự kiện ở {columns}").format(
                code=code, columns=", ".join(wrong)
            )
    for row in stored.values():
        yield _("hồ sơ {code}: có dòng của nhóm liên thông {bundle} mà không sự kiện nào ghi").format(
            code=row.dossier.code, bundle=row.bundle.code
        )


def _differs(row: BundleMember, part: Mapping[str, Any]) -> list[str]:
    wrong = [name for name in COLUMNS if name in part and getattr(row, name) != part[name]]
    whole = {"bundle": str(row.bundle.uid), "code": row.bundle.code, "together": row.bundle.together}
    return [*(name for name, value in whole.items() if part[name] != value), *wrong]
