"""Dossiers that wait for their acceptance: how they come in, what is owed before the receipt, what ends it."""

from __future__ import annotations

import pytest

from motcua.register.actions.application import Application
from motcua.register.actions.file import file_application
from motcua.register.actions.guide import Complete, Guide
from motcua.register.actions.not_accept import NotAccept
from motcua.register.actions.receive import Receive
from motcua.register.actions.refused import Refused
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from tests.cast import CITIZEN
from tests.register.office import commune
from tests.register.told import at

pytestmark = pytest.mark.django_db

FRIDAY = "2026-06-05 15:00"


def filed(office, when: str = FRIDAY, who: str | None = None, **given):
    """An application that came in then; by itself, or entered by an officer."""
    told = {"channel": "online", **given}
    return file_application(
        commune(), Application("1.001193", CITIZEN, **told), office[who] if who else None, at(when)
    )


def stored() -> Dossier:
    return Dossier.objects.select_related("now").get()


def test_an_online_dossier_waits_and_has_to_be_accepted_within_eight_working_hours(office):
    filed(office)
    one = stored()
    assert (one.status, one.received_at, one.filed_at) == ("filed", None, at(FRIDAY))
    assert one.procedure_name == "Đăng ký khai sinh"
    # Two working hours of Friday are left; six more end on Monday at 15:00.
    assert (one.now.accept_by, one.now.open) == (at("2026-06-08 15:00"), True)
    assert Event.objects.get().officer is None
    assert verify(rebuild=True).findings == []


@pytest.mark.parametrize(
    ("given", "who"),
    [
        ({"channel": "postal"}, "intake"),
        ({"channel": "in_person", "mode": "home", "home": "khuyet-tat"}, "intake"),
        ({"mode": "kiosk"}, None),
        ({"mode": "assisted", "account": "người nộp"}, "intake"),
    ],
)
def test_each_way_of_filing_is_kept(office, given, who):
    filed(office, who=who, **given)
    one = stored()
    assert (one.channel, one.mode) == (given.get("channel", "online"), given.get("mode", ""))
    assert verify(rebuild=True).findings == []


def test_who_helped_and_whose_account_it_was_are_told(office):
    filed(office, who="intake", mode="assisted", account="người nộp")
    told = Event.objects.get().facts["assisted"]["v"]
    assert told == {"helper": office["intake"].officer.pk, "account": "người nộp"}


@pytest.mark.parametrize(
    ("given", "who", "why"),
    [
        ({"channel": "postal"}, None, "do cán bộ ghi nhận"),
        ({"mode": "assisted"}, None, "cán bộ nào hỗ trợ"),
        ({"mode": "assisted"}, "intake", "tài khoản của ai"),
        ({"mode": "kiosk", "channel": "postal"}, "intake", "không đi cùng kênh"),
        ({"mode": "no_appointment", "channel": "in_person"}, "intake", "tiếp nhận tại quầy"),
        ({"mode": "cross_boundary"}, "intake", "phải nêu xã kia"),
        ({}, "handler", "không có quyền tiếp nhận"),
    ],
)
def test_what_cannot_be_filed_is_refused_with_the_reason(office, given, who, why):
    with pytest.raises(Refused, match=why):
        filed(office, who=who, **given)
    assert not Event.objects.exists()


def test_acceptance_starts_the_clock_and_not_the_filing(office):
    one = filed(office)
    Receive(one.id, office["intake"]).execute(at("2026-06-08 08:00"))
    assert (stored().status, stored().received_at) == ("handling", at("2026-06-08 08:00"))
    assert stored().due_at == at("2026-06-15 17:00")
    assert verify(rebuild=True).findings == []


def test_guidance_is_no_supplement_request_and_may_be_repeated(office):
    one = filed(office)
    for content in ("Thiếu giấy chứng sinh", "Ảnh chụp mờ, chụp lại"):
        Guide(one.id, office["intake"], content).execute(at("2026-06-08 08:00"))
    assert [event.kind for event in Event.objects.order_by("seq")] == ["filed", "guided", "guided"]
    assert stored().now.accept_by == at("2026-06-08 15:00")
    Receive(one.id, office["intake"]).execute(at("2026-06-08 09:00"))
    assert not stored().now.stands and stored().due_at == at("2026-06-15 17:00")
    assert verify(rebuild=True).findings == []


def test_guidance_may_hold_the_time_of_acceptance_which_goes_on_with_what_was_left(office):
    one = filed(office)
    Guide(one.id, office["intake"], "Thiếu giấy chứng sinh", pauses=True).execute(at("2026-06-08 08:30"))
    assert stored().now.accept_by is None
    Complete(one.id, office["intake"]).execute(at("2026-06-10 13:30"))
    # Five working hours were left: three and a half until 17:00, one and a half the next morning.
    assert stored().now.accept_by == at("2026-06-11 09:00")
    assert verify(rebuild=True).findings == []


def test_guiding_when_the_time_is_over_cures_nothing(office):
    one = filed(office)
    Guide(one.id, office["intake"], "Thiếu giấy", pauses=True).execute(at("2026-06-09 08:30"))
    assert stored().now.accept_by == at("2026-06-08 15:00")


def test_guidance_says_what_to_complete(office):
    one = filed(office)
    with pytest.raises(Refused, match="đầy đủ nội dung"):
        Guide(one.id, office["intake"], " ").execute(at("2026-06-08 08:00"))
    with pytest.raises(Refused, match="Không có hướng dẫn"):
        Complete(one.id, office["intake"]).execute(at("2026-06-08 08:00"))


def test_what_is_not_accepted_ends_and_is_not_counted(office):
    one = filed(office)
    with pytest.raises(Refused, match="lý do không tiếp nhận"):
        NotAccept(one.id, office["intake"]).execute(at("2026-06-08 08:00"))
    NotAccept(one.id, office["intake"], "Không thuộc thẩm quyền").execute(at("2026-06-08 08:00"))
    assert (stored().status, stored().received_at, stored().now.open) == ("not_accepted", None, False)
    with pytest.raises(Refused, match="đã trả lại"):
        Receive(one.id, office["intake"]).execute(at("2026-06-08 09:00"))
    assert verify(rebuild=True).findings == []
