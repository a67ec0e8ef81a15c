"""Drafts of versions and their publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from motcua.catalogue import drafts
from motcua.catalogue.announcements import announce, outstanding
from motcua.catalogue.content import Fee, Ground, content_of
from motcua.catalogue.load import load_catalogue
from motcua.catalogue.models import LineStatus, ProcedureDraft, ProcedureVersion
from motcua.catalogue.offered import offering_of
from motcua.catalogue.refused import CatalogueRefused
from tests.catalogue.files import BIRTH, own_list
from tests.register.office import offer

pytestmark = pytest.mark.django_db

CODE = "1.001193"


@pytest.fixture
def draft(cast) -> ProcedureDraft:
    """The birth registration of five days, being edited by the control officer."""
    offer(cast.commune)
    return drafts.begin_draft(cast.commune, CODE, cast.control)


def edit(draft: ProcedureDraft, officer, content=None, **columns) -> None:
    drafts.save_draft(draft, {**draft.content, **columns}, content or drafts.content_of_draft(draft), officer)


def test_a_draft_begins_with_what_is_offered_and_there_is_one_only(cast, draft):
    assert draft.content["limit_number"] == 5
    assert [ground["key"] for ground in draft.content["content"]["grounds"]] == ["bo-sung"]
    assert drafts.begin_draft(cast.commune, f"{CODE}.000.00.00.H24", cast.director).pk == draft.pk


def test_a_draft_of_a_procedure_that_nobody_knows_begins_empty(cast):
    draft = drafts.begin_draft(cast.commune, "1.999999", cast.control)
    assert draft.base is None
    assert "Ghi tên thủ tục." in drafts.faults_of(draft)


def test_a_draft_of_no_code_is_refused(cast):
    with pytest.raises(CatalogueRefused, match="không phải mã thủ tục"):
        drafts.begin_draft(cast.commune, "khai sinh", cast.control)


def test_publishing_makes_the_next_version_and_offers_it_from_its_day(cast, draft):
    fee = Fee("Lệ phí", 8000, "in_person")
    edit(draft, cast.control, replace(drafts.content_of_draft(draft), fees=(fee,)), limit_number=3)
    version = drafts.publish(draft, date(2026, 12, 1), cast.control)
    assert (version.number, version.limit_number, version.published_by) == (2, 3, cast.control)
    assert content_of(version).fees == (fee,)
    assert offering_of(cast.commune.pk, CODE, date(2026, 11, 30)).version.number == 1
    assert offering_of(cast.commune.pk, CODE, date(2026, 12, 1)).version == version
    assert not ProcedureDraft.objects.exists()


def test_a_draft_is_published_once(cast, draft):
    edit(draft, cast.control, limit_number=3)
    drafts.publish(draft, date(2026, 12, 1), cast.control)
    draft.pk = 1
    with pytest.raises(CatalogueRefused, match="trước đó"):
        drafts.publish(draft, date(2026, 12, 1), cast.control)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, "Chưa thay đổi gì"),
        ({"name": " "}, "Ghi tên thủ tục"),
        ({"field": ""}, "Ghi lĩnh vực"),
        ({"level": ""}, "Chọn mức độ"),
        ({"limit_number": 0}, "Thời hạn phải có số"),
    ],
)
def test_what_is_unfinished_is_not_published(cast, draft, columns, words):
    edit(draft, cast.control, **columns)
    with pytest.raises(CatalogueRefused, match=words):
        drafts.publish(draft, date(2026, 12, 1), cast.control)
    assert ProcedureVersion.objects.count() == 1


def test_a_ground_says_its_article(cast, draft):
    ground = Ground("thue", "Nghĩa vụ tài chính", " ", "resume", "finance")
    edit(draft, cast.control, replace(drafts.content_of_draft(draft), grounds=(ground, ground)))
    assert len(drafts.faults_of(draft)) == 2


def test_a_ground_that_counts_the_limit_anew_says_within_how_many_days(cast, draft):
    anew = Ground("lam-lai", "Làm lại", "Điều 12 Luật thử", "restart", "other")
    edit(draft, cast.control, replace(drafts.content_of_draft(draft), grounds=(anew,)))
    assert any("tính lại thời hạn từ đầu" in fault for fault in drafts.faults_of(draft))
    edit(
        draft, cast.control, replace(drafts.content_of_draft(draft), grounds=(replace(anew, within_days=3),))
    )
    assert drafts.faults_of(draft) == []


def test_the_database_itself_keeps_a_version_as_it_is(cast, draft):
    for change in (
        lambda: ProcedureVersion.objects.update(limit_number=9),
        lambda: ProcedureVersion.objects.filter(number=1)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
            change()


def test_publishing_moves_the_line_of_the_announcement_that_waited_for_it(cast, draft):
    announce(
        cast.commune, "15/QĐ-BTP", date(2026, 11, 2), "Bộ Tư pháp", date(2026, 12, 1),
        [(CODE, "amended")], cast.control,
    )  # fmt: skip
    edit(draft, cast.control, limit_number=3)
    version = drafts.publish(draft, date(2026, 12, 1), cast.control)
    (one,) = outstanding(cast.commune, date(2026, 11, 10))
    assert (one.line.status, one.line.version) == (LineStatus.UPDATED, version)


def test_a_file_loaded_later_does_not_turn_an_edited_version_back(cast, draft):
    edit(draft, cast.control, limit_number=3)
    version = drafts.publish(draft, date(2026, 12, 1), cast.control)
    loaded = load_catalogue(own_list(BIRTH), "x.csv", cast.commune)
    assert loaded.as_dict()["kept_by_hand"] == [CODE]
    assert offering_of(cast.commune.pk, CODE, date(2026, 12, 1)).version == version
