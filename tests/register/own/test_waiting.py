"""Waiting for others: on a ground of the procedure the clock stands; on none it runs and the time is booked."""

from __future__ import annotations

import pytest
from django.db import transaction

from motcua.agencies.models import Agency
from motcua.catalogue.content import Content, Ground, as_dict
from motcua.register.actions.obligation import Clear, Oblige
from motcua.register.actions.opinion import AskOpinion, GiveOpinion
from motcua.register.actions.pause import Resume, Suspend
from motcua.register.actions.refused import Refused
from motcua.register.actions.supplement import AskSupplement
from motcua.register.models import DossierParty, Event
from motcua.register.own import open_owned
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.own.ways import permitted, stored, to_handler, with_grounds
from tests.register.told import at

pytestmark = pytest.mark.django_db

NOON = at("2026-06-03 08:00")
UNTIL = at("2026-06-20 17:00")
DUE = at("2026-06-08 17:00")


@pytest.fixture
def grounds(office):
    with_grounds(commune())


@pytest.fixture
def handled(office, received):
    to_handler(received.id, office)
    return received


@pytest.fixture
def tax(db) -> Agency:
    return Agency.objects.create(
        code="10993.THUE", name="Thuế cơ sở 5", short_name="Thuế", kind="vertical", search_key="thue",
        parent=commune().parent,
    )  # fmt: skip


def test_a_ground_of_the_procedure_stops_the_clock_and_its_time_is_given_back(grounds, handled, office):
    Suspend(handled.id, office["handler"], "niem-yet", "niêm yết 5 ngày", UNTIL).execute(NOON)
    assert (stored().due_at, stored().status, stored().now.stands) == (None, "handling", True)
    before = open_owned(handled.id).course.here.due
    Resume(handled.id, office["handler"]).execute(at("2026-06-08 08:00"))
    one = stored()
    assert one.due_at == at("2026-06-11 17:00")
    assert one.now.step_due_at > before
    assert verify(rebuild=True).findings == []


def test_a_ground_for_the_first_days_stops_the_clock_then_and_once_only(office):
    early = Ground("lam-lai", "Làm lại từ đầu", "Điều 12 Luật thử", "restart", "other", within_days=3)
    offer(commune(), details={"content": as_dict(Content(grounds=(early,)))})
    handled = take_in(office)
    to_handler(handled.id, office)
    Suspend(handled.id, office["handler"], "lam-lai", "x", UNTIL).execute(NOON)
    assert stored().due_at is None
    Resume(handled.id, office["handler"]).execute(at("2026-06-03 09:00"))
    due = stored().due_at
    Suspend(handled.id, office["handler"], "lam-lai", "x", UNTIL).execute(at("2026-06-04 08:00"))
    Resume(handled.id, office["handler"]).execute(at("2026-06-09 08:00"))
    assert stored().due_at == due
    assert verify(rebuild=True).findings == []


def test_a_ground_that_the_procedure_does_not_list_is_refused(handled, office):
    with pytest.raises(Refused, match="không có căn cứ tạm dừng"):
        Suspend(handled.id, office["handler"], "niem-yet", "x", UNTIL).execute(NOON)
    assert Event.objects.count() == 2


def test_of_listed_grounds_one_is_chosen_with_content_and_date(grounds, handled, office):
    for given, why in (
        (("bo-sung", "x", UNTIL), "Chọn một căn cứ"),
        (("niem-yet", " ", UNTIL), "tạm dừng để làm gì"),
        (("niem-yet", "x" * 2001, UNTIL), "dài quá"),
        (("niem-yet", "x", None), "hạn trả lời"),
    ):
        with pytest.raises(Refused, match=why):
            Suspend(handled.id, office["handler"], *given).execute(NOON)


def test_a_limit_that_counts_anew_leaves_no_room_for_another_pause(grounds, handled, office):
    AskSupplement(handled.id, office["handler"], [{"name": "x"}], "", UNTIL).execute(NOON)
    with pytest.raises(Refused, match="đang dừng vì chờ bổ sung"):
        Suspend(handled.id, office["handler"], "niem-yet", "x", UNTIL).execute(at("2026-06-03 09:00"))


def test_the_tax_detour_is_two_intervals_and_the_time_comes_back_by_itself(grounds, handled, office, tax):
    Oblige(handled.id, office["handler"], 0, "xác định lệ phí", "", tax, UNTIL).execute(NOON)
    assert (stored().status, stored().due_at) == ("waiting_finance", None)
    Clear(handled.id, office["handler"], "1", reference="TB 12/2026").execute(at("2026-06-05 08:00"))
    assert stored().due_at == at("2026-06-10 17:00")
    Oblige(handled.id, office["handler"], 500_000, "lệ phí trước bạ", "", None, UNTIL).execute(
        at("2026-06-05 08:00:05")
    )
    Clear(handled.id, office["cashier"], "2", reference="GNT 7").execute(at("2026-06-09 08:00:05"))
    one, course = stored(), open_owned(handled.id).course
    assert (one.status, one.due_at) == ("handling", at("2026-06-12 17:00"))
    assert [pause.whose for pause in course.pauses.values()] == ["Thuế cơ sở 5", "người nộp hồ sơ"]
    assert course.told["obligation:2"]["reference"] == "GNT 7"
    assert verify(rebuild=True).findings == []


def test_without_a_ground_an_obligation_stops_no_clock(handled, office):
    Oblige(handled.id, office["handler"], 500_000, "lệ phí", "", None, UNTIL).execute(NOON)
    one = stored()
    assert (one.status, one.due_at, one.now.stands) == ("waiting_finance", DUE, False)
    with pytest.raises(Refused, match="không có căn cứ ấy"):
        Oblige(handled.id, office["handler"], 5, "x", "", None, UNTIL, "thue").execute(at("2026-06-03 09:00"))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"amount": -1}, "số đồng nguyên"),
        ({"amount": 10**16}, "số đồng nguyên"),
        ({"content": ""}, "nghĩa vụ tài chính nào"),
    ],
)
def test_an_obligation_says_how_much_for_what(handled, office, given, why):
    told = {"amount": 1, "content": "lệ phí", "answer_by": UNTIL, **given}
    with pytest.raises(Refused, match=why):
        Oblige(handled.id, office["handler"], **told).execute(NOON)


def test_clearing_needs_a_reference_and_an_open_obligation(handled, office):
    with pytest.raises(Refused, match="không có lần chờ này"):
        Clear(handled.id, office["handler"], "1", reference="x").execute(NOON)
    Oblige(handled.id, office["handler"], 1, "lệ phí", "", None, UNTIL).execute(NOON)
    with pytest.raises(Refused, match="số thông báo"):
        Clear(handled.id, office["handler"], "1").execute(at("2026-06-03 09:00"))
    Clear(handled.id, office["handler"], "1", reference="x").execute(at("2026-06-03 09:01"))
    with pytest.raises(Refused, match="đã kết thúc"):
        Clear(handled.id, office["handler"], "1", reference="x").execute(at("2026-06-03 10:00"))


def test_an_opinion_without_a_ground_moves_no_date_and_the_asked_agency_answers(handled, office, tax):
    AskOpinion(handled.id, office["handler"], tax, "xin ý kiến", UNTIL).execute(NOON)
    assert (stored().due_at, stored().now.waits_for) == (DUE, "opinion")
    assert DossierParty.objects.filter(agency=tax, part="takes_part", until=None).exists()
    there = officer("can-bo-thue", "vertical", tax)
    everyone = {**office, "there": there}
    with transaction.atomic():
        assert permitted(
            lambda one, who: GiveOpinion(one, who, "1", "x"), handled.id, everyone, "2026-06-04 08:00"
        ) == {"handler", "there"}
    GiveOpinion(handled.id, there, "1", "đồng ý").execute(at("2026-06-05 08:00"))
    pause = open_owned(handled.id).course.pauses["1"]
    assert (pause.outcome, pause.until, pause.agency) == ("answered", at("2026-06-05 08:00"), tax.pk)
    assert not DossierParty.objects.filter(agency=tax, until=None).exists()
    assert verify(rebuild=True).findings == []


def test_an_opinion_on_a_ground_stops_the_clock_until_the_answer(grounds, handled, office, tax):
    AskOpinion(handled.id, office["handler"], tax, "xin ý kiến", UNTIL).execute(NOON)
    assert stored().due_at is None
    GiveOpinion(handled.id, office["handler"], "1", "đồng ý (công văn 5)").execute(at("2026-06-05 08:00"))
    assert stored().due_at == at("2026-06-10 17:00")


def test_only_who_holds_the_dossier_makes_it_wait(grounds, handled, office):
    acts = (
        lambda one, who: Suspend(one, who, "niem-yet", "x", UNTIL),
        lambda one, who: AskOpinion(one, who, None, "x", UNTIL, "Thuế"),
        lambda one, who: Oblige(one, who, 1, "x", "", None, UNTIL),
    )
    with transaction.atomic():
        for act in acts:
            assert permitted(act, handled.id, office, "2026-06-03 08:00") == {"handler"}


def test_a_double_click_suspends_once(grounds, handled, office):
    Suspend(handled.id, office["handler"], "niem-yet", "x", UNTIL).execute(NOON)
    Suspend(handled.id, office["handler"], "niem-yet", "x", UNTIL).execute(at("2026-06-03 08:00:02"))
    assert list(open_owned(handled.id).course.pauses) == ["1"]


@pytest.mark.parametrize("act", ["supplement", "suspend", "oblige", "opinion"])
def test_a_dossier_that_is_late_never_becomes_punctual_by_a_pause(grounds, handled, office, act):
    late = at("2026-06-09 08:00")
    verbs = {
        "supplement": lambda: AskSupplement(
            handled.id, office["leader"], [{"name": "x"}], "", UNTIL, "giấy tờ sai"
        ),
        "suspend": lambda: Suspend(handled.id, office["handler"], "niem-yet", "x", UNTIL),
        "oblige": lambda: Oblige(handled.id, office["handler"], 1, "x", "", None, UNTIL),
        "opinion": lambda: AskOpinion(handled.id, office["handler"], None, "x", UNTIL, "Thuế"),
    }
    verbs[act]().execute(late)
    one = stored()
    assert (one.due_at, one.now.stands) == (DUE, False)
    pause = open_owned(handled.id).course.pauses["1"]
    assert (pause.policy, pause.stops) == ("none", False)
    assert verify(rebuild=True).findings == []
