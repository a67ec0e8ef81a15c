"""The birth at the sample commune: whatever day it is, the same request is under way and the register holds."""

from __future__ import annotations

import pytest

from motcua.agencies.models import Agency
from motcua.demo.cast import COMMUNE_CODE
from motcua.demo.install import _officers
from motcua.demo.linked import begin_a_birth
from motcua.register.linked.standing import standing
from motcua.register.verification import verify
from tests.register.office import offer
from tests.register.told import at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("now", ["2026-11-26 08:00", "2026-11-29 10:00"], ids=["a Thursday", "a Sunday"])
def test_a_birth_is_under_way_and_the_others_wait_for_it(now):
    commune = Agency.objects.get(code=COMMUNE_CODE)
    offer(commune, days=1)
    _officers("Mật-khẩu-thử-2026")
    made = begin_a_birth(commune, at(now))
    found = standing(made, at(now))
    assert [one.dossier.status for one in found.members] == ["handling", "filed", "filed"]
    assert found.final is not None and found.members[0].dossier.applicant
    assert verify(rebuild=True).findings == []
