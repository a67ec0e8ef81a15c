"""Every verb of the desk in the browser: its form posts, its event is there, and what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from motcua.counter.desk.verbs import VERBS
from motcua.register.actions.forward import Forward
from motcua.register.actions.lapse import lapse_by_itself
from motcua.register.actions.obligation import Oblige
from motcua.register.actions.opinion import AskOpinion
from motcua.register.actions.pause import Suspend
from motcua.register.actions.supplement import AskSupplement
from motcua.register.models import Event
from motcua.register.verification import verify
from motcua.register.write import Unattended
from tests.counter.pages import text, url
from tests.register.own.ways import to_chair, to_clerk, to_counter, to_handler
from tests.register.told import at

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def ready(cast, office, owned, sign_in, clock):
    """``ready("forward")``: everything before it has happened; the browser of who does it, at that instant."""

    def prepare(name):
        way = WAYS[name]
        way.before(owned.pk, office)
        clock(way.when)
        return sign_in(way.who)

    return prepare


def test_every_verb_has_its_way_here():
    assert {verb.name for verb in VERBS} == {*WAYS, *ACROSS}


@pytest.mark.parametrize("name", WAYS)
def test_a_verb_is_offered_its_page_opens_and_its_form_writes_its_event(ready, owned, name):
    browser, way = ready(name), WAYS[name]
    address = url(f"do_{name}", owned.uid)
    assert address in text(browser.get(url("dossier", owned.uid)))
    page = browser.get(address)
    assert page.status_code == 200 and page.context["refusal"] == ""
    said = browser.post(address, {**way.form, "seq": page.context["form"]["seq"].value()}, follow=True)
    assert said.status_code == 200, said.context["form"].errors or said.context["refusal"]
    event = Event.objects.latest("seq")
    assert (event.kind, event.role) == (way.kind, way.who)
    assert event.origin["screen"] == "trang hồ sơ"
    assert any(owned.code in str(one) for one in said.context["messages"])
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize("name", WAYS)
def test_a_second_click_does_nothing_more(ready, owned, name):
    browser, way = ready(name), WAYS[name]
    address = url(f"do_{name}", owned.uid)
    form = {**way.form, "seq": browser.get(address).context["form"]["seq"].value()}
    browser.post(address, form)
    written = Event.objects.count()
    assert browser.post(address, form).status_code == 302
    assert Event.objects.count() == written


@pytest.mark.parametrize("name", [verb.name for verb in VERBS if verb.grave and verb.name in WAYS])
def test_what_cannot_be_undone_wants_to_be_confirmed(ready, owned, name):
    browser = ready(name)
    form = {key: value for key, value in WAYS[name].form.items() if key != "sure"}
    written = Event.objects.count()
    response = browser.post(url(f"do_{name}", owned.uid), form)
    assert response.status_code == 422 and "để xác nhận" in text(response)
    assert Event.objects.count() == written


def test_what_was_typed_is_kept_when_it_is_refused(ready, owned):
    browser = ready("propose")
    form = {"to": "lanh-dao-duyet", "outcome": "refused", "reason": ""}
    response = browser.post(url("do_propose", owned.uid), form)
    assert response.status_code == 422 and "Đề xuất từ chối cần ghi lý do" in text(response)
    assert response.context["form"]["outcome"].value() == "refused"


def test_of_two_officers_at_one_dossier_the_second_is_told_why(ready, owned, office, clock):
    browser = ready("forward")
    Forward(owned.pk, office["intake"]).execute(at("2026-06-01 08:30"))
    response = browser.post(url("do_forward", owned.uid), {**WAYS["forward"].form, "seq": "1"})
    assert response.status_code == 422 and "không thuộc phần việc của Ông/Bà" in text(response)


def test_what_cannot_be_done_now_says_why_and_shows_no_form(ready, owned):
    page = ready("forward").get(url("do_recall", owned.uid))
    assert page.status_code == 200 and "Không thu hồi được" in text(page)
    assert page.context["form"] is None


def test_a_dossier_of_another_system_has_no_desk(dossier, sign_in):
    assert sign_in("intake").get(url("do_forward", dossier.uid)).status_code == 404


def test_after_a_forward_the_page_offers_to_take_it_back_until_the_receiver_acts(ready, owned, sign_in):
    browser = ready("recall")
    assert "Chuyển nhầm thì thu hồi được" in text(browser.get(url("dossier", owned.uid)))
    sign_in("handler").post(url("do_take_over", owned.uid))
    assert "thu hồi được" not in text(browser.get(url("dossier", owned.uid)))


FORESEEN = {
    "ask_supplement": "Hẹn trả 08/06/2026 17:00 → đồng hồ dừng; khi nhận đủ bổ sung, thời hạn tính lại từ đầu",
    "suspend": "đồng hồ dừng; khi hết lần chờ này, thời hạn tính tiếp phần còn lại",
    "forward": "“Tiếp nhận hồ sơ” → “Thụ lý hồ sơ”",
    "receive_supplement": "chạy lại, hẹn trả",
    "refuse": "Đang xử lý → Từ chối giải quyết",
    "hand_over": "“Trả kết quả” → kết thúc",
}


@pytest.mark.parametrize("name", FORESEEN)
def test_the_page_says_beforehand_what_the_act_does(ready, owned, name):
    assert FORESEEN[name] in text(ready(name).get(url(f"do_{name}", owned.uid)))


@pytest.mark.parametrize("name", WAYS)
def test_every_verb_tells_beforehand_what_it_does_to_the_clock(ready, owned, name):
    lines = ready(name).get(url(f"do_{name}", owned.uid)).context["lines"]
    assert [line.text for line in lines if line.icon == "clock"], name


def test_a_wait_that_stops_no_clock_is_foreseen_to_stop_none(office, owned, sign_in, clock):
    to_handler(owned.pk, office)
    clock("2026-06-05 09:00")
    page = text(sign_in("director").get(url("do_ask_supplement", owned.uid)))
    assert "Đồng hồ không dừng: vẫn hẹn trả 08/06/2026 17:00" in page


def test_what_was_asked_until_when_and_what_follows_of_the_hour_stands_on_the_page(ready, owned):
    browser = ready("came_in_time")
    page = text(browser.get(url("do_came_in_time", owned.uid)))
    for told in ("Giấy chứng sinh", "hạn 05/06/2026 17:00", "08/06/2026 17:00", 'max="2026-06-05T17:00"'):
        assert told in page, told
    assert "Từ 02/06/2026 08:00 đến 05/06/2026 17:00" in page and "15/06/2026 17:00" in page
    earlier = text(browser.get(url("do_came_in_time", owned.uid), {"at": "2026-06-03T09:00"}))
    assert "10/06/2026 17:00" in earlier and "15/06/2026 17:00" not in earlier
    assert browser.get(url("do_came_in_time", owned.uid), {"at": "hôm qua"}).status_code == 200


def test_the_letter_that_asks_to_stop_has_a_day_and_money_is_asked_after_where_there_is_some(ready, owned):
    browser = ready("stop")
    page = text(browser.get(url("do_stop", owned.uid)))
    assert 'name="request_day" value="2026-06-02"' in page and 'name="money"' not in page
    form = {"ground_text": "Theo đơn", "request_day": "2026-06-01", "sure": "on"}
    assert browser.post(url("do_stop", owned.uid), form).status_code == 302
    told = Event.objects.get(kind="stopped").facts["stop"]["v"]
    assert told["request_day"] == "2026-06-01"
