"""A day's work in the browser: real procedures from intake to hand-over, each step by the officer whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motcua.rules.zone import ZONE
from tests import cast as people
from tests.browser import PATIENCE
from tests.cast import CITIZEN, NEIGHBOUR
from tests.journeys.conftest import enter
from tests.live import Live

pytestmark = pytest.mark.browser

BIRTH, COPY, LAND, HOME = "1.001193", "2.000815", "1.013949", "1.004222"
WAY = (("handler", "trinh"), ("leader", "chuyen-buoc"), ("chair", "ky-duyet"), ("clerk", "dong-dau"))
"""From the handler to the result: whose step, and the verb that ends it."""


class Counter:
    """The officers at their screens: a window each, signed in once."""

    def __init__(self, browser: Any, live: Live) -> None:
        self.browser = browser
        self.url = live.url
        self.windows: dict[str, Any] = {}

    def window(self, role: str) -> Any:
        """The window of the officer of that role."""
        if role not in self.windows:
            context = self.browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
            context.set_default_timeout(PATIENCE)
            page = self.windows[role] = context.new_page()
            page.goto(f"{self.url}/dang-nhap/")
            enter(page, people.OFFICERS[role][0], people.PASSWORD)
        return self.windows[role]

    def take_in(self, procedure: str, **fields: str) -> str:
        """Receive an application at the counter; the address of the dossier."""
        page = self.window("intake")
        page.goto(f"{self.url}/tiep-nhan/moi/{procedure}/")
        fill(page, {**{name: CITIZEN[name] for name in ("id_number", "name", "phone", "address")}, **fields})
        self.send(page)
        page.wait_for_url(re.compile(r"/ho-so/[0-9a-f-]{36}/$"))
        return str(page.url)

    def send(self, page: Any) -> None:
        """Send what was filled in; once more where the officer is warned of the same citizen's other dossier."""
        with page.expect_navigation():
            page.get_by_role("button", name="Tiếp nhận", exact=True).last.click()
        if page.locator("#trung").count():
            with page.expect_navigation():
                page.get_by_role("button", name="Tiếp nhận", exact=True).last.click()

    def act(self, role: str, dossier: str, verb: str, **fields: str) -> str:
        """Do a verb on its page; what the dossier's page then says."""
        page = self.window(role)
        page.goto(f"{dossier}lam/{verb}/")
        fill(page, fields)
        sure = page.locator("main [name=sure]")
        if sure.count():
            sure.check()
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_url(dossier)
        return str(page.locator("main").inner_text())

    def to_the_result(self, dossier: str) -> None:
        """Along the usual way until the result exists."""
        for role, verb in WAY:
            self.act(role, dossier, verb)

    def to_the_applicant(self, dossier: str) -> None:
        """Along the usual way, then into the applicant's hand."""
        self.to_the_result(dossier)
        assert "Đã trả kết quả" in self.act("hand_over", dossier, "tra", name=CITIZEN["name"])

    def take_in_bundle(self) -> tuple[str, str]:
        """Receive the birth bundle; the addresses of the bundle and of the commune's own part."""
        page = self.window("intake")
        page.goto(f"{self.url}/lien-thong/")
        page.get_by_role("link", name="Tiếp nhận nhóm liên thông").click()
        page.get_by_role("link", name="Tiếp nhận Liên thông khai sinh").click()
        fill(page, {name: CITIZEN[name] for name in ("id_number", "name", "phone", "address")})
        self.send(page)
        page.wait_for_url(re.compile(r"/lien-thong/[0-9a-f-]{36}/$"))
        bundle = str(page.url)
        page.get_by_role("link", name="Đăng ký khai sinh").first.click()
        page.wait_for_url(re.compile(r"/ho-so/[0-9a-f-]{36}/$"))
        return bundle, str(page.url)

    def finish_bundle(self, bundle: str) -> None:
        """The police's result comes in; both results go to the applicant together."""
        page = self.window("intake")
        page.goto(bundle)
        page.get_by_text("Ghi kết quả: Đăng ký thường trú").click()
        with page.expect_navigation():  # to the same address, as below
            page.get_by_role("button", name="Ghi kết quả").click()
        page = self.window("hand_over")
        page.goto(bundle)
        page.get_by_text("Trả 2 kết quả cùng lúc").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Ghi đã trả").click()
        assert "Đã trả 2 kết quả" in page.locator("main").inner_text()

    def close(self) -> None:
        """Everybody goes home."""
        for page in self.windows.values():
            page.context.close()


def fill(page: Any, fields: dict[str, str]) -> None:
    """Fill fields by their names, whatever kind they are."""
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        kind = field.first.evaluate("one => one.tagName === 'SELECT' ? 'select' : one.type")
        if kind == "select":
            field.select_option(value)
        elif kind in ("radio", "checkbox"):
            page.locator(f"main [name={name}][value='{value}']").check()
        else:
            field.fill(value)


@pytest.fixture
def counter(own_database: str, live: Live, chromium_browser: Any) -> Iterator[Counter]:
    """The commune offers three real procedures; the copy is made at once on this day of the week."""
    from motcua.catalogue.bundles import MemberOffer
    from motcua.catalogue.content import Component, Content, as_dict
    from motcua.catalogue.models import BundleOffer
    from motcua.catalogue.no_appointment import lay_down_no_appointment
    from tests.register.office import offer
    from tests.register.own.ways import GROUNDS

    cast = people.make_cast()
    content = Content(components=(Component("tp-1", "Giấy chứng sinh"),), grounds=GROUNDS)
    details = {"content": as_dict(content)}
    offer(cast.commune, BIRTH, "Đăng ký khai sinh", 5, details=details)
    offer(cast.commune, COPY, "Chứng thực bản sao từ bản chính", 2, field="Chứng thực")
    offer(cast.commune, LAND, "Chuyển mục đích sử dụng đất", 15, field="Đất đai", details=details)
    police = people.make_agency("10993.CA", "Công an xã Thượng Hồng", "vertical", cast.commune)
    offer(cast.commune, HOME, "Đăng ký thường trú", 7, field="Cư trú")
    BundleOffer.objects.create(
        agency=cast.commune,
        key="khai-sinh",
        name="Liên thông khai sinh",
        valid_from=date(2026, 3, 1),
        basis="Điều thử",
        members=[
            MemberOffer("khai-sinh", "Đăng ký khai sinh", BIRTH).as_dict(),
            MemberOffer("thuong-tru", "Đăng ký thường trú", HOME, police.pk, ("khai-sinh",)).as_dict(),
        ],
    )
    lay_down_no_appointment(cast.commune, COPY, [datetime.now(ZONE).isoweekday()])
    there = Counter(chromium_browser, live)
    yield there
    there.close()


def test_five_officers_bring_real_procedures_from_intake_to_hand_over(counter: Counter) -> None:
    from motcua.agencies.models import Agency
    from motcua.register.models import Dossier
    from motcua.register.verification import verify
    from motcua.rules.periods import free_period
    from motcua.statistics.count import counting

    # A birth: passed on by mistake and taken back, then a paper is missing.
    birth = counter.take_in(BIRTH, form_0="original")
    counter.act("intake", birth, "chuyen-buoc")
    assert "đồng hồ như chưa chuyển" in counter.act("intake", birth, "thu-hoi")
    counter.act("intake", birth, "chuyen-buoc")
    answer_by = (datetime.now(ZONE) + timedelta(days=10)).strftime("%Y-%m-%d")
    counter.act(
        "handler", birth, "yeu-cau-bo-sung", others="Giấy chứng sinh", why="bản mờ", answer_by=answer_by
    )
    counter.act("intake", birth, "nhan-bo-sung")
    counter.to_the_applicant(birth)

    # A certified copy on the day without appointment: decided at once, still recorded.
    copy = counter.take_in(COPY, way="no_appointment")
    counter.act("intake", copy, "chuyen-buoc")
    counter.to_the_applicant(copy)

    # A change of land use waits for the tax agency; the time is booked to it.
    land = counter.take_in(LAND, form_0="original")
    counter.act("intake", land, "chuyen-buoc")
    counter.act(
        "handler",
        land,
        "nghia-vu-tai-chinh",
        whose="Thuế cơ sở",
        content="xác định thuế",
        answer_by=answer_by,
    )
    counter.act("handler", land, "xong-nghia-vu", reference="TB-01")
    counter.to_the_applicant(land)

    # Taken in by the neighbours, decided here.
    across = counter.take_in(BIRTH, way="from_other", other=NEIGHBOUR, form_0="original")
    counter.act("intake", across, "chuyen-buoc")
    counter.to_the_applicant(across)

    # One request for birth and residence: a dossier each, one code, handed over together, counted once.
    bundle, own_part = counter.take_in_bundle()
    counter.act("intake", own_part, "chuyen-buoc")
    counter.to_the_result(own_part)
    counter.finish_bundle(bundle)

    assert verify(rebuild=True).findings == []
    assert set(Dossier.objects.values_list("status", flat=True)) == {"handed_over"}
    assert all(one.due_at > one.finished_at for one in Dossier.objects.all())
    today = datetime.now(ZONE).date()
    with counting(Agency.objects.get(code=people.COMMUNE), free_period(today, today)) as counted:
        members = [member for member in counted.members() if member.place == "own"]
    assert len(members) == 5
    for member in members:
        assert {"received.total", "resolved.total", "resolved.by_instant.early", "issued"} <= set(member.keys)
        assert "awaiting_hand_over" not in member.keys
