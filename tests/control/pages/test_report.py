"""The report as a page."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.cast import Cast
from tests.control.as_read import form_of
from tests.control.full_quarter import fill
from tests.exchange import exports
from tests.exchange.importing import take_in
from tests.statistics.population import lodged

ADDRESS = "/bao-cao/2026-Q2/"
LINK = re.compile(
    r'<a [^>]*href="(/bao-cao/(?:danh-sach|thu-tuc|phan-anh-kien-nghi|van-ban)/[^"]+)"[^>]*>(.*?)</a>', re.S
)
TILE = re.compile(r'<span class="mc-tile-value">([\d.]+)')


def figures_of(page: str) -> list[tuple[str, int]]:
    """Every counted figure of the page with the address of its list; shares are no counts."""
    found = []
    for address, inside in LINK.findall(page):
        tile = TILE.search(inside)
        text = tile[1] if tile else re.sub(r"<[^>]+>", "", inside).strip()
        if text.replace(".", "").isdecimal():
            found.append((html.unescape(address), int(text.replace(".", ""))))
    return found


@pytest.fixture
def full(quarter: Cast) -> Cast:
    """The same commune with every sort of figure: catalogue, petitions, targets, vertical agencies."""
    fill(quarter)
    return quarter


def test_every_figure_opens_a_list_of_as_many(full, signed_in) -> None:
    client = signed_in(full.control)
    figures = figures_of(client.get(ADDRESS).content.decode())
    assert len(figures) > 150
    measures = {re.sub(r".*so_lieu=([^&]+).*", r"\1", address) for address, _value in figures}
    assert {
        "documents.guidance",
        "procedures.total",
        "procedures.full_online",
        "petitions.resolved",
        "petitions.overdue",
        *("late_with_reason", "late_without_reason", "late_corrected"),
        *("late_with_letter", "late_without_letter"),
    } <= measures
    for address in dict(figures):
        (value,) = {value for other, value in figures if other == address}
        page = client.get(address)
        assert page.status_code == 200, address
        lead = rf"<p>{value} (hồ sơ, Quý II|thủ tục, cung cấp|văn bản, Quý II|phản ánh, kiến nghị, Quý II)"
        assert re.search(lead, page.content.decode()), address


@pytest.mark.parametrize("frozen", [False, True])
def test_no_link_of_the_page_leads_nowhere(full, signed_in, frozen: bool) -> None:
    client, address = signed_in(full.control), ADDRESS
    if frozen:
        address = client.post("/bao-cao/chot/", form_of(client)).headers["Location"]
    main = re.sub(r".*<main[^>]*>|</main>.*", "", client.get(address).content.decode(), flags=re.S)
    links = {html.unescape(link) for link in re.findall(r'<a [^>]*href="([^"#][^"]*)"', main)}
    assert len(links) > 40
    assert {link: code for link in links if (code := client.get(link).status_code) != 200} == {}


NO_FIGURES = (
    r"<svg.*?</svg>|<form.*?</form>|<thead.*?</thead>|<caption.*?</caption>|<h[1-6].*?</h[1-6]>",
    # The paper's head, its numbered columns, the order of its rows, its tasks and the signature.
    r'<header class="paper-head">.*?</header>|<tr class="paper-numbers">.*?</tr>',
    r'<footer class="paper-foot">.*?</footer>',
    r'<td class="paper-centre">\d+</td>|<p class="paper-remark">.*?</p>|<p class="paper-body">\d+\. ',
    # The form's own notes: columns by their number. Frozen reports: their version and hash.
    r'<p class="paper-note">.*?</p>|<section [^>]*aria-labelledby="da-chot".*?</section>',
    # A warning has one link for all that it says (asserted apart).
    r'<div class="mc-alert .*?<p><a href=.*?</div>',
)
"""Parts of the page that tell no figure of their own."""
NOT_COUNTED = (
    r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}:\d{2}|(quý [IV]+|tháng \d+|Quý [IV]+) năm \d{4}|năm \d{4}",  # days, periods
    r"\d[\d.]*/\d{4}/[A-ZĐ-]+|\d[\d.]*/[A-ZĐ]+-?[A-ZĐ]*|II\.06a",  # acts and documents
    r"\d+(,\d+)?%|\d+(,\d+)? điểm phần trăm",  # shares and targets: their parts are figures, and linked
    r"[A-Z0-9]+\.[0-9.]+-\d+-\d+",  # codes of dossiers
    r"lần\u00a02",  # "a second time"
    r"\b0+\b",  # nothing leads from a zero
)
"""Numbers that count nothing."""


def test_every_figure_of_the_page_lies_in_a_link(full, signed_in) -> None:
    page = signed_in(full.control).get(ADDRESS).content.decode()
    body = re.sub(r".*<main[^>]*>|</main>.*", "", page, flags=re.S)
    for part in (*NO_FIGURES, "<a .*?</a>"):
        body = re.sub(part, " ", body, flags=re.S)
    words = html.unescape(re.sub(r"<[^>]+>", " ", body))
    for number in NOT_COUNTED:
        words = re.sub(number, " ", words)
    words = re.sub(r"\s+", " ", words)
    assert [words[max(0, at.start() - 60) : at.end() + 30] for at in re.finditer(r"\d+", words)] == []


def test_a_warning_with_figures_leads_to_them(full, signed_in, tmp_path: Path) -> None:
    bad = exports.city_file(
        tmp_path / "them.xlsx", exports.Told(code="H24.85-260505-0009", received="31/02/2026")
    )
    take_in(full.commune, bad, skip_bad=True)
    warnings = signed_in(full.control).get(ADDRESS).context["warnings"]
    figures = [each for each in warnings if re.search(r"\d", each["what"])]
    assert len(figures) >= 2
    assert [each["what"] for each in figures if not each.get("url")] == []


def test_an_anchor_of_the_page_is_there(full, signed_in) -> None:
    page = signed_in(full.control).get(ADDRESS).content.decode()
    for anchor in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{anchor}"' in page, anchor


def test_the_words_of_the_report_stand_on_the_page(quarter, signed_in) -> None:
    page = signed_in(quarter.control).get(ADDRESS).content.decode()
    assert '<article class="paper" lang="vi">' in page
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
    assert "theo thời điểm" in page


def test_the_chart_of_days_says_in_words_and_in_a_table_what_it_draws(quarter, signed_in) -> None:
    page = signed_in(quarter.control).get(ADDRESS).content.decode()
    assert len(re.findall(r'<svg[^>]*role="img"[^>]*class="chart"', page)) == 1
    assert page.count("Xem số liệu của biểu đồ") == 1
    assert "Nhiều nhất ngày 04/05/2026: tiếp nhận 4 hồ sơ." in page
    assert not re.search(r"<svg[^>]* style=", page)


def test_the_chart_of_fields_shows_what_was_late_and_leads_to_it(quarter, signed_in) -> None:
    page = signed_in(quarter.control).get(ADDRESS)
    chart = page.context["by_field"]
    assert str(chart["caption"]) in page.content.decode()
    (bar,) = chart["bars"]
    value = re.sub("<[^>]+>", "", bar["value"])
    assert (value, bar["share"], bar["rest"]) == ("3/4 (75%)", "75.00", "25.00")
    assert "so_lieu=late" in bar["url"]


def test_a_period_without_dossiers_is_a_report_of_zeros(cast, signed_in) -> None:
    page = signed_in(cast.control).get("/bao-cao/?ky=2025-01")
    assert page.status_code == 200
    assert not figures_of(page.content.decode())


def test_a_period_that_cannot_be_understood_is_told_and_the_form_stays(cast, signed_in) -> None:
    page = signed_in(cast.control).get("/bao-cao/?ky=tu-chon&tu=2026-05-01")
    assert page.status_code == 400
    assert "Kỳ tự chọn cần cả ngày đầu và ngày cuối" in page.content.decode()


def test_it_says_when_another_rule_than_the_superiors_is_looked_at(quarter, signed_in) -> None:
    client = signed_in(quarter.control)
    words = "khác với cách cấp trên quy định"
    assert words not in client.get(ADDRESS).content.decode()
    assert words in client.get(f"{ADDRESS}?cach=date").content.decode()


def test_rows_left_out_are_said_on_the_face_of_the_report(quarter, signed_in, tmp_path: Path) -> None:
    bad = exports.city_file(
        tmp_path / "them.xlsx", exports.Told(code="H24.85-260505-0009", received="31/02/2026")
    )
    take_in(quarter.commune, bad, skip_bad=True)
    page = signed_in(quarter.control).get(ADDRESS).content.decode()
    assert "Số liệu còn thiếu 1 dòng" in page
    assert "Số liệu còn thiếu 01 dòng" in page  # on the paper itself


def test_the_page_asks_no_more_of_the_database_when_there_is_more_to_count(
    quarter, signed_in, tmp_path: Path, django_assert_max_num_queries
) -> None:
    take_in(quarter.commune, exports.city_file(tmp_path / "nhieu.xlsx", *exports.dossiers(60)))
    client = signed_in(quarter.control)
    with django_assert_max_num_queries(32):
        client.get(ADDRESS)


def test_nothing_of_a_commune_is_shown_to_the_officer_of_another(quarter, signed_in) -> None:
    client = signed_in(quarter.neighbour_control)
    assert not figures_of(client.get(ADDRESS).content.decode())
    assert (
        "<p>0 hồ sơ" in client.get("/bao-cao/danh-sach/?ky=2026-Q2&so_lieu=received.total").content.decode()
    )


def test_an_address_that_names_no_figure_is_not_found(quarter, signed_in) -> None:
    assert signed_in(quarter.control).get("/bao-cao/danh-sach/?ky=2026-Q2&so_lieu=tat-ca").status_code == 404


@pytest.mark.parametrize(
    ("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")]
)
def test_it_can_be_downloaded_under_a_name_that_says_whose_it_is(
    quarter, signed_in, kind: str, begins: bytes
) -> None:
    answer = signed_in(quarter.control).get(f"/bao-cao/tai/{kind}/?ky=2026-Q2")
    assert answer.content.startswith(begins)
    assert f"-10993-2026-Q2.{kind}" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_kind_of_file_that_there_is_not_is_not_found(quarter, signed_in) -> None:
    assert signed_in(quarter.control).get("/bao-cao/tai/exe/?ky=2026-Q2").status_code == 404


def test_who_was_carried_over_is_compared_with_the_signed_report_of_the_period_before(
    cast, signed_in
) -> None:
    client = signed_in(cast.control)
    client.post("/bao-cao/chot/", form_of(client, "2026-Q1"))
    late_comer = lodged(cast.commune, received="2026-03-01 08:00")
    page = client.get(ADDRESS).content.decode()
    assert "phải bằng cột (11) kỳ trước (bản đã chốt)" in page
    assert f"{late_comer.code}: chuyển sang kỳ này" in page
    assert "tính lại theo dữ liệu hiện có" not in page


def test_where_nothing_was_signed_who_was_carried_over_agrees_with_the_count_of_now(cast, signed_in) -> None:
    lodged(cast.commune, received="2026-03-01 08:00")
    answer = signed_in(cast.control).get(ADDRESS)
    check = answer.context["figures"]["carried_over_check"]
    assert (check["basis"], check["carried_over"]) == ("recount", 1)
    assert "phải bằng cột (11) kỳ trước" not in answer.content.decode()
