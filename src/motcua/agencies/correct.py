"""Putting a name or a code right: sources of 2025 differ, and whoever holds the decision may say so."""

from __future__ import annotations

from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencyCode, AgencyCorrection, Officer
from motcua.rules.vietnamese import fold

REPLACED = "đã đính chính"
"""The source under which a replaced code stays known, so that files which bear it still find the agency."""


class BadCorrection(ValueError):
    """The correction cannot stand; the message says why."""


@transaction.atomic
def correct(
    agency: Agency, field: Literal["name", "code"], value: str, reason: str, officer: Officer | None = None
) -> AgencyCorrection:
    """Change one datum of an agency and keep what stood there, why, when and by whom."""
    locked = Agency.objects.select_for_update().get(pk=agency.pk)
    old, new = str(getattr(locked, field)), " ".join(value.split())
    _refuse_what_cannot_stand(locked, field, old, new, reason)
    if field == "name":
        locked.name, locked.search_key = new, fold(new)
        locked.short_name = _without_kind(new)
    else:
        locked.code = new
        AgencyCode.objects.get_or_create(agency=locked, source=REPLACED, code=old)
    locked.save()
    return AgencyCorrection.objects.create(
        agency=locked, field=field, old=old, new=new, reason=" ".join(reason.split()), officer=officer
    )


def _refuse_what_cannot_stand(agency: Agency, field: str, old: str, new: str, reason: str) -> None:
    if not reason.strip():
        raise BadCorrection(
            _("Chưa nêu lý do đính chính. Hãy ghi căn cứ (số quyết định, văn bản) vào --reason.")
        )
    if not new:
        raise BadCorrection(_("Giá trị mới để trống. Hãy ghi đầy đủ tên hoặc mã mới."))
    if new == old:
        raise BadCorrection(
            _("{name} đã mang giá trị “{value}”, không có gì để sửa.").format(name=agency.name, value=new)
        )
    if field == "code" and Agency.objects.filter(code=new).exclude(pk=agency.pk).exists():
        holder = Agency.objects.get(code=new)
        raise BadCorrection(
            _("Mã “{code}” đang là mã của {name}. Hãy đính chính mã của {name} trước.").format(
                code=new, name=holder.name
            )
        )


def _without_kind(name: str) -> str:
    for kind in ("Đặc khu ", "Thành phố ", "Phường ", "Tỉnh ", "Xã "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name[:120]
