"""Erasing personal data from the command line: of one dossier, or of a whole request for linked procedures."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.models import Dossier, Person
from tests.cast import CITIZEN
from tests.register.actions.conftest import officer
from tests.register.linked.conftest import make_offer
from tests.register.office import commune, offer

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_code_of_a_request_stands_for_all_of_it(own_database: str, run_motcua: Run) -> None:
    offer(commune())
    offer(commune(), "1.000894", "Kết hôn")
    members = (MemberOffer("mot", "Khai sinh", "1.001193"), MemberOffer("hai", "Kết hôn", "1.000894"))
    who = officer("tiep-nhan", "intake", commune())
    officer("quan-tri", "admin", commune())
    parts = {"mot": Part(), "hai": Part()}
    made = receive_bundle(commune(), make_offer(*members, key="cua-xa"), CITIZEN, parts, who)
    refused = run_motcua("erase", made.code, "--ground", "Đơn 12", "--officer", "tiep-nhan")
    assert refused.returncode == 2 and "Không có hồ sơ nào mang mã" in refused.stderr
    done = run_motcua("erase", made.code, "--ground", "Đơn 12", "--officer", "quan-tri")
    assert done.returncode == 0 and "của 2 hồ sơ" in done.stdout
    assert not Person.objects.filter(content__isnull=False).exists()
    assert set(Dossier.objects.values_list("applicant", flat=True)) == {""}
