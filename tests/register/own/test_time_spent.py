"""Who used the time: steps share the whole exactly, and a late dossier says whose part was overrun."""

from __future__ import annotations

import pytest

from motcua.register.actions.forward import Forward
from motcua.register.models import Dossier
from motcua.register.time_spent import lateness_in_words, names_in, spent
from tests.register.told import at

pytestmark = pytest.mark.django_db


def test_the_time_of_the_steps_sums_to_the_whole(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 09:00"))
    opened = Forward(received.id, office["handler"]).execute(at("2026-06-04 09:00"))
    ledger = spent(opened.state, Dossier.objects.get().agency_id, at("2026-06-05 09:00"))
    assert [entry.step for entry in ledger.entries] == ["tiep-nhan", "thu-ly", "lanh-dao-duyet"]
    assert sum(entry.used for entry in ledger.entries) == ledger.used
    assert sum(entry.overrun for entry in ledger.entries) - ledger.unused == ledger.lateness


def test_a_late_dossier_tells_the_step_that_overran(received, office):
    Forward(received.id, office["intake"]).execute(at("2026-06-01 08:30"))
    opened = Forward(received.id, office["handler"]).execute(at("2026-06-15 09:00"))
    ledger = spent(opened.state, Dossier.objects.get().agency_id, at("2026-06-15 09:00"))
    assert lateness_in_words(ledger, names_in(ledger)).startswith("Xã Thượng Hồng, bước “Thụ lý hồ sơ”: quá ")


def test_nothing_is_spent_of_a_dossier_without_a_date(received, office):
    assert spent(received.state, Dossier.objects.get().agency_id, at("2026-05-01 08:00")) is None
