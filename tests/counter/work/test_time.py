"""The page of the time by unit: who leads a unit sees that unit's line, who leads the commune all of them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import make_officer
from tests.counter.pages import text
from tests.counter.work.test_lists import received

__all__ = ["received"]

pytestmark = pytest.mark.django_db

TIME = reverse("counter:work_time")


def test_every_unit_has_its_line_with_what_it_overran(received, sign_in):
    page = sign_in("chair").get(TIME)
    rows = {row["name"]: dict(row["cells"]) for row in page.context["rows"]}
    assert set(rows) == {"Phòng Kinh tế", "Xã Thượng Hồng"}
    assert rows["Phòng Kinh tế"]["Hồ sơ bị quá"] == "1" and rows["Phòng Kinh tế"]["Quá"] != "—"
    assert rows["Xã Thượng Hồng"]["Quá"] == "—"
    assert TIME in text(sign_in("chair").get(reverse("counter:work_of_unit")))


def test_a_units_leader_sees_that_unit_alone(cast, received, client):
    client.force_login(make_officer(cast.economy, "leader", "truong.pkt", "Trưởng phòng").user)
    assert [row["name"] for row in client.get(TIME).context["rows"]] == ["Phòng Kinh tế"]


def test_another_commune_sees_nothing_of_it(received, sign_in):
    page = sign_in("neighbour").get(TIME, {"ngay": "90"})
    assert page.status_code == 200 and page.context["rows"] == []


def test_days_that_are_not_offered_are_the_usual_ones(received, sign_in):
    spans = sign_in("chair").get(TIME, {"ngay": "9" * 400}).context["spans"]
    assert [span["title"] for span in spans if span["active"]] == ["30 ngày"]
