"""A shorter limit that a commune promises of its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.catalogue.models import Offering
from motcua.catalogue.offered import statutory_limit
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Limit, Unit, due
from motcua.rules.wording import BadClockInput
from motcua.rules.zone import ZONE

_HOURS = (7, 9, 11, 14, 15, 16)
"""Receipts of a day by which limits of different units are compared; 15:00 is where same-day procedures turn."""


def set_promise(offering: Offering, limit: Limit | None, basis: str) -> None:
    """Lay down the commune's own limit, or take it back with ``None``. Raises ``CatalogueRefused``."""
    statutory = statutory_limit(offering)
    if limit is not None:
        if not basis.strip():
            raise CatalogueRefused(_("Ghi căn cứ của thời hạn rút ngắn, ví dụ quyết định của UBND xã."))
        if statutory is None:
            raise CatalogueRefused(_("Thủ tục chưa có thời hạn theo quy định nên chưa thể rút ngắn."))
        if (example := longer_at(limit, statutory)) is not None:
            raise CatalogueRefused(
                _(
                    "Thời hạn {promised} có lúc dài hơn thời hạn theo quy định {statutory}: hồ sơ nhận "
                    "{received} sẽ hẹn trả {late} thay vì {due}."
                ).format(
                    promised=limit,
                    statutory=statutory,
                    received=_said(example),
                    late=_said(due(example, limit, national_calendar())),
                    due=_said(due(example, statutory, national_calendar())),
                )
            )
    with transaction.atomic():
        locked = Offering.objects.select_for_update().get(pk=offering.pk)
        locked.promised_number = None if limit is None or limit.unit is Unit.SAME_DAY else limit.number
        locked.promised_unit = "" if limit is None else limit.unit.value
        locked.promised_basis = "" if limit is None else basis.strip()[:300]
        locked.save(update_fields=["promised_number", "promised_unit", "promised_basis"])


def still_holds(limit: Limit | None, statutory: Limit | None) -> bool:
    """Whether a promise may be carried over to another version of the procedure."""
    return limit is not None and statutory is not None and longer_at(limit, statutory) is None


@lru_cache(maxsize=256)
def longer_at(promised: Limit, statutory: Limit) -> datetime | None:
    """A receipt for which ``promised`` is owed later than ``statutory``; ``None`` when there is none.

    Of one unit the numbers decide; different units are held against each other by the clock itself, over all days
    for which holidays are announced: ten working days are more than fifteen days around Tết.
    """
    calendar = national_calendar()
    if promised.unit is statutory.unit:
        if promised.number <= statutory.number or promised.unit is Unit.SAME_DAY:
            return None
        return calendar.deemed_receipt(datetime.combine(calendar.published_from, datetime.min.time(), ZONE))
    day: date = calendar.published_from
    while day <= calendar.published_until:
        for hour in _HOURS if calendar.is_working_day(day) else ():
            received = datetime(day.year, day.month, day.day, hour, 31, tzinfo=ZONE)
            try:
                if due(received, promised, calendar) > due(received, statutory, calendar):
                    return received
            except BadClockInput:
                return received
        day += timedelta(days=1)
    return None


def _said(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y}"
