"""Whose report an officer sees."""

from __future__ import annotations

from motcua.reports.models import FrozenReport


def test_an_officer_of_the_city_chooses_a_commune_and_reads_its_report(quarter, signed_in) -> None:
    client = signed_in(quarter.city_control)
    chooser = client.get("/bao-cao/").content.decode()
    assert '<a href="/bao-cao/?xa=10993">Xã Thượng Hồng</a>' in chooser
    assert "?xa=10645" not in chooser  # no register yet
    page = client.get("/bao-cao/?xa=10993&ky=2026-Q2")
    assert page.context["tiles"][0]["value"] == "5"
    assert "xa=10993" in page.context["tiles"][0]["url"]
    listed = client.get(page.context["tiles"][0]["url"]).content.decode()
    assert "<p>5 hồ sơ" in listed
    assert client.get("/bao-cao/tai/json/?xa=10993&ky=2026-Q2").json()["received"]["total"] == 5


def test_the_city_neither_freezes_nor_words_a_communes_report(quarter, signed_in) -> None:
    client = signed_in(quarter.city_control)
    page = client.get("/bao-cao/?xa=10993&ky=2026-Q2").content.decode()
    assert "Chốt báo cáo" not in page
    assert "Sửa lời văn" not in page
    for given in ({"xa": "10993", "ky": "2026-Q2"}, {"ky": "2026-Q2"}):
        assert client.post("/bao-cao/chot/", given).status_code == 403
    assert client.get("/bao-cao/loi-van/?xa=10993&ky=2026-Q2").status_code == 403
    assert not FrozenReport.objects.exists()


def test_a_commune_out_of_reach_is_not_found(quarter, signed_in) -> None:
    client = signed_in(quarter.neighbour_control)
    for address in ("/bao-cao/", "/bao-cao/danh-sach/", "/bao-cao/tai/json/", "/bao-cao/loi-van/"):
        assert client.get(f"{address}?xa=10993&ky=2026-Q2&so_lieu=late").status_code == 404, address


def test_ones_own_code_in_the_address_changes_nothing(quarter, signed_in) -> None:
    page = signed_in(quarter.control).get("/bao-cao/?xa=10993&ky=2026-Q2")
    assert "Chốt báo cáo" in page.content.decode()
