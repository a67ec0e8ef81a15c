"""The same counting as a clerk would do it, dossier by dossier: slow, plain, and written apart from the SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from motcua.register.models import Dossier, Wait
from motcua.rules.periods import Period
from motcua.rules.verdict import verdict


def _waiting(waits: Iterable[Wait], ground: str, end: datetime) -> bool:
    return any(
        wait.ground == ground
        and not (wait.since is not None and wait.since >= end)
        and not (wait.until is not None and wait.until < end)
        for wait in waits
    )


def letter(one: Dossier, end: datetime) -> str:
    """Whether a letter of apology was written by then; empty of dossiers of other systems, which do not tell."""
    if one.apologised_at is not None and one.apologised_at < end:
        return "with_letter"
    return "without_letter" if one.owned else ""


def keys_of(one: Dossier, period: Period, waits: Iterable[Wait] = ()) -> set[str]:
    """The keys of the figures in which a dossier counts (those by a rule of the report left out)."""
    start, end = period.start, period.end
    finished = one.finished_at or one.handed_over_at
    if one.status in ("draft", "filed", "not_accepted") or one.received_at is None or one.received_at >= end:
        return set()
    if finished is not None and finished < start:
        return set()
    keys = {"received.total"}
    if one.received_at < start:
        keys.add("received.carried_over")
    else:
        keys.add("received_in_period")
        keys.add(f"received.{one.channel}" if one.channel else "unknown_channel")
        if one.digitised:
            keys.add("digitised")
        if one.reused:
            keys.add("reused")
        if one.fee > 0:
            keys.add("with_fee")
            if one.paid_online:
                keys.add("paid_online")
        if one.linked_group:
            keys.add("linked")
        if one.system and one.system != "motcua":
            keys.add("recorded_in_system")
    if finished is not None and finished <= end - timedelta(microseconds=1):
        keys.add("resolved.total")
        for rule in ("instant", "date"):
            found = "on_time" if one.due_at is None else verdict(finished, one.due_at, rule)  # type: ignore[arg-type]
            keys.add(f"resolved.by_{rule}.{found}")
        if one.outcome == "refused":
            keys.add("resolved.refused")
        if one.outcome == "withdrawn":
            keys.add("resolved.withdrawn")
        if one.outcome == "stopped":
            keys.add("stopped")
        if one.outcome == "issued":
            keys.add("issued")
            if one.electronic_result:
                keys.add("electronic_results")
            if one.handed_over_at is None or one.handed_over_at >= end:
                keys.add("awaiting_hand_over" if one.hand_over_recorded else "unknown_hand_over")
    else:
        keys.add("pending.total")
        keys.add("pending.overdue" if one.due_at is not None and one.due_at < end else "pending.within")
        if "pending.overdue" in keys and (told := letter(one, end)):
            keys.add(f"overdue_{told}")
        for ground in ("supplement", "finance"):
            if _waiting(waits, ground, end):
                keys.add(f"pending.awaiting_{ground}")
    return keys


def counted(dossiers: Iterable[Dossier], period: Period) -> Counter[str]:
    """Key → how many, of dossiers that are saved."""
    sums: Counter[str] = Counter()
    for one in dossiers:
        sums.update(keys_of(one, period, one.waits.all()))
    return sums
