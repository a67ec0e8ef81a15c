"""Papers for a commune outside this program: one list sends them all, its person signs on paper."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from motcua.agencies.models import Agency
from motcua.register.actions.across import ReceivedAcross, ReturnedAcross
from motcua.register.actions.application import Application
from motcua.register.actions.attach import scanned
from motcua.register.actions.file import file_application
from motcua.register.actions.papers import take_papers
from motcua.register.actions.papers_across import send_list_across, signed_for
from motcua.register.actions.refused import Refused
from motcua.register.models import CourseNow, Event, Scan, TransferList
from motcua.register.own import Opened
from motcua.register.verification import verify
from motcua.register.waiting import sent_away
from tests.cast import CITIZEN, NEIGHBOUR
from tests.register.office import commune
from tests.register.told import at

pytestmark = pytest.mark.django_db

FILED, SENT, SIGNED = at("2026-06-01 08:00"), at("2026-06-01 10:00"), at("2026-06-01 15:00")


@pytest.fixture
def away(db) -> Agency:
    return Agency.objects.get(code=NEIGHBOUR)


@pytest.fixture
def taken_in(office, away) -> list[Opened]:
    """Two dossiers taken in for a commune that does not work here."""
    application = Application("1.001193", CITIZEN, mode="cross_boundary", competent=away)
    return [file_application(commune(), application, office["intake"], FILED) for _one in range(2)]


def place(one: Opened) -> str:
    return CourseNow.objects.get(dossier=one.id).place


def test_one_list_sends_them_and_says_so_in_each(taken_in, office, away):
    made = send_list_across([one.id for one in taken_in], office["intake"], away, {taken_in[0].id: 2}, SENT)
    assert (str(made), made.to_commune, made.lines.count()) == ("1/2026", away, 2)
    told = Event.objects.filter(kind="sent_across").first().facts["sent"]["v"]
    assert (told["how"], told["evidence"]) == ("list", "danh sách bàn giao số 1/2026")
    assert place(taken_in[0]) == f"đang bàn giao tới {away.name}"
    assert all(one.sent_at == SENT for one in sent_away({commune().pk}))
    signed_for(made.pk, office["intake"], "Mai Thanh Tùng", scanned("đã ký", b"%PDF-1.7 x"), SIGNED)
    made.refresh_from_db()
    assert (made.received_by, made.taken_at) == ("Mai Thanh Tùng", SIGNED)
    assert place(taken_in[1]) == away.name and Scan.objects.get().transfer == made
    ReceivedAcross(taken_in[0].id, office["intake"], "H24-7", SIGNED, "giấy").execute(at("2026-06-02 08:00"))
    assert verify(rebuild=True).findings == []


def test_taken_back_it_was_not_sent(taken_in, office, away):
    made = send_list_across([taken_in[0].id], office["intake"], away, now=SENT)
    take_papers(made.pk, office["intake"], SIGNED)
    assert place(taken_in[0]) == "quầy một cửa"
    assert {one.sent_at for one in sent_away({commune().pk})} == {None}
    with pytest.raises(Refused, match="chưa ghi gửi đi"):
        ReceivedAcross(taken_in[0].id, office["intake"], "H24-7", SIGNED, "giấy").execute(
            at("2026-06-02 08:00")
        )
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    "answer", [lambda pk, who: ReceivedAcross(pk, who, "H24-7", SIGNED, "giấy"), ReturnedAcross]
)
def test_what_that_commune_answered_is_not_taken_back_but_signed_for(taken_in, office, away, answer):
    made = send_list_across([one.id for one in taken_in], office["intake"], away, now=SENT)
    given = answer(taken_in[1].id, office["intake"])
    if isinstance(given, ReturnedAcross):
        given.reason = "không thuộc thẩm quyền"
    given.execute(at("2026-06-02 08:00"))
    with pytest.raises(Refused, match="hãy ghi ký nhận danh sách"):
        take_papers(made.pk, office["intake"], at("2026-06-02 09:00"))
    assert place(taken_in[0]) == f"đang bàn giao tới {away.name}"
    signed_for(made.pk, office["intake"], "Tùng", now=at("2026-06-02 09:00"))
    assert place(taken_in[0]) == away.name and verify(rebuild=True).findings == []


def test_where_the_papers_are_is_kept_in_vietnamese_whatever_the_page_speaks(taken_in, office, away):
    with override("en"):
        made = send_list_across([taken_in[0].id], office["intake"], away, now=SENT)
        assert place(taken_in[0]) == f"đang bàn giao tới {away.name}"
        take_papers(made.pk, office["intake"], SIGNED)
        assert place(taken_in[0]) == "quầy một cửa"


def test_what_another_commune_decides_does_not_go_along(taken_in, received, office, away):
    for ids, commune_to, why in (
        ([taken_in[0].id, received.id], away, "không do"),
        ([taken_in[0].id], commune().parent, "không do"),
        ([received.id], commune(), "nhận hộ"),
    ):
        with pytest.raises(Refused, match=why):
            send_list_across(ids, office["intake"], commune_to, now=SENT)
    with pytest.raises(Refused, match="không có quyền"):
        send_list_across([taken_in[0].id], office["handler"], away, now=SENT)
    assert not TransferList.objects.exists() and not Event.objects.filter(kind="sent_across").exists()


def test_who_signs_has_a_name_and_signs_once(taken_in, office, away):
    made = send_list_across([taken_in[0].id], office["intake"], away, now=SENT)
    with pytest.raises(Refused, match="họ tên người ký nhận"):
        signed_for(made.pk, office["intake"], " ", now=SIGNED)
    signed_for(made.pk, office["intake"], "Tùng", now=SIGNED)
    with pytest.raises(Refused, match="đã có người nhận"):
        signed_for(made.pk, office["intake"], "Tùng", now=SIGNED)
