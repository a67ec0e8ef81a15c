"""The morning at the sample commune's counter: whatever day it is, every stage is there and the register holds."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.demo.cast import COMMUNE_CODE
from motcua.demo.install import _officers
from motcua.demo.morning import BIRTH, COPY, LAND, STORIES, begin_a_morning
from motcua.register.models import CourseNow, Dossier
from motcua.register.verification import verify
from tests.register.office import offer
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("now", ["2026-11-26 08:00", "2026-11-29 10:00"], ids=["a Thursday", "a Sunday"])
def test_every_stage_is_there_and_the_register_holds(now):
    commune = Agency.objects.get(code=COMMUNE_CODE)
    for code, days in ((BIRTH, 1), (COPY, 2), (LAND, 15)):
        offer(commune, code, f"thủ tục {code}", days)
    _officers("Mật-khẩu-thử-2026")
    assert begin_a_morning(commune, at(now)) == len(STORIES) == Dossier.objects.count()
    kinds = set(CourseNow.objects.values_list("step_kind", flat=True))
    assert kinds == {"", "intake", "handle", "review", "sign", "stamp", "hand_over"}
    assert set(CourseNow.objects.values_list("waits_for", flat=True)) == {"", "supplement", "finance"}
    assert Dossier.objects.filter(status="filed").count() == 3
    assert verify(rebuild=True).findings == []
