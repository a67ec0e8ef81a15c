"""What happened to a dossier, newest first: who recorded what, when, and from which row of which file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies.models import Officer
from motcua.agencies.roles import Role
from motcua.counter.fact_words import fact_name, fact_value
from motcua.counter.joined import JOINING, joined, parted_to, records_named, told_once
from motcua.counter.own_words import officers_in, own_words
from motcua.register.appraise import shown
from motcua.register.models import Dossier, Event
from motcua.register.systems import system_name
from motcua.register.vocabulary import EventKind, FactKind

LOOKS = {
    EventKind.RECORDED: ("info", "file-import"),
    EventKind.CORRECTED: ("wait", "edit"),
    EventKind.MERGED: ("plain", "git-merge"),
    EventKind.UNMERGED: ("plain", "git-fork"),
    EventKind.DOUBT_SETTLED: ("doubt", "help-circle"),
    EventKind.HANDED_OVER: ("ok", "package-export"),
    EventKind.NOTED: ("plain", "note"),
    EventKind.ASSIGNED: ("plain", "user-check"),
    EventKind.REMINDED: ("wait", "bell"),
    EventKind.EXPLAINED: ("wait", "message"),
    EventKind.ERASED: ("plain", "trash"),
    EventKind.FILED: ("info", "inbox"),
    EventKind.GUIDED: ("wait", "message"),
    EventKind.COMPLETED: ("info", "list-check"),
    EventKind.NOT_ACCEPTED: ("plain", "ban"),
    EventKind.RECEIVED: ("info", "clipboard-check"),
    EventKind.TURN_AWAITED: ("info", "hourglass"),
    EventKind.MADE_ORDINARY: ("plain", "calendar"),
    EventKind.FORWARDED: ("plain", "send"),
    EventKind.RETURNED: ("wait", "arrow-back-up"),
    EventKind.RECALLED: ("wait", "arrow-back-up"),
    EventKind.TAKEN_OVER: ("plain", "user-check"),
    EventKind.PAUSED: ("wait", "player-pause"),
    EventKind.RESUMED: ("info", "rotate-clockwise"),
    EventKind.OPINION_ASKED: ("wait", "help-circle"),
    EventKind.OPINION_GIVEN: ("info", "message"),
    EventKind.SUPPLEMENT_ASKED: ("wait", "clipboard-list"),
    EventKind.SUPPLEMENT_ALLOWED: ("plain", "clipboard-check"),
    EventKind.SUPPLEMENTED: ("info", "inbox"),
    EventKind.OBLIGED: ("wait", "credit-card"),
    EventKind.CLEARED: ("ok", "circle-check"),
    EventKind.APOLOGISED: ("wait", "calendar-event"),
    EventKind.REFUSED: ("late", "ban"),
    EventKind.STOPPED: ("plain", "player-stop"),
    EventKind.PROPOSED: ("plain", "file-check"),
    EventKind.APPROVED: ("ok", "writing"),
    EventKind.STAMPED: ("ok", "certificate"),
    EventKind.ISSUED: ("ok", "certificate"),
    EventKind.NOTIFIED: ("info", "phone"),
    EventKind.PAPERS_SENT: ("plain", "arrows-exchange"),
    EventKind.PAPERS_TAKEN: ("plain", "inbox"),
    EventKind.SHELVED: ("plain", "archive"),
    EventKind.PAID: ("ok", "credit-card"),
    EventKind.RECEIPT_CANCELLED: ("wait", "credit-card"),
    EventKind.SLIP_PRINTED: ("plain", "printer"),
    EventKind.SENT_ACROSS: ("info", "send"),
    EventKind.ATTACHED: ("plain", "paperclip"),
}
QUIET = frozenset({FactKind.CODE, FactKind.PROCEDURE_NAME, FactKind.FIELD})
"""Facts that the head of the page tells already."""


def events_of(dossier: Dossier) -> list[Event]:
    """All events that count for the dossier, in the order of recording."""
    records = Dossier.objects.filter(merged_into=dossier).values("pk")
    own = Event.objects.filter(dossier=dossier) | Event.objects.filter(dossier__in=records)
    return list(own.select_related("officer", "dossier").order_by("recorded_at", "id"))


def timeline(dossier: Dossier, events: Sequence[Event]) -> list[dict[str, Any]]:
    """The entries of ``partials/timeline.html``, newest first."""
    names, records, parted = _names(events), records_named(events), parted_to(events)
    voices: dict[str, dict[str, Any]] = {}
    entries = []
    for event in told_once(events):
        if event.pk in parted:
            entries.append(_parted(event, records.get(parted[event.pk], ""), names))
            continue
        before = voices.setdefault(event.system, {}) if event.kind == EventKind.RECORDED else {}
        entries.append(_entry(dossier, event, before, names, records))
        before.update(event.facts)
    return entries[::-1]


def _parted(event: Event, code: str, names: Mapping[int, str]) -> dict[str, Any]:
    """What a system told here of another dossier: where it stands now, and nothing of what it said."""
    kind, icon = LOOKS[EventKind.UNMERGED]
    now_there = _("Đã tách sang hồ sơ {code}, xem ở đó.").format(code=code)
    return {
        "id": f"su-kien-{event.pk}",
        "kind": kind,
        "icon": icon,
        "title": _("Không còn thuộc hồ sơ này: ghi nhận từ {system}").format(
            system=system_name(event.system)
        ),
        "at": event.recorded_at,
        "who": _who(event, names),
        "text": f"{_text_of_export(event)} {now_there}".strip(),
    }


def _entry(
    dossier: Dossier,
    event: Event,
    before: Mapping[str, Any],
    names: Mapping[int, str],
    records: Mapping[str, str],
) -> dict[str, Any]:
    kind, icon = LOOKS.get(EventKind(event.kind), ("plain", "circle-dot"))
    entry: dict[str, Any] = {
        "id": f"su-kien-{event.pk}",
        "kind": kind,
        "icon": icon,
        "title": event.get_kind_display(),
        "at": event.recorded_at,
        "who": _who(event, names),
    }
    if event.kind == EventKind.RECORDED:
        again = bool(before) and "parted" in event.origin
        title = _("Thay đổi ở {system}") if before else _("Ghi nhận từ {system}")
        title = _("Ghi lại khi tách: {system}") if again else title
        entry["title"] = title.format(system=system_name(event.system))
        listed = () if again else _listed(event.facts, bool(before))
        entry["facts"] = [_told(name, fact, before) for name, fact in listed]
        entry["text"] = _text_of_export(event)
        if _is_late(event.facts):
            entry["facts"] = [_told_late(name, fact) for name, fact in listed if _says_otherwise(fact)]
            entry["text"] = f"{entry['text']} {_late_text(bool(entry['facts']))}"
        entry["source"] = _place(event.origin)
        entry["source_url"] = reverse("counter:source_row", args=[dossier.uid, event.pk])
    elif event.kind == EventKind.CORRECTED:
        entry["facts"] = [
            row for name, fact in event.facts.items() for row in _correction(name, fact or {}, names)
        ]
    elif event.kind in JOINING:
        entry["text"] = joined(event, records)
    else:
        entry["text"] = _text(event, names)
    return entry


def _listed(facts: Mapping[str, Any], change: bool) -> list[tuple[str, Any]]:
    order = {name: place for place, name in enumerate((*FactKind.DATED, FactKind.STATUS, FactKind.CHANNEL))}
    quiet = {FactKind.SEEN} if change else {FactKind.SEEN, *QUIET}
    shown_facts = [(name, fact) for name, fact in facts.items() if name not in quiet]
    return sorted(shown_facts, key=lambda pair: (order.get(pair[0], len(order)), pair[0]))


def _is_late(facts: Mapping[str, Any]) -> bool:
    """Whether an export told it that was older than one known by then (``register.retell``)."""
    return any(isinstance(fact, Mapping) and "then" in fact for fact in facts.values())


def _says_otherwise(fact: Any) -> bool:
    return isinstance(fact, Mapping) and fact.get("told") != fact.get("then")


def _told_late(name: str, fact: Mapping[str, Any]) -> dict[str, str]:
    told, then = (fact_value(name, one) if one else _("không có") for one in (fact["told"], fact["then"]))
    return {
        "term": fact_name(name),
        "value": _("lúc ấy {told}, bản xuất sau {then}").format(told=told, then=then),
    }


def _late_text(otherwise: bool) -> str:
    if otherwise:
        return _("Bản xuất cũ hơn bản đã nhập: chỉ bổ sung lúc ấy ra sao, không thay điều mới hơn.")
    return _("Bản xuất cũ hơn bản đã nhập, nói đúng như bản ấy: không có gì thay đổi.")


def _told(name: str, fact: Any, before: Mapping[str, Any]) -> dict[str, str]:
    value = fact_value(name, fact)
    if before.get(name) is not None:
        value = _("{old} → {new}").format(old=fact_value(name, before[name]), new=value)
    return {"term": fact_name(name), "value": value}


def _text_of_export(event: Event) -> str:
    return _("Theo bản xuất lúc {at}.").format(at=shown(event.taken_at)) if event.taken_at else ""


def _place(origin: Mapping[str, Any]) -> str:
    """``Tệp a.xlsx, trang Sheet1, dòng 8``."""
    parts = [_("Tệp {file}").format(file=origin.get("file", "?"))]
    if origin.get("sheet"):
        parts.append(_("trang {sheet}").format(sheet=origin["sheet"]))
    parts.append(_("dòng {row}").format(row=origin.get("row", "?")))
    return ", ".join(parts)


def _correction(name: str, fact: Mapping[str, Any], names: Mapping[int, str]) -> list[dict[str, str]]:
    was = fact_value(name, fact["was"]) if fact.get("was") else _("không có")
    rows = [
        {"term": fact_name(name), "value": _("{old} → {new}").format(old=was, new=fact_value(name, fact))},
        {"term": _("Lý do"), "value": str(fact.get("reason", ""))},
        {"term": _("Minh chứng"), "value": str(fact.get("evidence", ""))},
    ]
    if proposed := names.get(int(fact.get("proposed_by") or 0)):
        rows.append({"term": _("Người đề nghị"), "value": proposed})
    return rows


def _text(event: Event, names: Mapping[int, str]) -> str:
    facts = {name: fact.get("v") for name, fact in event.facts.items() if isinstance(fact, Mapping)}
    match event.kind:
        case EventKind.NOTED:
            return str(facts.get("note", ""))
        case EventKind.ATTACHED:
            return str((facts.get(FactKind.SCAN) or {}).get("about", ""))
        case EventKind.REMINDED:
            return str(facts.get("reminder", ""))
        case EventKind.EXPLAINED:
            return str(facts.get(FactKind.LATE_REASON, ""))
        case EventKind.ASSIGNED:
            return _("Giao cho {name}").format(name=names.get(int(facts.get("assignee") or 0), "?"))
        case EventKind.DOUBT_SETTLED:
            return str((event.facts.get("doubt") or {}).get("settlement", ""))
        case EventKind.ERASED:
            return str(facts.get("erased", ""))
    return own_words(event.kind, event.facts, names)


def _who(event: Event, names: Mapping[int, str]) -> str:
    """``Tên (vai trò)``, and who delegated the role when it is not the officer's own."""
    if event.officer is None:
        return "" if event.kind == EventKind.RECORDED else _("phần mềm")
    role = dict(Role.choices).get(event.role)
    if role and (giver := names.get(int(event.origin.get("for") or 0))):
        return _("{name} ({role}, {giver} ủy quyền)").format(name=event.officer.name, role=role, giver=giver)
    return f"{event.officer.name} ({role})" if role else event.officer.name


def _names(events: Sequence[Event]) -> dict[int, str]:
    """Officers whom events name by number: those assigned, who proposed corrections, who delegated roles."""
    wanted: set[int] = set()
    for event in events:
        if giver := event.origin.get("for"):
            wanted.add(int(giver))
        wanted.update(officers_in(event.facts))
        for name, fact in event.facts.items():
            if isinstance(fact, Mapping):
                named = (fact.get("proposed_by"), fact.get("v") if name == "assignee" else None)
                wanted.update(int(number) for number in named if number)
    return dict(Officer.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
