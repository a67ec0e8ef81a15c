"""From a decision that announces procedures to their posting."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.catalogue import announcements
from motcua.catalogue.announcements import abolish, announce, mark_posted, outstanding
from motcua.catalogue.models import Announcement, LineStatus
from motcua.catalogue.offered import offering_of
from motcua.catalogue.refused import CatalogueRefused
from tests.register.office import offer

pytestmark = pytest.mark.django_db

DECIDED = date(2026, 11, 2)  # a Monday


def decision(cast, *lines: tuple[str, str], agency=None) -> Announcement:
    return announce(
        agency or cast.commune, "15/QĐ-BTP", DECIDED, "Bộ Tư pháp", date(2026, 12, 1),
        lines or (("1.001193", "amended"), ("1.000894.000.00.00.H24", "abolished")), cast.control,
    )  # fmt: skip


def test_its_procedures_wait_until_they_are_posted_five_working_days_after_it(cast):
    decision(cast)
    found = outstanding(cast.commune, date(2026, 11, 9))
    assert [(one.line.code, one.due_on, one.late) for one in found] == [
        ("1.001193", date(2026, 11, 9), False),
        ("1.000894", date(2026, 11, 9), False),
    ]
    assert all(one.late for one in outstanding(cast.commune, date(2026, 11, 10)))
    assert outstanding(cast.neighbour, date(2026, 11, 10)) == []


def test_the_days_are_a_setting_of_the_agency(cast):
    from motcua.agencies.lay_down import lay_down

    lay_down(cast.commune, posting_days=10)
    cast.commune.refresh_from_db()
    decision(cast)
    assert outstanding(cast.commune, DECIDED)[0].due_on == date(2026, 11, 16)


def test_an_abolished_procedure_is_offered_until_the_decision_takes_effect(cast):
    offer(cast.commune, "1.000894", "Kết hôn")
    line = decision(cast).lines.get(action="abolished")
    abolish(line, cast.control)
    assert offering_of(cast.commune.pk, "1.000894", date(2026, 11, 30)) is not None
    assert offering_of(cast.commune.pk, "1.000894", date(2026, 12, 1)) is None
    line.refresh_from_db()
    assert (line.status, line.updated_by) == (LineStatus.UPDATED, cast.control)
    with pytest.raises(CatalogueRefused, match="không phải thủ tục bãi bỏ đang chờ"):
        abolish(line, cast.control)


def test_what_is_updated_is_marked_as_posted_once(cast):
    line = decision(cast).lines.get(action="abolished")
    with pytest.raises(CatalogueRefused, match="Cập nhật thủ tục trước"):
        mark_posted(line, cast.control)
    abolish(line, cast.control)
    mark_posted(line, cast.director)
    assert [one.posted_by for one in announcements.posted(cast.commune, 5)] == [cast.director]
    assert len(outstanding(cast.commune, DECIDED)) == 1
    with pytest.raises(CatalogueRefused, match="đã được công khai"):
        mark_posted(line, cast.control)


def test_an_amended_procedure_cannot_be_ended_as_abolished(cast):
    with pytest.raises(CatalogueRefused):
        abolish(decision(cast).lines.get(action="amended"), cast.control)


def test_a_decision_is_recorded_once(cast):
    decision(cast)
    with pytest.raises(CatalogueRefused, match="đã được ghi trước đó"):
        decision(cast)
    decision(cast, agency=cast.neighbour)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([("khai sinh", "new")], "Dòng 1: “khai sinh” không phải mã"),
        ([("1.001193", "khác")], "Dòng 1: ghi mới, sửa đổi"),
        ([("1.001193", "new"), ("1.001193.H24", "new")], "ghi hai lần"),
        ([("1.001193", "new")] * 501, "từ 1 đến 500"),
    ],
)
def test_lines_that_are_none_are_refused_with_their_number(cast, lines, words):
    with pytest.raises(CatalogueRefused, match=words):
        decision(cast, *lines)
    assert not Announcement.objects.exists()
