"""How each verb of the desk is done in a browser: what came before, when, by whom, with which form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from motcua.register.actions.lapse import lapse_by_itself
from motcua.register.actions.obligation import Oblige
from motcua.register.actions.opinion import AskOpinion
from motcua.register.actions.pause import Suspend
from motcua.register.actions.supplement import AskSupplement
from motcua.register.write import Unattended
from tests.register.own.ways import to_chair, to_clerk, to_counter, to_handler
from tests.register.told import at


def asked(lapse: str) -> Callable[..., None]:
    """A supplement asked on Tuesday, to be answered by Friday."""

    def ask(pk, office):
        to_handler(pk, office)
        AskSupplement(
            pk,
            office["handler"],
            [{"name": "Giấy chứng sinh"}],
            answer_by=at("2026-06-05 17:00"),
            lapse=lapse,
        ).execute(at("2026-06-02 08:00"))

    return ask


def stopped_by_itself(pk, office):
    """The program stopped it on Monday, eight working hours after the deadline."""
    asked("stop")(pk, office)
    assert lapse_by_itself(pk, Unattended("rà hạn"), at("2026-06-08 17:00"))


def waiting_for(act: type, **given: Any) -> Callable[..., None]:
    """A wait that began on Tuesday."""

    def wait(pk, office):
        to_handler(pk, office)
        until = at("2026-06-20 17:00")
        act(pk, office["handler"], content="x", answer_by=until, **given).execute(at("2026-06-02 08:00"))

    return wait


class Way(NamedTuple):
    """How a verb is done: what came before, when, by whom, with which form, and what its event is called."""

    before: Callable[..., None]
    when: str
    who: str
    form: dict[str, Any]
    kind: str


def nothing(pk, office):
    pass


ACROSS = {"send_across", "received_across", "returned_across", "refused_across", "result_across"}
"""Of dossiers taken in for another commune: ``test_across`` goes their way."""

WAYS = {
    "forward": Way(nothing, "2026-06-01 09:00", "intake", {"to": "thu-ly", "remark": "Gấp"}, "forwarded"),
    "propose": Way(
        to_handler, "2026-06-02 09:00", "handler", {"to": "lanh-dao-duyet", "outcome": "issued"}, "proposed"
    ),
    "approve": Way(to_chair, "2026-06-02 11:00", "chair", {"to": "dong-dau", "remark": ""}, "approved"),
    "stamp": Way(to_clerk, "2026-06-02 14:00", "clerk", {"number": "12", "sure": "on"}, "stamped"),
    "hand_over": Way(
        to_counter,
        "2026-06-03 09:00",
        "hand_over",
        {"at": "2026-06-03T08:55", "channel": "counter", "relation": "family", "name": "Ai Đó", "sure": "on"},
        "handed_over",
    ),
    "take_over": Way(to_handler, "2026-06-01 10:00", "handler", {}, "taken_over"),
    "recall": Way(to_handler, "2026-06-01 10:00", "intake", {}, "recalled"),
    "receive_supplement": Way(
        asked("stop"),
        "2026-06-04 10:00",
        "intake",
        {"brought": ["Giấy chứng sinh"], "form": "original", "all_complete": "yes"},
        "supplemented",
    ),
    "came_in_time": Way(
        stopped_by_itself,
        "2026-06-09 08:00",
        "leader",
        {"at": "2026-06-05T09:00", "evidence": "Sổ nhận số 12"},
        "supplemented",
    ),
    "lapse": Way(asked("stop"), "2026-06-08 10:00", "handler", {"sure": "on"}, "stopped"),
    "go_on": Way(asked("go_on"), "2026-06-08 10:00", "handler", {}, "resumed"),
    "clear": Way(
        waiting_for(Oblige, amount=5000),
        "2026-06-04 10:00",
        "cashier",
        {"key": "1", "reference": "BL 01", "paid_at": "2026-06-04T09:00"},
        "cleared",
    ),
    "give_opinion": Way(
        waiting_for(AskOpinion, whose="Sở Tư pháp"),
        "2026-06-04 10:00",
        "handler",
        {"key": "1", "content": "Đồng ý"},
        "opinion_given",
    ),
    "resume": Way(
        waiting_for(Suspend, ground="niem-yet"), "2026-06-04 10:00", "handler", {"key": "1"}, "resumed"
    ),
    "return": Way(
        to_handler, "2026-06-01 10:00", "handler", {"to": "tiep-nhan", "remark": "Thiếu chữ ký"}, "returned"
    ),
    "ask_supplement": Way(
        to_handler,
        "2026-06-02 09:00",
        "handler",
        {"others": "Giấy ủy quyền: hết hạn", "why": "Chưa đủ", "answer_by": "2026-06-30", "lapse": "stop"},
        "supplement_asked",
    ),
    "allow_supplement": Way(to_handler, "2026-06-05 09:00", "leader", {"reason": "Mất giấy"}, "allowed"),
    "ask_opinion": Way(
        to_handler,
        "2026-06-02 09:00",
        "handler",
        {"whose": "Sở Tư pháp", "content": "Có phù hợp?", "answer_by": "2026-06-10"},
        "opinion_asked",
    ),
    "oblige": Way(
        to_handler,
        "2026-06-02 09:00",
        "handler",
        {"ground": "thue", "content": "Lệ phí trước bạ", "amount": "0", "answer_by": "2026-06-10"},
        "obliged",
    ),
    "suspend": Way(
        to_handler,
        "2026-06-02 09:00",
        "handler",
        {"ground": "niem-yet", "content": "Niêm yết 15 ngày", "answer_by": "2026-06-20"},
        "paused",
    ),
    "apologise": Way(
        to_handler,
        "2026-06-04 09:00",
        "chair",
        {"new_due": "2026-06-12", "reason": "Mất điện", "sure": "on"},
        "apologised",
    ),
    "refuse": Way(
        to_handler,
        "2026-06-02 09:00",
        "chair",
        {"reason": "Không đủ", "papers_back": "on", "sure": "on"},
        "refused",
    ),
    "stop": Way(
        to_handler, "2026-06-02 09:00", "director", {"ground_text": "Theo đơn", "sure": "on"}, "stopped"
    ),
    "withdraw": Way(
        to_handler, "2026-06-02 09:00", "intake", {"ground_text": "Đổi ý", "sure": "on"}, "stopped"
    ),
    "notify": Way(to_counter, "2026-06-03 09:00", "hand_over", {"channel": "phone"}, "notified"),
}
