"""The look: parts that hold together, nothing fetched from elsewhere, words that say what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import Client
from django.utils.translation import override

from motcua.register.vocabulary import Status

SITE = Path(__file__).parents[2] / "src/motcua/site"
TEMPLATES = SITE / "templates"
STATIC = SITE / "static"
PAGES = sorted(TEMPLATES.rglob("*.html"))
PARTS = sorted((TEMPLATES / "partials").glob("*.html"))


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_template_can_be_read(path: Path) -> None:
    get_template(name(path))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_template_needs_an_exception_from_the_content_policy(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_no_style_sheet_loads_from_elsewhere(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"""url\(\s*["']?(?:https?:)?//""", text)
    assert "@import" not in text
    assert "sourceMappingURL" not in text


def test_no_page_names_an_address_of_another_server() -> None:
    for path in [*PAGES, *(STATIC / "motcua").glob("*.js")]:
        assert not re.search(r"""["'(](?:https?:)?//[a-z]""", path.read_text()), path


def test_every_icon_in_use_is_in_the_sprite() -> None:
    sprite = (STATIC / "vendor/tabler-icons/icons.svg").read_text()
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    used = {
        icon
        for path in (SITE.parent).rglob("templates/**/*.html")
        for icon in re.findall(r'(?:icon\.html" with name|icon)="([a-z0-9-]+)"', path.read_text())
    }
    assert used, "the pattern above no longer finds icons"
    assert used <= known, sorted(used - known)


def test_every_folder_of_others_work_is_listed_with_its_licence() -> None:
    listed = (STATIC / "vendor/VENDOR.md").read_text()
    for folder in (path for path in (STATIC / "vendor").iterdir() if path.is_dir()):
        assert f"`{folder.name}/`" in listed
        assert any(folder.glob("LICENSE")) or any(folder.glob("OFL.txt")), folder


@pytest.mark.parametrize("path", PARTS, ids=name)
def test_every_part_is_described_for_those_who_write_pages(path: Path) -> None:
    assert f"`{path.name}`" in (TEMPLATES / "README.md").read_text()


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_and_says_what_to_do(code: str) -> None:
    page = render_to_string(f"{code}.html")
    assert "<h2>Cần làm gì</h2>" in page
    assert f"Mã {code[:3]}" in page


def test_a_page_that_is_not_there_says_so_in_vietnamese_whatever_the_browser_asks(client: Client) -> None:
    answer = client.get("/khong-co-trang-nay/", headers={"accept-language": "en-US,en;q=0.9"})
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert answer.headers["Content-Language"] == "vi"


def test_a_name_of_the_machine_that_nobody_declared_is_told_with_the_setting(client: Client) -> None:
    answer = client.get("/dang-nhap/", headers={"host": "may-chu-xa.example"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "may-chu-xa.example" in page and "MOTCUA_ALLOWED_HOSTS" in page


def test_the_switch_in_the_footer_turns_pages_english_and_back(client: Client) -> None:
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert "There is no such page" in client.get("/khong-co-trang-nay/").content.decode()
    client.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    assert "Không có trang này" in client.get("/khong-co-trang-nay/").content.decode()


def test_an_unknown_language_in_the_cookie_is_ignored(client: Client) -> None:
    client.cookies["django_language"] = "../en"
    assert "Không có trang này" in client.get("/khong-co-trang-nay/").content.decode()


@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_by_an_icon_and_its_word_and_not_by_colour_alone(status: Status) -> None:
    badge = render_to_string("partials/status.html", {"status": status.value})
    assert str(status.label) in badge
    assert "<use href=" in badge


def test_what_has_no_known_status_is_shown_as_a_doubt() -> None:
    assert "Chưa rõ trạng thái" in render_to_string("partials/status.html", {"status": "mới"})


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("early", "Trước hạn"), ("on_time", "Đúng hạn"), ("late", "Quá hạn"), ("overdue", "Đang quá hạn"),
     ("due_soon", "Sắp đến hạn"), ("within", "Trong hạn"), ("stands", "Đồng hồ đang dừng"), ("", "Chưa có hạn")],
)  # fmt: skip
def test_a_verdict_is_told_in_words(verdict: str, word: str) -> None:
    assert word in render_to_string("partials/verdict.html", {"verdict": verdict})


def test_an_alert_tells_what_where_why_and_what_to_do_and_escapes_what_it_is_given() -> None:
    alert = render_to_string(
        "partials/alert.html",
        {"kind": "late", "what": "Không đọc được", "where": "tệp <b>", "why": "hỏng", "cure": "Gửi lại"},
    )
    assert 'role="alert"' in alert
    assert "tệp &lt;b&gt;" in alert
    for word in ("Ở đâu", "Vì sao", "Cần làm gì", "Gửi lại"):
        assert word in alert


def test_a_bar_keeps_its_width_in_a_language_that_writes_decimals_with_a_comma() -> None:
    with override("vi"):
        bars = render_to_string(
            "partials/bars.html", {"bars": [{"label": "Hộ tịch", "share": "62.5", "value": 5}]}
        )
    assert 'width="62.5%"' in bars


def test_a_ribbon_is_told_in_a_table_too() -> None:
    segment = {"kind": "working", "label": "Giờ làm việc", "x": 12.5, "width": 40.25, "ground": "Điều 18"}
    with override("vi"):
        ribbon = render_to_string("partials/clock_ribbon.html", {"ribbon": {"segments": [segment]}})
    assert 'x="12.5%"' in ribbon
    assert 'width="40.25%"' in ribbon
    assert '<th scope="row" class="mc-nowrap" data-label="Đoạn">Giờ làm việc</th>' in ribbon


def test_a_page_without_navigation_and_officer_still_stands(rf_request: HttpRequest) -> None:
    page = render_to_string("base.html", {}, request=rf_request)
    assert '<main class="mc-main" id="noi-dung"' in page
    assert 'href="#noi-dung"' in page
    assert 'id="thong-bao" role="status"' in page


@pytest.fixture
def rf_request() -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = HttpRequest()
    request.user = AnonymousUser()
    return request
