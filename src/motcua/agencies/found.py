"""Units of a commune and vertical agencies beside it: made by their code and name, when none of that code is there."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.correct import BadCorrection
from motcua.agencies.models import Agency, AgencyKind
from motcua.rules.vietnamese import fold

CODE = re.compile(r"[0-9A-Z]{1,10}(\.[0-9A-Z]{1,10})*")
LONGEST_CODE, LONGEST_NAME = 35, 120


@transaction.atomic
def found(parent: Agency, code: str, name: str, kind: AgencyKind) -> Agency:
    """Make a unit below a commune or a vertical agency; its code is the parent's, a point and ``code``.

    Raises ``BadCorrection`` with what to write instead.
    """
    if kind not in (AgencyKind.UNIT, AgencyKind.VERTICAL) or parent.kind != AgencyKind.COMMUNE:
        raise BadCorrection(_("Chỉ lập phòng, đơn vị hoặc cơ quan ngành dọc dưới một xã, phường, đặc khu."))
    whole, words = f"{parent.code}.{code}", " ".join(name.split())
    if CODE.fullmatch(code) is None or len(whole) > LONGEST_CODE:
        raise BadCorrection(_("Mã chỉ gồm chữ hoa không dấu và số, như KT hoặc TTPVHCC."))
    if not 0 < len(words) <= LONGEST_NAME:
        raise BadCorrection(_("Tên cần có từ 1 đến {most} chữ.").format(most=LONGEST_NAME))
    if Agency.objects.filter(code=whole).exists():
        raise BadCorrection(_("Đã có cơ quan mang mã {code}.").format(code=whole))
    return Agency.objects.create(
        code=whole, name=words, short_name=words, kind=kind, parent=parent, search_key=fold(words)
    )
