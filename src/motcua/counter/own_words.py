"""What officers did with a dossier that is handled here, told in sentences: one for each kind of event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.numbers import number as in_groups
from motcua.register.appraise import shown
from motcua.register.vocabulary import EventKind, FactKind, Outcome

Facts = Mapping[str, Any]
Names = Mapping[int, str]

NOTIFIED_BY = {
    "phone": gettext_lazy("điện thoại"),
    "sms": gettext_lazy("tin nhắn"),
    "email": gettext_lazy("thư điện tử"),
    "post": gettext_lazy("bưu chính"),
    "portal": gettext_lazy("cổng dịch vụ công"),
    "counter": gettext_lazy("báo tại quầy"),
}
SENT_BY = {
    "post": gettext_lazy("qua bưu chính"),
    "list": gettext_lazy("theo danh sách bàn giao"),
    "system": gettext_lazy("qua hệ thống kết nối"),
}
HANDED_BY = {
    "counter": gettext_lazy("tại quầy"),
    "post": gettext_lazy("qua bưu chính"),
    "electronic": gettext_lazy("bản điện tử"),
}
TAKEN_BY = {
    "self": gettext_lazy("chính người nộp nhận"),
    "family": gettext_lazy("người nhà nhận"),
    "authorised": gettext_lazy("người được ủy quyền nhận"),
}


def own_words(kind: str, facts: Facts, names: Names) -> str:
    """The sentence of an own event; empty where its title says all. ``names``: of officers, by number."""
    return " ".join(part for part in _parts(kind, facts, names) if part)


def officers_in(facts: Facts) -> Iterator[int]:
    """The officers whom an own event names by number."""
    step = (facts.get(FactKind.STEP) or {}).get("v") or {}
    approval = (facts.get(FactKind.APPROVAL) or {}).get("v") or {}
    for number in (step.get("officer"), approval.get("by")):
        if number:
            yield int(number)


def _parts(kind: str, facts: Facts, names: Names) -> Iterator[str]:
    if kind in TOLD:
        yield TOLD[kind](facts)
    if FactKind.ACROSS in facts:
        yield _across(_value(facts, FactKind.ACROSS))
    if kind == EventKind.RECEIVED or kind == EventKind.FILED:
        yield from _receipt(facts)
        return
    yield _moved(facts, names)
    yield from _waits(facts)
    yield _dates(kind, facts)
    yield _owed(facts)


def _owed(facts: Facts) -> str:
    slip = _value(facts, FactKind.SLIP_OWED)
    return _("Còn phải in mẫu {form} cho người nộp.").format(form=slip["form"]) if slip else ""


def _value(facts: Facts, kind: str) -> Any:
    fact = facts.get(kind) or {}
    return fact.get("v", fact.get("at"))


def _sentence(text: object) -> str:
    words = str(text or "").strip()
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _moved(facts: Facts, names: Names) -> str:
    step = _value(facts, FactKind.STEP)
    if not step:
        return ""
    who = names.get(step.get("officer") or 0)
    if who:
        return _("Tới bước “{step}”, giao {who}.").format(step=step["name"], who=who)
    return _("Tới bước “{step}”.").format(step=step["name"])


def _waits(facts: Facts) -> Iterator[str]:
    for kind, fact in facts.items():
        if not kind.startswith(f"{FactKind.PAUSE}:") or not fact:
            continue
        pause = fact["v"]
        if pause.get("until"):
            yield _("Hết chờ {whose}.").format(whose=pause.get("whose") or "…")
            continue
        words = _("Chờ {whose}: {content}").format(
            whose=pause.get("whose") or "…", content=pause.get("content", "")
        )
        until = pause.get("answer_by")
        yield _sentence(
            _("{words}; hạn trả lời {until}").format(words=words, until=shown(until)) if until else words
        )
        article = pause.get("article")
        if pause.get("policy") == "none":
            yield _("Đồng hồ không dừng.")
        elif article:
            yield _("Đồng hồ dừng theo {article}.").format(article=article)
        else:
            yield _("Đồng hồ dừng.")


def _dates(kind: str, facts: Facts) -> str:
    due = facts.get(FactKind.DUE_AT)
    if due and kind != EventKind.APOLOGISED:
        return _("Hẹn trả {due}.").format(due=shown(due["at"]))
    return ""


def _receipt(facts: Facts) -> Iterator[str]:
    due = facts.get(FactKind.DUE_AT)
    if due:
        yield _("Hẹn trả {due}.").format(due=shown(due["at"]))
    if facts.get(FactKind.ACCEPT_BY):
        yield _("Phải tiếp nhận hoặc trả lại trước {until}.").format(
            until=shown(facts[FactKind.ACCEPT_BY]["at"])
        )
    reason = _value(facts, FactKind.INCOMPLETE)
    if reason:
        yield _("Nhận khi còn thiếu giấy tờ: {reason}").format(reason=_sentence(reason))


def _guided(facts: Facts) -> str:
    told: Facts = next(
        (one["v"] for kind, one in facts.items() if kind.startswith(FactKind.GUIDANCE) and one), {}
    )
    return _sentence(told.get("content"))


def _proposed(facts: Facts) -> str:
    told = _value(facts, FactKind.PROPOSAL) or {}
    refused = told.get("outcome") == Outcome.REFUSED
    what = _("Đề xuất từ chối.") if refused else _("Đề xuất giải quyết.")
    return " ".join(part for part in (what, _sentence(told.get("reason"))) if part)


def _approved(facts: Facts) -> str:
    told = _value(facts, FactKind.APPROVAL) or {}
    what = _("Ký từ chối.") if told.get("outcome") == Outcome.REFUSED else _("Ký ban hành kết quả.")
    return " ".join(part for part in (what, _sentence(told.get("remark"))) if part)


def _stamped(facts: Facts) -> str:
    told = _value(facts, FactKind.RESULT) or {}
    return _("Số {number}/{year}: {name}.").format(
        number=told.get("number", ""), year=told.get("year", ""), name=told.get("name", "")
    )


def _apologised(facts: Facts) -> str:
    told = _value(facts, FactKind.APOLOGY) or {}
    late = _(" Gửi muộn: đã đến hoặc quá ngày hẹn.") if told.get("late") else ""
    return (
        _("Hẹn lại {due}: {reason}").format(
            due=shown(_value(facts, FactKind.APOLOGY_DUE_AT) or ""), reason=_sentence(told.get("reason"))
        )
        + late
    )


def _cleared(facts: Facts) -> str:
    kept = (one for kind, one in facts.items() if kind.startswith(f"{FactKind.OBLIGATION}:") and one)
    told: Facts = next((one["v"] for one in kept), {})
    return _("Theo {reference}.").format(reference=told.get("reference", ""))


def _notified(facts: Facts) -> str:
    told = _value(facts, "notified") or {}
    by = NOTIFIED_BY.get(told.get("channel", ""), "")
    return _sentence(" – ".join(part for part in (str(by), told.get("content", "")) if part))


def _handed(facts: Facts) -> str:
    told = _value(facts, FactKind.HANDED) or {}
    at = _("Trả cho người nộp lúc {at}").format(at=shown(_value(facts, FactKind.HANDED_OVER_AT) or ""))
    parts = [at, HANDED_BY.get(told.get("channel", "")), TAKEN_BY.get(told.get("relation", ""))]
    if told.get("tracking"):
        parts.append(_("bưu gửi {number}").format(number=told["tracking"]))
    return _sentence(", ".join(str(part) for part in parts if part))


def _unpaid(facts: Facts) -> str:
    for kind, fact in facts.items():
        if kind.startswith(f"{FactKind.PAYMENT}:") and fact:
            told = fact["v"]
            return _("Biên lai số {number}, {amount} đồng: {reason}").format(
                number=kind.partition(":")[2],
                amount=in_groups(int(told.get("was", 0))),
                reason=_sentence(told.get("reason")),
            )
    return ""


def _across(told: Facts) -> str:
    """How it went to the commune that decides it, or under which code that commune has it, and by what we know."""
    how = _("mã {code}").format(code=told["code"]) if "code" in told else str(SENT_BY.get(told["how"], ""))
    return _("{at}, {how}: {evidence}.").format(at=shown(told["at"]), how=how, evidence=told["evidence"])


def _reason(facts: Facts) -> str:
    return _sentence(_value(facts, FactKind.REASON))


def _allowed(facts: Facts) -> str:
    return _sentence((_value(facts, FactKind.APPROVAL) or {}).get("reason"))


TOLD: dict[str, Callable[[Facts], str]] = {
    EventKind.GUIDED.value: _guided,
    EventKind.FORWARDED.value: lambda facts: _sentence(_value(facts, "remark")),
    EventKind.RETURNED.value: lambda facts: _sentence(_value(facts, "remark")),
    EventKind.RECALLED.value: lambda _facts: _("Hồ sơ về bước trước; đồng hồ như chưa chuyển."),
    EventKind.PROPOSED.value: _proposed,
    EventKind.APPROVED.value: _approved,
    EventKind.STAMPED.value: _stamped,
    EventKind.APOLOGISED.value: _apologised,
    EventKind.SUPPLEMENT_ALLOWED.value: _allowed,
    EventKind.OPINION_GIVEN.value: lambda facts: _sentence(_value(facts, "opinion")),
    EventKind.CLEARED.value: _cleared,
    EventKind.REFUSED.value: _reason,
    EventKind.STOPPED.value: _reason,
    EventKind.RESUMED.value: _reason,
    EventKind.SUPPLEMENTED.value: _reason,
    EventKind.NOT_ACCEPTED.value: _reason,
    EventKind.RECEIPT_CANCELLED.value: _unpaid,
    EventKind.SLIP_PRINTED.value: lambda facts: _("Mẫu {form}.").format(form=_value(facts, FactKind.SLIP)),
    EventKind.SENT_ACROSS.value: lambda facts: _across(_value(facts, FactKind.SENT)),
    EventKind.ISSUED.value: lambda facts: _sentence(_value(facts, "evidence")),
    EventKind.NOTIFIED.value: _notified,
    EventKind.HANDED_OVER.value: _handed,
    EventKind.SHELVED.value: lambda facts: _sentence(_value(facts, FactKind.PLACE)),
    EventKind.PAPERS_SENT.value: lambda facts: _sentence(_value(facts, FactKind.PLACE)),
    EventKind.PAPERS_TAKEN.value: lambda facts: _sentence(_value(facts, FactKind.PLACE)),
}
