"""Papers that several procedures ask for are asked for once."""

from __future__ import annotations

from motcua.catalogue.content import Component, Content, shared_papers


def papers(*names: str, **other: object) -> Content:
    return Content(tuple(Component(f"tp-{n}", name, **other) for n, name in enumerate(names, start=1)))  # type: ignore[arg-type]


def test_papers_of_one_name_are_one_whatever_their_marks_and_signs() -> None:
    found = shared_papers(
        {"a": papers("Tờ khai", "Giấy chứng sinh"), "b": papers("giấy  chứng sinh.", "Ảnh")}
    )
    assert [(one.paper.key, one.paper.name, dict(one.keys)) for one in found] == [
        ("tp-1", "Tờ khai", {"a": "tp-1"}),
        ("tp-2", "Giấy chứng sinh", {"a": "tp-2", "b": "tp-1"}),
        ("tp-3", "Ảnh", {"b": "tp-2"}),
    ]


def test_the_stricter_of_two_demands_holds() -> None:
    (one,) = shared_papers(
        {
            "a": papers("Giấy", required=False, originals=0, copies=2, group="con nuôi"),
            "b": papers("Giấy", originals=1, reusable=True),
        }
    )
    paper = one.paper
    assert (paper.required, paper.originals, paper.copies, paper.reusable, paper.group) == (
        True,
        1,
        2,
        True,
        "",
    )


def test_two_papers_of_one_name_within_a_version_stay_two() -> None:
    found = shared_papers(
        {"a": papers("Giấy tờ tùy thân", "Giấy tờ tùy thân"), "b": papers("Giấy tờ tùy thân")}
    )
    assert [dict(one.keys) for one in found] == [{"a": "tp-1", "b": "tp-1"}, {"a": "tp-2"}]
