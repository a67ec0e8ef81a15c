"""Files that are dragged onto the page of the import, from one folder and then from another."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Office

pytestmark = pytest.mark.browser

DRAG = """(zone, [event, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: 'text/csv' }));
  const told = new DragEvent(event, { dataTransfer: carried, bubbles: true, cancelable: true });
  zone.querySelector('.mc-drop-text').dispatchEvent(told);
  return { taken: told.defaultPrevented, over: zone.classList.contains('mc-over') };
}"""


def drag(page: Any, event: str, name: str = "", text: str = "") -> dict[str, bool]:
    """Something that a person does over the zone with a file; whether it is taken, and whether the zone shows it."""
    found: dict[str, bool] = page.locator(".mc-drop").evaluate(DRAG, [event, name, text])
    return found


def test_files_dropped_one_after_another_are_all_handed_in(office: Office, sign_in: Any) -> None:
    page = sign_in()
    page.goto(f"{office.url}/nhap-du-lieu/")
    for event in ("dragenter", "dragover"):
        assert drag(page, event) == {"taken": True, "over": True}
    assert drag(page, "dragleave")["over"] is False
    for name in ("bo-xay-dung.csv", "van-ban-chi-dao.csv"):
        drag(page, "dragover")
        text = (office.exports / name).read_text("utf-8")
        assert drag(page, "drop", name, text) == {"taken": True, "over": False}
    listed = page.locator(".mc-drop-files li")
    expect(listed).to_have_text([re.compile(r"bo-xay-dung\.csv.*KB"), re.compile(r"van-ban-chi-dao\.csv")])
    expect(page.locator(".mc-drop [role=status]")).to_have_text("Đã chọn 2 tệp")

    page.get_by_role("button", name="Đọc và xem trước").click()
    page.wait_for_url("**/nhap-du-lieu/*/")
    assert "bo-xay-dung.csv" in page.locator("main").inner_text()
    page.goto(f"{office.url}/nhap-du-lieu/")
    newest = page.locator("tbody tr").first.inner_text()
    assert "bo-xay-dung.csv" in newest and "van-ban-chi-dao.csv" in newest


def test_files_chosen_before_the_scripts_arrive_are_listed_and_dated_all_the_same(
    office: Office, sign_in: Any
) -> None:
    page = sign_in()

    def choose_first(script: Any) -> None:
        page.locator("input[type=file]").set_input_files(office.exports / "bo-xay-dung.csv")
        script.continue_()

    page.route("**/drop*.js", choose_first)
    page.goto(f"{office.url}/nhap-du-lieu/")
    expect(page.locator(".mc-drop-files li")).to_contain_text(["bo-xay-dung.csv"])
    expect(page.locator("#luc-xuat [name=taken_by]")).to_have_value("browser")
