"""Set a block of numbers aside for a counter that may lose its line, and close it with what became of it.

TT 01/2018/TT-VPCP article 19: numbers of a day follow one another; what is missing has to be explained.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.agencies.roles import Capability
from motcua.agencies.seats import seats_of
from motcua.register.actions.refused import Refused
from motcua.register.blocks import unused
from motcua.register.code import prefix_of
from motcua.register.models import NumberBlock
from motcua.register.numbering import next_number
from motcua.register.write import Actor
from motcua.rules.zone import local

MOST = 200
"""Numbers of one block: what a counter receives on a day without a line."""
AHEAD, BEHIND = timedelta(days=7), timedelta(days=1)
LONGEST_REASON, LONGEST_EXPLANATION = 300, 500


def take_block(
    agency: Agency, day: date, count: int, reason: str, actor: Actor, now: datetime | None = None
) -> NumberBlock:
    """Set aside the next ``count`` numbers of ``day``. Raises ``Refused``."""
    moment = now or timezone.now()
    _check_right(agency, actor)
    if not 1 <= count <= MOST:
        raise Refused(_("Mỗi dải từ 1 đến {most} số.").format(most=MOST))
    today = local(moment).date()
    if not today - BEHIND <= day <= today + AHEAD:
        raise Refused(_("Chỉ lấy dải số của hôm qua đến {days} ngày tới.").format(days=AHEAD.days))
    said = reason.strip()
    if not said or len(said) > LONGEST_REASON:
        raise Refused(_("Cần ghi lý do lấy dải số, dài nhất {longest} ký tự.").format(longest=LONGEST_REASON))
    with transaction.atomic():
        prefix = prefix_of(agency)
        first = next_number(prefix, day, count)
        return NumberBlock.objects.create(
            agency=agency,
            prefix=prefix,
            day=day,
            first=first,
            last=first + count - 1,
            reason=said,
            taken_by=actor.officer,
            taken_at=moment,
        )


def close_block(block_id: int, explanation: str, actor: Actor, now: datetime | None = None) -> NumberBlock:
    """Close a block: none of its numbers can be used any more, and what is unused is explained. Raises ``Refused``."""
    with transaction.atomic():
        block = NumberBlock.objects.select_for_update(of=("self",)).select_related("agency").get(pk=block_id)
        _check_right(block.agency, actor)
        if block.closed_at is not None:
            raise Refused(_("Dải số này đã đóng."))
        said, left = explanation.strip(), unused(block)
        if left and not said:
            raise Refused(_("Còn {count} số chưa dùng: cần ghi vì sao không dùng.").format(count=len(left)))
        if len(said) > LONGEST_EXPLANATION:
            raise Refused(_("Giải thích dài quá {longest} ký tự.").format(longest=LONGEST_EXPLANATION))
        block.explanation, block.closed_at = said, now or timezone.now()
        block.save(update_fields=["explanation", "closed_at"])
    return block


def _check_right(agency: Agency, actor: Actor) -> None:
    if not seats_of(actor.officer.user).may(Capability.INTAKE, {agency.pk}):
        raise Refused(_("Ông/Bà không có quyền với số hồ sơ của {agency}.").format(agency=agency.name))
