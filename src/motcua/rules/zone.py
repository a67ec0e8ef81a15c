"""The one time zone in which the law's days begin and end."""

from datetime import datetime
from zoneinfo import ZoneInfo

from motcua.rules.wording import BadClockInput, gettext_noop

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(moment: datetime) -> datetime:
    """The same instant on the wall clock of Asia/Ho_Chi_Minh.

    Raises ``BadClockInput`` for a naive datetime: which day it belongs to would be a guess.
    """
    if moment.tzinfo is ZONE:
        return moment
    if moment.tzinfo is None:
        raise BadClockInput(gettext_noop("Thời điểm %(moment)s thiếu múi giờ."), moment=moment.isoformat())
    return moment.astimezone(ZONE)
