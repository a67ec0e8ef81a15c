"""``report.json`` recounted from the lives of dossiers, as a clerk would: none of the program's counting is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from motcua.demo.dossier import FINANCE, REFUSED, SUPPLEMENT, WITHDRAWN
from motcua.rules.periods import Period
from motcua.rules.zone import ZONE
from tests.reports.another_quarter import BRANCH, LINKED, Life

TELLS_NO_HAND_OVER = ("bo-tu-phap", "bo-tai-chinh")
TELLS_FIELD = ("mot-cua-hai-phong", BRANCH, LINKED)
UNKNOWN_FIELD = "Chưa xác định lĩnh vực"


def due(life: Life) -> datetime | None:
    """The promised instant; the business households' list has the day alone, whose working time ends at 17:00."""
    if life.one.due is None or life.system != "bo-tai-chinh":
        return life.one.due
    return datetime.combine(life.one.due.date(), time(17), ZONE)


class Recount:
    """Of one period; ``fields`` is the catalogue: code of a procedure → field."""

    def __init__(
        self, lives: Sequence[Life], period: Period, fields: Mapping[str, str], commune: str
    ) -> None:
        self.period, self.fields, self.commune = period, fields, commune
        standing = [life for life in lives if self.stands(life)]
        self.own = [life for life in standing if life.system != BRANCH]
        self.branch = [life for life in standing if life.system == BRANCH]

    def stands(self, life: Life) -> bool:
        one = life.one
        if one.received is None or one.received >= self.period.end:
            return False
        return one.finished is None or one.finished >= self.period.start

    def fresh(self, life: Life) -> bool:
        return life.one.received is not None and life.one.received >= self.period.start

    def closed(self, life: Life) -> bool:
        return life.one.finished is not None and life.one.finished < self.period.end

    def verdict(self, life: Life, rule: str) -> str:
        finished, promised = life.one.finished, due(life)
        if finished is None or promised is None:
            return "on_time"
        left: Any = finished.date() if rule == "by_date" else finished
        right: Any = promised.date() if rule == "by_date" else promised
        return "early" if left < right else "late" if left > right else "on_time"

    def waits(self, life: Life, status: str) -> bool:
        since = [asked.asked for asked in life.one.asked if asked.answered is None]
        return life.one.status == status and not any(moment >= self.period.end for moment in since)

    def block(self, lives: Sequence[Life]) -> dict[str, Any]:
        fresh = [life for life in lives if self.fresh(life)]
        closed = [life for life in lives if self.closed(life)]
        open_ = [life for life in lives if not self.closed(life)]
        overdue = [
            life for life in open_ if (promised := due(life)) is not None and promised < self.period.end
        ]
        came = Counter(life.channel for life in fresh)
        verdicts = {
            rule: Counter(self.verdict(life, rule) for life in closed) for rule in ("by_instant", "by_date")
        }
        return {
            "received": {
                "total": len(lives),
                **{channel: came[channel] for channel in ("online", "in_person", "postal")},
                "carried_over": len(lives) - len(fresh),
            },
            "resolved": {
                "total": len(closed),
                **{rule: {name: found[name] for name in ("early", "on_time", "late")}
                   for rule, found in verdicts.items()},
                "refused": sum(life.one.status == REFUSED for life in closed),
                "withdrawn": sum(life.one.status == WITHDRAWN for life in closed),
            },
            "pending": {
                "total": len(open_),
                "within": len(open_) - len(overdue),
                "overdue": len(overdue),
                "awaiting_supplement": sum(self.waits(life, SUPPLEMENT) for life in open_),
                "awaiting_finance": sum(self.waits(life, FINANCE) for life in open_),
            },
        }  # fmt: skip

    def grouped(self, lives: Sequence[Life], name_of: Callable[[Life], str]) -> dict[str, dict[str, Any]]:
        names = {name_of(life) for life in lives}
        return {name: self.block([life for life in lives if name_of(life) == name]) for name in names}

    def field(self, life: Life) -> str:
        """Of the catalogue; of a procedure that it does not have, what the file says, if its system tells any."""
        told = life.one.procedure.field if life.system in TELLS_FIELD else UNKNOWN_FIELD
        return self.fields.get(life.one.shown_code, told)

    def not_handed_over(self, lives: Sequence[Life]) -> int:
        return sum(life.one.handed_over is None or life.one.handed_over >= self.period.end for life in lives)

    def shares(self) -> dict[str, tuple[int, int]]:
        fresh = [life for life in self.own if self.fresh(life)]
        closed = [life for life in self.own if self.closed(life)]
        issued = [life for life in closed if life.one.issued]
        charged = [life for life in fresh if life.one.fee]
        in_time = sum(self.verdict(life, "by_instant") != "late" for life in closed)
        return {
            "online": (sum(life.channel == "online" for life in fresh), len(fresh)),
            "resolved_in_time": (in_time, len(closed)),
            "electronic_results": (sum(life.electronic for life in issued), len(issued)),
            "digitised": (sum(life.one.digitised for life in fresh), len(fresh)),
            "reused": (sum(life.one.reused for life in fresh), len(fresh)),
            "paid_online": (sum(life.one.paid_online for life in charged), len(charged)),
        }

    def late(self) -> list[dict[str, Any]]:
        """The commune's late dossiers by code."""
        found = [
            life for life in self.own if self.closed(life) and self.verdict(life, "by_instant") == "late"
        ]
        return [
            {
                "code": life.one.code,
                "field": self.field(life),
                "system": life.system,
                "unit": self.commune,
                "due": _wall(due(life)),
                "finished": _wall(life.one.finished),
                # The city's export alone has a column of notes.
                "reason": life.one.note if life.system == "mot-cua-hai-phong" else "",
                "corrected": False,
            }
            for life in sorted(found, key=lambda life: life.one.code)
        ]

    def daily(self) -> list[dict[str, Any]]:
        received = Counter(life.one.received.date() for life in self.own if life.one.received)
        resolved = Counter(life.one.finished.date() for life in self.own if life.one.finished)
        first, last = self.period.first, self.period.last
        days = [first + timedelta(days=passed) for passed in range((last - first).days + 1)]
        return [
            {"day": day.isoformat(), "received": received[day], "resolved": resolved[day]} for day in days
        ]

    def durations(self) -> dict[str, int]:
        taken = sorted(
            (life.one.finished.date() - life.one.received.date()).days
            for life in self.own
            if self.closed(life) and life.one.finished and life.one.received
        )
        return {
            name: next(days for place, days in enumerate(taken, 1) if place * 100 >= share * len(taken))
            for name, share in (("median_days", 50), ("days_of_nine_in_ten", 90))
        }

    def appendix(self, groups: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        rows = {
            kind: {name: _columns(block) for name, block in named.items()} for kind, named in groups.items()
        }
        return {"total": _columns(self.block(self.own)), **rows}

    def report(self) -> dict[str, Any]:
        """Every figure of ``report.json`` that comes of dossiers; ``late`` and ``late_dossiers`` by code."""
        shares, late = self.shares(), self.late()
        rates = {name: _percent(*parts) for name, parts in shares.items()}
        fresh = sum(map(self.fresh, self.own))
        issued = [life for life in self.own if self.closed(life) and life.one.issued]
        silent, telling = (
            [life for life in issued if (life.system in TELLS_NO_HAND_OVER) is wanted]
            for wanted in (True, False)
        )
        groups = {
            "by_field": self.grouped(self.own, self.field),
            "by_system": self.grouped(self.own, lambda life: life.system),
            "by_unit": self.grouped(self.own, lambda life: self.commune),
            "by_vertical": self.grouped(self.branch, lambda life: life.one.handler),
        }
        carried = len(self.own) - fresh
        return {
            **self.block(self.own),
            "rates": rates,
            "numerators": {
                name: list(shares[name])
                for name in ("electronic_results", "digitised", "reused", "paid_online")
            },
            "linked_groups": dict(
                Counter(
                    life.one.linked_group for life in self.own if life.one.linked_group and self.fresh(life)
                )
            ),
            "vertical": groups["by_vertical"],
            "by_source": groups["by_system"],
            "by_field": groups["by_field"],
            "by_unit": groups["by_unit"],
            "late": [{"code": each["code"], "reason": each["reason"]} for each in late],
            "late_dossiers": late,
            "late_corrected": 0,
            "late_with_reason": sum(bool(each["reason"]) for each in late),
            "late_without_reason": sum(not each["reason"] for each in late),
            "late_with_letter": 0,
            "late_without_letter": 0,
            "overdue_with_letter": 0,
            "overdue_without_letter": 0,
            "awaiting_hand_over": self.not_handed_over(telling),
            "unknown_hand_over": self.not_handed_over(silent),
            "stopped": 0,
            "unknown_channel": 0,
            "received_recorded": [fresh, fresh],
            "modes": {},
            "daily": self.daily(),
            "durations": self.durations(),
            "appendix": self.appendix(groups),
            "carried_over": carried,
            "conflicts": sum(life.one.other_finish is not None for life in self.own if life.system == LINKED),
        }


def _wall(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(ZONE).replace(tzinfo=None, microsecond=0).isoformat()


def _percent(part: int, whole: int) -> float | None:
    """Two decimals, half up, by whole numbers alone."""
    return None if whole == 0 else (2 * part * 10_000 + whole) // (2 * whole) / 100


def _columns(block: Mapping[str, Any]) -> dict[str, int]:
    """Columns 3 to 13 of form II.06a."""
    received, resolved, pending = block["received"], block["resolved"], block["pending"]
    verdicts = resolved["by_instant"]
    figures = [
        received["total"], received["online"], received["in_person"] + received["postal"], received["carried_over"],
        resolved["total"], verdicts["early"], verdicts["on_time"], verdicts["late"],
        pending["total"], pending["within"], pending["overdue"],
    ]  # fmt: skip
    return {str(number): figure for number, figure in enumerate(figures, 3)}
