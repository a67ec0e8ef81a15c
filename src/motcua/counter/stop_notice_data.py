"""From a dossier that was stopped to what form 05 says: whose letter of which day, the stage, the money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from motcua.documents.blocks import BLANK
from motcua.documents.slips import stop
from motcua.documents.slips.people import Office, Request
from motcua.documents.slips.sheet import Slip
from motcua.documents.slips.words import day, dong
from motcua.register.actions.pay import paid
from motcua.register.hearing import Recorded
from motcua.register.own import Opened
from motcua.register.vocabulary import EventKind, FactKind, Status
from motcua.rules.zone import local


def stop_notice(office: Office, request: Request, opened: Opened) -> Slip | None:
    """The notice of the last stop; ``None`` where there was none after a receipt."""
    event = next((one for one in reversed(opened.events) if one.kind == EventKind.STOPPED), None)
    received = opened.state.received_at
    if event is None or received is None:
        return None
    stays = [stay for stay in opened.course.stays if stay.since < event.recorded_at]
    said = _told(event, FactKind.STOP) or {}
    return stop.paper(
        stop.Stop(
            office,
            request,
            stopped_at=event.recorded_at,
            received_at=received,
            withdrawn=_told(event, FactKind.STATUS) == Status.WITHDRAWN,
            letter=str(said.get("request") or ""),
            letter_day=date.fromisoformat(said["request_day"]) if said.get("request_day") else None,
            lapsed=bool(said.get("lapsed")),
            papers="trả lại người nộp tại nơi đã nộp hồ sơ" if said.get("papers_back") else "",
            money=_money(opened, str(said.get("money") or "")),
            stage=stays[-1].name if stays else "",
            reason=str(_told(event, FactKind.REASON) or ""),
        )
    )


def _told(event: Recorded, kind: str) -> Any:
    fact = event.facts.get(kind)
    return fact.get("v") if fact else None


def _money(opened: Opened, said: str) -> str:
    """What was paid so far, fees and obligations; what becomes of it as it was decided, else room to write it in."""
    paid_so_far = [*_fees(opened), *_obligations(opened, met=True)]
    owed = list(_obligations(opened, met=False))
    if paid_so_far:
        return ", ".join([*paid_so_far, *owed, said or BLANK])
    return ", ".join([*owed, said or "chưa thu khoản nào"])


def _fees(opened: Opened) -> Iterator[str]:
    if taken := paid(opened):
        yield f"đã thu {dong(taken)} tại quầy"
    if opened.state.paid_online:
        yield f"đã nộp trực tuyến {dong(opened.state.fee)}" if opened.state.fee else "đã nộp trực tuyến"


def _obligations(opened: Opened, *, met: bool) -> Iterator[str]:
    for kind, told in opened.course.told.items():
        if not kind.startswith(f"{FactKind.OBLIGATION}:") or not told or bool(told.get("paid_at")) != met:
            continue
        amount = f" {dong(told['amount'])}" if told.get("amount") else ""
        when = ""
        if met:
            there = local(datetime.fromisoformat(told["paid_at"])).date()
            when = f" ngày {day(there)} ({told['reference']})"
        yield f"{told.get('content', '')}{amount}: {'đã nộp' if met else 'chưa nộp'}{when}"
