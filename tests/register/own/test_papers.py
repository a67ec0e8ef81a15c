"""The papers of a dossier: on a transfer list, taken, on a shelf; of mirrored dossiers too."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.register.actions.forward import Forward
from motcua.register.actions.papers import Shelve, send_papers, take_papers
from motcua.register.actions.recall import Recall
from motcua.register.actions.refused import Refused
from motcua.register.models import CourseNow, Event, PaperPlace, TransferList
from motcua.register.verification import verify
from tests.register.actions.conftest import officer
from tests.register.office import commune
from tests.register.office import take_in as mirror
from tests.register.own.conftest import take_in
from tests.register.own.ways import stored, to_handler
from tests.register.told import at, row

pytestmark = pytest.mark.django_db

NOW = at("2026-06-01 10:00")


@pytest.fixture
def unit(db) -> Agency:
    return Agency.objects.create(
        code="10993.VHXH", name="Phòng Văn hóa - Xã hội", short_name="Phòng VH-XH", kind="unit",
        search_key="vhxh", parent=commune(),
    )  # fmt: skip


def test_papers_travel_on_a_numbered_list_and_are_signed_for(office, unit):
    first, second = take_in(office), take_in(office)
    made = send_papers([first.id, second.id], office["intake"], unit, None, {first.id: 3}, NOW)
    assert (made.number, made.year, list(made.lines.values_list("originals", flat=True))) == (1, 2026, [3, 0])
    there = officer("can-bo-phong", "handler", unit)
    place = first.id
    assert _place(place) == "đang bàn giao tới Phòng VH-XH"
    with pytest.raises(Refused, match="không gửi cho Ông/Bà"):
        take_papers(made.pk, office["clerk"], NOW)
    with pytest.raises(Refused, match="chưa có người nhận"):
        send_papers([first.id], office["intake"], unit, now=NOW)
    _lie_with(unit, first.id, second.id, office)
    take_papers(made.pk, there, at("2026-06-01 11:00"))
    assert _place(place) == "Phòng VH-XH"
    with pytest.raises(Refused, match="đã có người nhận"):
        take_papers(made.pk, office["intake"], at("2026-06-01 12:00"))
    assert verify(rebuild=True).findings == []


def _place(dossier_id: int) -> str:
    return CourseNow.objects.get(dossier=dossier_id).place


def _lie_with(unit: Agency, first: int, second: int, office) -> None:
    for one in (first, second):
        Forward(one, office["intake"], unit=unit).execute(at("2026-06-01 10:30"))


def test_a_list_that_nobody_took_comes_back_to_who_made_it(received, office, unit):
    made = send_papers([received.id], office["intake"], unit, now=NOW)
    take_papers(made.pk, office["intake"], at("2026-06-01 10:20"))
    assert stored().now.place == "quầy một cửa"


def test_papers_on_their_way_keep_a_mistaken_forward_recallable(received, office, unit):
    to_handler(received.id, office)
    send_papers([received.id], office["intake"], unit, now=NOW)
    Recall(received.id, office["intake"]).execute(at("2026-06-01 10:10"))
    assert stored().now.step == "tiep-nhan"
    assert verify(rebuild=True).findings == []


def test_one_line_that_may_not_be_sent_keeps_the_whole_list_from_being_made(received, office, unit):
    with pytest.raises(Refused, match="không có quyền"):
        send_papers([received.id], office["control"], unit, now=NOW)
    for ids, why in (([], "từ 1 đến 200"), (list(range(1, 300)), "từ 1 đến 200")):
        with pytest.raises(Refused, match=why):
            send_papers(ids, office["intake"], unit, now=NOW)
    with pytest.raises(Refused, match="chính mình"):
        send_papers([received.id], office["intake"], None, office["intake"].officer, now=NOW)
    assert not TransferList.objects.exists() and Event.objects.count() == 1


def test_papers_of_a_mirrored_dossier_have_their_place_too(office, unit):
    mirror([row()])
    one = stored()
    Shelve(one.pk, office["intake"], "Tủ 2, ngăn 3").execute(at("2026-06-20 08:00"))
    assert PaperPlace.objects.get(dossier=one).place == "Tủ 2, ngăn 3"
    made = send_papers(
        [one.pk], office["intake"], None, office["handler"].officer, now=at("2026-06-20 09:00")
    )
    take_papers(made.pk, office["handler"], at("2026-06-20 10:00"))
    assert PaperPlace.objects.get(dossier=one).place == office["handler"].officer.name
    mirror([row(officer="Cán bộ 9")], taken="2026-06-25 08:00")
    assert PaperPlace.objects.get(dossier=one).place == office["handler"].officer.name
    assert verify(rebuild=True).findings == []


def test_a_shelf_has_a_name(received, office):
    for place in ("", "x" * 121):
        with pytest.raises(Refused, match="Nơi để hồ sơ giấy"):
            Shelve(received.id, office["intake"], place).execute(NOW)
    Shelve(received.id, office["intake"], "Tủ 1").execute(NOW)
    Shelve(received.id, office["intake"], "Tủ 1").execute(at("2026-06-01 10:00:02"))
    assert (stored().now.place, Event.objects.filter(kind="shelved").count()) == ("Tủ 1", 1)
