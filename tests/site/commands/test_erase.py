"""Erasing personal data from the command line: of one dossier, or of a whole request for linked procedures."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from django.utils import timezone

from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.attach import keep, scanned
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.actions.papers import send_papers
from motcua.register.actions.receive import Application, receive_at_counter
from motcua.register.models import Dossier, Event, Person, Scan
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


def test_a_signed_list_with_other_dossiers_is_named_before_its_scan_goes(
    own_database: str, run_motcua: Run
) -> None:
    offer(commune())
    who = officer("tiep-nhan", "intake", commune())
    officer("quan-tri", "admin", commune())
    one, other = (receive_at_counter(commune(), Application("1.001193", CITIZEN), who) for _one in range(2))
    keep(scanned("đã ký", b"%PDF-1.7"), timezone.now(), transfer=send_papers([one.id, other.id], who))
    asked = ("erase", one.code, "--ground", "Đơn 12", "--officer", "quan-tri")
    told = run_motcua(*asked)
    assert told.returncode == 2 and f"hồ sơ khác: {other.code}." in told.stderr
    assert Scan.objects.filter(content__isnull=False).exists() and Dossier.objects.get(pk=one.id).applicant
    assert run_motcua(*asked, "--lists").returncode == 0
    assert not Scan.objects.filter(content__isnull=False).exists()
    assert Event.objects.filter(dossier=other.id, kind="erased").exists()
