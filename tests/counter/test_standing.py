"""How a dossier stands to its date."""

from __future__ import annotations

import pytest

from motcua.agencies.models import AgencySettings
from motcua.counter.standing import standing
from motcua.register.models import Dossier
from tests.register.told import at


@pytest.mark.parametrize(
    ("owned", "status", "word"),
    [(True, "waiting_finance", "stands"), (True, "handling", ""), (False, "waiting_finance", "")],
)
def test_without_a_date_the_clock_stands_only_where_it_is_ours_and_waits(owned, status, word):
    one = Dossier(owned=owned, status=status, received_at=at("2026-06-10 08:00"), due_at=None)
    assert standing(one, AgencySettings(), at("2026-06-11 08:00")) == word
