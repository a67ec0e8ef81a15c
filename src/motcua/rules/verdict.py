"""Early, on time or late."""

from datetime import datetime
from typing import Literal

from motcua.rules.zone import local

Verdict = Literal["early", "on_time", "late"]
Rule = Literal["instant", "date"]


def verdict(finished: datetime, due: datetime, rule: Rule) -> Verdict:
    """How a dossier that was finished at ``finished`` and promised for ``due`` counts (both aware).

    ``instant``: on time only at the due instant itself. ``date``: on time on the whole day of it in
    Asia/Ho_Chi_Minh. The superior agency sets which; reports print it.
    """
    if rule == "instant":
        done, owed = finished.timestamp(), due.timestamp()
    else:
        done, owed = local(finished).toordinal(), local(due).toordinal()
    if done < owed:
        return "early"
    return "late" if done > owed else "on_time"
