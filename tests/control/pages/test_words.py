"""A report's own words."""

from __future__ import annotations

from motcua.office.models import PeriodWords

ADDRESS = "/bao-cao/loi-van/?ky=2026-Q2"


def test_words_that_are_saved_stand_in_the_report(quarter, signed_in) -> None:
    client = signed_in(quarter.control)
    answer = client.post(
        ADDRESS,
        {
            "difficulties": "Mạng chậm\n\n  Thiếu   máy quét ",
            "tasks": "Mua máy quét",
            "signer": "Đỗ Thị Hạnh",
        },
    )
    assert answer.headers["Location"].startswith("/bao-cao/?ky=2026-Q2")
    words = PeriodWords.objects.get(agency=quarter.commune)
    assert words.difficulties == ["Mạng chậm", "Thiếu máy quét"]
    page = client.get("/bao-cao/2026-Q2/").content.decode()
    for said in ("Thiếu máy quét", "Mua máy quét", "Đỗ Thị Hạnh"):
        assert said in page


def test_the_form_shows_what_was_said_before(quarter, signed_in) -> None:
    client = signed_in(quarter.control)
    client.post(ADDRESS, {"tasks": "Mua máy quét\nTập huấn"})
    assert "Mua máy quét\nTập huấn</textarea>" in client.get(ADDRESS).content.decode()


def test_a_number_that_is_none_is_refused_at_its_field(quarter, signed_in) -> None:
    answer = signed_in(quarter.control).post(ADDRESS, {"reviewed": "-3"})
    assert answer.status_code == 400
    assert not PeriodWords.objects.exists()


def test_who_may_not_report_may_not_write_its_words(quarter, signed_in) -> None:
    assert signed_in(quarter.intake).post(ADDRESS, {"tasks": "x"}).status_code == 403


def test_without_a_period_there_is_nothing_to_write(quarter, signed_in) -> None:
    assert signed_in(quarter.control).get("/bao-cao/loi-van/?ky=abc").status_code == 404
