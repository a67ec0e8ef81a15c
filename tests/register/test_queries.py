"""Lists find what officers look for, page by page, and show nobody what is not theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.register import access
from motcua.register.actions.merge import merge
from motcua.register.models import Alias, Dossier, Doubt, PersonalRead
from motcua.register.queries import Filters, everything, page
from motcua.rules.verdict import verdict
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import JUSTICE, at, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(db):
    return officer("can-bo", "intake", commune()).officer.user


@pytest.fixture(autouse=True)
def register(db):
    offer(commune())
    open_ = {"procedure": "1.001193", "received_at": "2026-06-01 08:00", "due_at": "2026-06-08 17:00"}
    done = {**open_, "finished_at": "2026-06-05 08:00", "status": "finished"}
    take_in(
        [
            row(code="H24.85-260601-0001", **open_, status="handling", person={"name": "Đặng Thị Út"}),
            row(
                code="H24.85-260601-0002", **open_, status="waiting_supplement", person={"name": "Lê Văn Tám"}
            ),
            row(code="H24.85-260601-0003", **done, person={"name": "Đặng Văn Ba"}),
            row(code="H24.85-260601-0004", **{**done, "finished_at": "2026-06-09 08:00"}),
            row(code="H24.85-260601-0005", **done, handed_over_at="2026-06-06 08:00"),
            row(code="H24.85-260601-0006", status="filed", filed_at="2026-06-01 07:00"),
            row(code="H24.85-260601-0007", **open_, handler="UBND xã An Phú"),
            row(code="H24.85-260601-0008", **open_, status="waiting_finance"),
        ]
    )
    take_in([row(code="G15.10993-20260601-0000001", system=JUSTICE, **done)], system=JUSTICE)


def codes(user, **filters) -> set[str]:
    return {dossier.code[-4:] for dossier in page(user, Filters(**filters)).dossiers}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"stage": "open"}, {"0001", "0002", "0007", "0008"}),
        ({"stage": "overdue"}, {"0001", "0002", "0007", "0008"}),
        ({"stage": "waiting_supplement"}, {"0002"}),
        ({"stage": "waiting_finance"}, {"0008"}),
        ({"stage": "to_hand_over"}, {"0003", "0004"}),
        ({"stage": "hand_over_unknown"}, {"0001"}),
        ({"stage": "handed_over"}, {"0005"}),
        ({"stage": "late"}, {"0004"}),
        ({"stage": "not_accepted"}, {"0006"}),
        ({"stage": "no such"}, set()),
        ({"text": "dang"}, {"0001", "0003"}),
        ({"text": "ĐẶNG út"}, {"0001"}),
        ({"text": "260601 0004"}, {"0004"}),
        ({"text": "h24.85-260601-0002"}, {"0002"}),
        ({"text": "'; --"}, set()),
        ({"text": "& | !"}, set()),
        ({"system": JUSTICE}, {"0001"}),
        ({"status": "filed"}, {"0006"}),
    ],
)
def test_a_list_holds_what_it_says(reader, filters, found):
    assert codes(reader, **filters) == found


@pytest.mark.parametrize(
    ("finished", "by_instant", "by_date"),
    [
        ("2026-06-08 17:00", False, False),
        ("2026-06-08 17:01", True, False),
        ("2026-06-08 23:59", True, False),  # the next day already in London, not here
        ("2026-06-09 00:00", True, True),
        ("2026-06-09 06:00", True, True),  # still the day of the promise in London
    ],
)
def test_the_late_ones_are_late_by_the_rule_that_is_asked_for(reader, finished, by_instant, by_date):
    Dossier.objects.filter(code="H24.85-260601-0003").update(finished_at=at(finished))
    Dossier.objects.filter(code="H24.85-260601-0004").update(finished_at=None)
    for rule, late in (("instant", by_instant), ("date", by_date)):
        wanted = {"0003"} if late else set()
        assert codes(reader, stage="late", rule=rule) == wanted
        dossier = Dossier.objects.get(code="H24.85-260601-0003")
        assert (verdict(dossier.finished_at, dossier.due_at, rule) == "late") is late


def test_due_soon_are_the_open_ones_whose_date_lies_within_so_many_days_from_now(reader):
    now = timezone.now()
    for number, due in {"0001": 1, "0002": 3, "0003": 1, "0007": -1}.items():
        Dossier.objects.filter(code=f"H24.85-260601-{number}").update(due_at=now + timedelta(days=due))
    assert codes(reader, stage="due_soon") == {"0001"}
    assert codes(reader, stage="due_soon", due_soon_days=4) == {"0001", "0002"}


def test_a_dossier_in_doubt_is_listed_once_until_its_last_doubt_is_settled(reader):
    doubtful, other = (Dossier.objects.get(code=f"H24.85-260601-{number}") for number in ("0001", "0002"))
    Doubt.objects.all().delete()
    first, second, past = (
        Doubt.objects.create(
            dossier=of, agency=commune(), code=code, key=code, detail={}, opened_at=timezone.now()
        )
        for of, code in ((doubtful, "clock_differs"), (doubtful, "promised_moved"), (other, "conflict"))
    )
    settle(past)
    (found,) = page(reader, Filters(stage="doubts")).dossiers
    assert found == doubtful
    settle(first)
    assert codes(reader, stage="doubts") == {"0001"}
    settle(second)
    assert codes(reader, stage="doubts") == set()


def settle(doubt: Doubt) -> None:
    Doubt.objects.filter(pk=doubt.pk).update(settled_at=timezone.now())


def test_a_dossier_is_found_by_the_code_of_a_record_merged_into_it(reader):
    justice, city = (
        Dossier.objects.get(code=code) for code in ("G15.10993-20260601-0000001", "H24.85-260601-0004")
    )
    merge(justice.pk, city.pk, officer("giam-doc", "director", commune()), "cùng một hồ sơ")
    for code in ("G15.10993-20260601-0000001", "H24.85-260601-0004"):
        assert [found.pk for found in page(reader, Filters(text=code)).dossiers] == [justice.pk]


def test_the_beginning_of_a_code_finds_all_that_begin_so_however_many(reader):
    busy = Dossier.objects.get(code="H24.85-260601-0001")
    Alias.objects.bulk_create(
        Alias(system="thử", code=f"H24.85-2606-{number}", dossier=busy) for number in range(1001)
    )
    take_in([row(code="H24.85-260630-0099", received_at="2026-06-30 08:00", status="handling")])
    assert "0099" in codes(reader, text="H24.85-2606")


def test_pages_follow_one_another_without_gaps_or_repeats(reader):
    seen, after = [], None
    while True:
        part = page(reader, Filters(), after, size=3)
        seen += [dossier.pk for dossier in part.dossiers]
        after = part.next
        if after is None:
            break
    assert sorted(seen) == sorted(Dossier.objects.values_list("pk", flat=True))
    assert len(seen) == 9


def test_a_page_takes_as_many_queries_however_long_it_is(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        page(reader, Filters(stage="open"))


def test_the_receiver_and_the_competent_commune_see_a_cross_boundary_dossier(reader):
    from motcua.agencies.models import Agency

    other = officer("an-phu", "intake", Agency.objects.get(code="10645")).officer.user
    assert codes(other) == {"0007"}
    assert "0007" in codes(reader)
    assert {dossier.code[-4:] for dossier in everything(other, Filters())} == {"0007"}


def test_who_has_no_role_today_sees_nothing(reader):
    from django.contrib.auth.models import AnonymousUser

    reader.officer.assignments.update(valid_to="2025-12-31")
    for user in (reader, AnonymousUser()):
        assert codes(user) == set()
        assert access.by_code(user, "H24.85-260601-0001") is None
        with pytest.raises(Dossier.DoesNotExist):
            access.dossier(user, Dossier.objects.first().uid)


def test_personal_data_are_read_whole_only_with_the_right_and_each_reading_is_logged(reader):
    found = access.by_code(reader, " h24.85-260601-0001 ")
    assert found is not None
    (person,) = access.personal(reader, found, "gọi điện")
    assert person.content == {"name": "Đặng Thị Út"}
    reading = PersonalRead.objects.get()
    assert (reading.officer.user, reading.dossier, reading.purpose) == (reader, found, "gọi điện")
    clerk = officer("van-thu", "clerk", commune()).officer.user
    assert access.personal(clerk, found, "xem") is None
    assert PersonalRead.objects.count() == 1
    assert reading.read_at <= timezone.now()


def test_whether_anything_lies_elsewhere_is_asked_in_the_order_of_its_index(reader):
    with CaptureQueriesContext(connection) as asked:
        page(reader, Filters())
    told = next(query["sql"] for query in asked if query["sql"].endswith("LIMIT 1"))
    assert "elsewhere" in told and 'ORDER BY "register_dossierparty"."sort_at" DESC' in told
