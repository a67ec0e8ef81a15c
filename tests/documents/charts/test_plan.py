"""The picture of a plan: a bar for each task, said in words as well."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

from motcua.documents.charts.plan import Task, plan
from motcua.rules.zone import ZONE

SVG = "{http://www.w3.org/2000/svg}"


def on(day: int) -> datetime:
    return datetime(2026, 6, day, 8, tzinfo=ZONE)


def drawn(*tasks: Task) -> ElementTree.Element:
    return ElementTree.fromstring(plan(tasks, on(3), on(9), "Kế hoạch", "Khai sinh: xong 02/06.", "p"))


def test_each_task_has_its_bar_and_what_it_may_still_take():
    picture = drawn(
        Task("Khai sinh", "xã", on(1), on(2), on(2), sets=True, done=True),
        Task("Thẻ <bảo hiểm>", "bảo hiểm", on(2), on(5), on(9), sets=False, done=False),
    )
    solid, dashed = [], []
    for bar in picture.iter(f"{SVG}rect"):
        (dashed if bar.get("stroke-dasharray") else solid).append(float(bar.get("width", 0)))
    assert len(solid) == 2 and len(dashed) == 1
    assert solid[1] > solid[0] and "Thẻ <bảo hiểm>" in [one.text for one in picture.iter(f"{SVG}text")]
    assert picture.find(f"{SVG}desc").text == "Khai sinh: xong 02/06."


def test_what_takes_no_time_is_still_to_be_seen():
    picture = drawn(Task("x", "", on(3), on(3), on(3), sets=True, done=True))
    assert float(next(picture.iter(f"{SVG}rect")).get("width")) > 0
