"""Lists by promised dates and by names: all that is asked for, in order, by indexes that lead straight there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.register.models import Dossier
from motcua.register.queries import Filters, count_up_to, everything, page
from tests.register.actions.conftest import officer
from tests.register.office import commune, offer, take_in
from tests.register.told import at, row

pytestmark = pytest.mark.django_db

JUNE = {"due_from": at("2026-06-01 00:00"), "due_before": at("2026-07-01 00:00")}


@pytest.fixture
def reader(db):
    return officer("can-bo", "intake", commune()).officer.user


@pytest.fixture(autouse=True)
def register(db):
    offer(commune())
    dates = {
        "0001": ("2026-06-01 08:00", "2026-06-08 17:00"),
        "0002": ("2026-05-28 08:00", "2026-06-02 17:00"),
        "0003": ("2025-11-03 08:00", "2026-06-30 17:00"),  # promised for more than half a year later
        "0004": ("2026-07-02 08:00", "2026-06-12 17:00"),  # promised for before it came in
        "0005": ("2026-06-20 08:00", "2026-07-01 00:00"),
        "0006": ("2026-05-01 08:00", "2026-05-31 23:59"),
    }
    people = ["Trần Quang Huy", "Trần Quang Huỳnh", "Trang Quang Huy", "Lê Thị Hoà", "Lê Thị Hoàng", "Thái A"]
    take_in(
        [
            row(
                code=f"H24.85-260601-{number}",
                received_at=received,
                due_at=due,
                status="handling",
                person={"name": name},
            )
            for (number, (received, due)), name in zip(dates.items(), people, strict=True)
        ]
    )


def codes(user, size=50, **filters) -> list[str]:
    """What all pages hold, one after another."""
    found, after = [], None
    while True:
        part = page(user, Filters(**filters), after, size)
        found += [dossier.code[-4:] for dossier in part.dossiers]
        after = part.next
        if after is None:
            return found


@pytest.mark.parametrize("size", [1, 2, 50])
def test_those_promised_within_a_month_are_listed_once_each_newest_first_however_long_they_took(reader, size):
    assert codes(reader, size, **JUNE) == ["0004", "0001", "0002", "0003"]


@pytest.mark.parametrize("bound", list(JUNE))
def test_a_range_may_be_open_at_one_end(reader, bound):
    asked = {bound: JUNE[bound]}
    ends = {"due_from": "due_at__gte", "due_before": "due_at__lt"}
    wanted = Dossier.objects.filter(**{ends[bound]: JUNE[bound]}).order_by("-sort_at", "-id")
    assert codes(reader, 2, **asked) == [dossier.code[-4:] for dossier in wanted]


def test_a_range_far_off_is_empty_and_no_error(reader):
    assert codes(reader, due_from=at("0001-01-01 00:00"), due_before=at("0001-01-02 00:00")) == []
    assert codes(reader, due_from=at("9999-12-31 00:00")) == []


def test_counting_and_exporting_find_the_same(reader):
    assert count_up_to(reader, Filters(**JUNE), 100) == 4
    leader = officer("lanh-dao", "leader", commune()).officer.user
    assert everything(leader, Filters(**JUNE)).count() == 4


def test_promised_dates_cost_one_query_more(reader, django_assert_max_num_queries):
    page(reader, Filters())
    with CaptureQueriesContext(connection) as plain:
        page(reader, Filters())
    with django_assert_max_num_queries(len(plain) + 1):
        page(reader, Filters(**JUNE))


def test_the_unusual_ones_are_found_by_an_index_of_them_alone(reader):
    with CaptureQueriesContext(connection) as asked:
        page(reader, Filters(**JUNE))
    unusual = next(query["sql"] for query in asked if "interval" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {unusual}")
        assert "dossier_unusually_due" in "\n".join(line for (line,) in cursor.fetchall())


def test_the_usual_ones_are_looked_for_only_around_the_time_at_which_they_came_in(reader):
    with CaptureQueriesContext(connection) as asked:
        page(reader, Filters(**JUNE))
    usual = next(
        query["sql"] for query in asked if "due_at" in query["sql"] and "interval" not in query["sql"]
    )
    assert f'"sort_at" >= \'{(JUNE["due_from"] - timedelta(days=92)).date()}' in usual


def test_words_are_taken_whole_but_the_last_which_may_be_a_beginning(reader):
    assert set(codes(reader, text="tran quang huy")) == {"0001", "0002"}


def test_where_that_finds_nobody_each_word_is_taken_for_a_beginning(reader):
    assert set(codes(reader, 1, text="tr qu huynh")) == {"0002"}
    assert set(codes(reader, 1, text="l th hoa")) == {"0004", "0005"}
    assert count_up_to(reader, Filters(text="l th hoa"), 100) == 2
    leader = officer("lanh-dao", "leader", commune()).officer.user
    assert everything(leader, Filters(text="l th hoa")).count() == 2


def test_a_word_that_is_found_costs_no_query_more(reader, django_assert_num_queries):
    with CaptureQueriesContext(connection) as plain:
        page(reader, Filters())
    with django_assert_num_queries(len(plain)):
        page(reader, Filters(text="tran quang huy"))
