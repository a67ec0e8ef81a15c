"""Forms 02, 04 and 05 of a dossier on its way, as files: each says what its events told."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from motcua.payments.take import TakeFee
from motcua.register.actions.apology import Apologise
from motcua.register.actions.lapse import lapse_by_itself
from motcua.register.actions.obligation import Clear, Oblige
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.actions.refused import Refused
from motcua.register.actions.stop import Stop
from motcua.register.actions.supplement import AskSupplement
from motcua.register.models import CourseNow, Dossier, Event
from motcua.register.write import Actor, Unattended
from tests.cast import CITIZEN
from tests.counter.pages import text, url

pytestmark = pytest.mark.django_db


def said(response) -> str:
    """All the words of a PDF, as a reader sees them."""
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def ago():
    """So many days before now: pages take the time of the machine."""
    now = timezone.now()
    return lambda days, hours=0: now - timedelta(days=days, hours=hours)


@pytest.fixture
def received(offered, cast, ago):
    opened = receive_at_counter(
        cast.commune, Application("1.001193", CITIZEN), Actor(cast.intake, "intake", "thử"), ago(60)
    )
    return Dossier.objects.get(pk=opened.id)


def test_form_02_announces_what_happens_when_nothing_comes(received, cast, sign_in, ago):
    leader = Actor(cast.leader, "leader", "thử")
    missing = [{"name": "Giấy chứng sinh", "why": "bản nộp bị mờ"}]
    AskSupplement(received.pk, leader, missing, answer_by=ago(30)).execute(ago(60, -1))
    told = said(sign_in("intake").get(url("slip", received.uid, "02")))
    for words in ("Giấy chứng sinh", "bản nộp bị mờ", "Quá thời hạn bổ sung: hồ sơ được dừng giải quyết"):
        assert words in told


def test_form_04_says_why_and_until_when(received, cast, sign_in):
    new = timezone.now() + timedelta(days=4)
    Apologise(received.pk, Actor(cast.chair, "chair", "thử"), new, "chờ Công an xã xác minh cư trú").execute()
    told = said(sign_in("intake").get(url("slip", received.uid, "04")))
    assert CITIZEN["name"] in told and received.code in told
    assert "chờ Công an xã xác minh cư trú" in told
    assert f"{timezone.localtime(new):%d/%m/%Y}" in told


def test_form_05_at_the_applicants_request_names_their_paper_the_stage_and_the_papers(
    received, cast, sign_in
):
    Stop(received.pk, Actor(cast.chair, "chair", "thử"), "đã bán thửa đất", "12/ĐĐN").execute()
    told = said(sign_in("intake").get(url("slip", received.uid, "05")))
    for words in (
        "Theo đề nghị dừng giải quyết hồ sơ",
        "12/ĐĐN",
        "Lý do dừng giải quyết: đã bán thửa đất",
        "Giai đoạn giải quyết khi dừng: Tiếp nhận",
        "Xử lý giấy tờ đã nộp: trả lại người nộp",
        "Xử lý phí, lệ phí, nghĩa vụ tài chính: chưa thu khoản nào",
    ):
        assert words in told


def test_form_05_says_what_was_taken_and_leaves_room_for_what_becomes_of_it(received, cast, sign_in):
    TakeFee(received.pk, Actor(cast.cashier, "cashier", "thử"), 8_000, "cash", "BL-1").execute()
    Stop(received.pk, Actor(cast.chair, "chair", "thử"), "đã bán thửa đất").execute()
    told = said(sign_in("intake").get(url("slip", received.uid, "05")))
    assert "nghĩa vụ tài chính: đã thu 8.000 đồng tại quầy, …" in told


def test_form_05_dates_the_applicants_letter_and_says_what_becomes_of_the_money(received, cast, sign_in):
    chair, day = Actor(cast.chair, "chair", "thử"), timezone.localdate()
    holder = Actor(cast.intake, "intake", "thử")
    Oblige(
        received.pk,
        holder,
        amount=5_000_000,
        content="Tiền sử dụng đất",
        answer_by=timezone.now() + timedelta(days=9),
    ).execute()
    Clear(received.pk, Actor(cast.cashier, "cashier", "thử"), "1", reference="GNT 07").execute()
    TakeFee(received.pk, Actor(cast.cashier, "cashier", "thử"), 8_000, "cash", "BL-1").execute()
    with pytest.raises(Refused, match="tương lai"):
        Stop(received.pk, chair, "x", request_day=day + timedelta(days=1)).execute()
    Stop(received.pk, chair, "đã bán", request_day=day, money="hoàn lại lệ phí trong 5 ngày").execute()
    told = said(sign_in("intake").get(url("slip", received.uid, "05")))
    assert f"tại đơn đề nghị ngày {day:%d/%m/%Y}" in told
    money = (
        f"đã thu 8.000 đồng tại quầy, Tiền sử dụng đất 5.000.000 đồng: đã nộp ngày {day:%d/%m/%Y} (GNT 07)"
    )
    assert money in told and "hoàn lại lệ phí trong 5 ngày" in told


def test_form_05_knows_what_was_paid_online_and_what_is_still_owed(offered, cast, sign_in):
    given = Application("1.001193", CITIZEN, channel="online", fee=4_000, paid_online=True)
    one = receive_at_counter(cast.commune, given, Actor(cast.intake, "intake", "thử"))
    chair = Actor(cast.chair, "chair", "thử")
    Oblige(
        one.id,
        Actor(cast.intake, "intake", "thử"),
        amount=9_000,
        content="Thuế trước bạ",
        answer_by=timezone.now() + timedelta(days=9),
    ).execute()
    Stop(one.id, chair, "đã bán").execute()
    told = said(sign_in("intake").get(url("slip", one.uid, "05")))
    assert "đã nộp trực tuyến 4.000 đồng, Thuế trước bạ 9.000 đồng: chưa nộp, …" in told


def test_form_05_of_a_stop_that_came_by_itself_is_owed_until_the_counter_prints_it(
    received, cast, sign_in, ago
):
    leader = Actor(cast.leader, "leader", "thử")
    AskSupplement(received.pk, leader, [{"name": "Giấy chứng sinh"}], answer_by=ago(30)).execute(ago(60, -1))
    assert lapse_by_itself(received.pk, Unattended("rà hạn"), ago(20))
    page = text(sign_in("intake").get(url("dossier", received.uid)))
    assert "Còn nợ người nộp" in page and "phần mềm" in page
    sign_in("handler").get(url("slip", received.uid, "05"))
    assert CourseNow.objects.get().slip_owed == "05"
    intake = sign_in("intake")
    told = said(intake.get(url("slip", received.uid, "05")))
    assert "Quá thời hạn ghi trên phiếu yêu cầu bổ sung" in told and "Theo đề nghị" not in told
    intake.get(url("slip", received.uid, "05"))
    assert CourseNow.objects.get().slip_owed == ""
    assert Event.objects.filter(kind="slip_printed", officer=cast.intake).count() == 1
