"""Linked procedures count once at the commune; a vertical agency's part counts there, and nowhere twice."""

from __future__ import annotations

from datetime import datetime

import pytest

from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.verification import verify
from motcua.statistics.count import counting
from motcua.statistics.engines.duck import Duck
from motcua.statistics.facts.export import export
from tests.cast import CITIZEN
from tests.register.linked.conftest import (
    EVERYTHING,
    MONDAY,
    agency_of,
    birth,
    dossier,
    insurance,
    make_offer,
    office,
    police,
    request_in,
)
from tests.register.office import commune, offer
from tests.register.own.conftest import take_in
from tests.register.own.ways import to_counter
from tests.register.told import at
from tests.statistics.population import QUARTER

pytestmark = pytest.mark.django_db

__all__ = ["birth", "insurance", "office", "police", "request_in"]


def counted(key: str, place: str = "own", known_at: datetime | None = None) -> list[str]:
    """The codes behind a figure."""
    with counting(commune(), QUARTER, known_at) as count:
        return sorted(one.code for one in count.behind(key, place=place))


@pytest.fixture
def death(office, police):
    """Registration, the police, and a benefit that the same commune decides as well."""
    offer(commune(), "1.000656", "Đăng ký khai tử", 1)
    offer(commune(), "1.001731", "Mai táng phí", 7)
    return make_offer(
        MemberOffer("khai-tu", "Đăng ký khai tử", "1.000656"),
        MemberOffer("xoa", "Xóa đăng ký thường trú", "1.004222", agency_of(police), ("khai-tu",)),
        MemberOffer("mai-tang", "Mai táng phí", "1.001731", None, ("khai-tu",)),
        name="Khai tử liên thông",
        key="khai-tu",
    )


@pytest.fixture
def burial(death, office):
    """Everything asked for on Monday; the death is registered the next day."""
    parts = {key: Part() for key in ("khai-tu", "xoa", "mai-tang")}
    made = receive_bundle(commune(), death, CITIZEN, parts, office["intake"], MONDAY)
    to_counter(dossier(made, "khai-tu").pk, office)
    return made


def test_a_request_counts_once_at_the_commune_and_once_as_a_linked_group(burial, office):
    single = take_in(office)
    assert counted("received.total") == sorted([burial.code, single.code])
    assert counted("linked") == [burial.code]
    assert counted("resolved.total") == [burial.code]
    assert counted("received.total", "vertical") == [dossier(burial, "xoa").code]
    assert dossier(burial, "mai-tang").now.counts is False
    assert verify(rebuild=True).findings == []


def test_what_has_not_started_is_not_received(request_in):
    assert counted("received.total") == [request_in.code]
    assert counted("received.total", "vertical") == []


def test_two_parts_of_one_vertical_agency_count_there_once(office, police):
    offer(commune(), days=1)
    bundle = make_offer(
        MemberOffer("khai-sinh", "Đăng ký khai sinh", "1.001193"),
        MemberOffer("thuong-tru", "Đăng ký thường trú", "1.004222", agency_of(police)),
        MemberOffer("can-cuoc", "Cấp căn cước", "1.004222", agency_of(police)),
    )
    parts = {key: Part() for key in ("khai-sinh", "thuong-tru", "can-cuoc")}
    made = receive_bundle(commune(), bundle, CITIZEN, parts, office["intake"], MONDAY)
    assert counted("received.total", "vertical") == [dossier(made, "thuong-tru").code]


def test_the_same_holds_of_what_was_known_then_and_of_files_of_facts(burial, tmp_path):
    assert counted("received.total", known_at=at("2026-06-30 08:00")) == [burial.code]
    export([commune().pk], tmp_path)
    start, end = datetime(2026, 3, 15), datetime(2026, 6, 15)
    with Duck([tmp_path], start, end) as duck:
        rows = duck.rows("ii06a")
    assert sum(row["received"] for row in rows if row["place"] == "own") == 1
    assert len(EVERYTHING) == 3
