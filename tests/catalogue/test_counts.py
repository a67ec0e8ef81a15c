"""How many procedures a commune offers by level: on a day, and as was known at an instant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from motcua.catalogue.counts import offered_counts
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.catalogue.take_up import end_offer, take_up
from tests.register.office import commune, offer

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 14)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> ProcedureVersion:
    """One procedure, loaded a week ago, offered as if always."""
    a_week_ago = timezone.now() - timedelta(days=7)
    with monkeypatch.context() as then:
        then.setattr(timezone, "now", lambda: a_week_ago)
        return offer(commune())


def yesterday() -> datetime:
    return timezone.now() - timedelta(days=1)


def count(known_at: datetime | None = None) -> dict[str, int]:
    return offered_counts(commune().pk, DAY, known_at)


def next_version(of: ProcedureVersion) -> ProcedureVersion:
    """Recorded now: partly online, where the one before was wholly so."""
    return ProcedureVersion.objects.create(
        procedure=of.procedure, number=2, name=of.name, level="partial_online", source="thử"
    )


def test_what_only_tells_is_counted_where_there_is_such_a_procedure(offered):
    assert count() == {"total": 1, "full_online": 1, "partial_online": 0}
    offer(commune(), "2.000001", "Tra cứu quy hoạch", level="information")
    assert count() == {"total": 2, "full_online": 1, "partial_online": 0, "information": 1}


def test_what_is_offered_since_was_not_known(offered):
    offer(commune(), "2.000001", "Đăng ký kết hôn")
    assert (count(yesterday())["total"], count()["total"]) == (1, 2)


def test_an_end_that_was_recorded_since_was_not_known(offered):
    end_offer(commune(), offered.procedure, date(2026, 6, 1))
    assert (count(yesterday())["total"], count()["total"]) == (1, 0)


def test_a_version_put_in_its_place_since_leaves_the_level_of_then(offered):
    Offering.objects.update(offered_from=date(2026, 6, 1))
    take_up(commune(), next_version(offered), date(2026, 6, 1))
    assert count(yesterday()) == {"total": 1, "full_online": 1, "partial_online": 0}
    assert count() == {"total": 1, "full_online": 0, "partial_online": 1}


def test_a_version_taken_up_since_from_an_earlier_day_leaves_the_offer_of_then(offered):
    take_up(commune(), next_version(offered), date(2026, 6, 1))
    assert count(yesterday()) == {"total": 1, "full_online": 1, "partial_online": 0}
    assert count() == {"total": 1, "full_online": 0, "partial_online": 1}


def test_offers_that_stood_before_this_was_recorded_were_always_known(offered):
    Offering.objects.update(recorded_at=None)
    assert count(yesterday())["total"] == 1
