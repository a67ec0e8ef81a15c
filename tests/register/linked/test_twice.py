"""Two results at the same instant: what waited for both starts once, by whichever is the later."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

from django.db import connection, transaction

from motcua.catalogue.bundles import MemberOffer
from motcua.register.actions.bundle import Part, receive_bundle
from motcua.register.actions.member_result import RecordResult
from motcua.register.models import Event
from motcua.rules.clock import Limit, Unit
from tests.cast import CITIZEN, make_agency
from tests.register.actions.conftest import officer
from tests.register.linked.conftest import MONDAY, dossier, make_offer
from tests.register.office import commune, offer
from tests.register.told import at

FIVE = Limit(5, Unit.WORKING_DAYS)
KEYS = ("mot", "hai", "ba")


def test_what_waits_for_two_that_end_at_once_starts_once(own_database):
    offer(commune())
    police = make_agency("10993.CA", "Công an xã Thượng Hồng", "vertical", commune()).pk
    who = officer("tiep-nhan", "intake", commune())
    bundle = make_offer(
        MemberOffer("mot", "Một", "1.999991", police, limit=FIVE),
        MemberOffer("hai", "Hai", "1.999992", police, limit=FIVE),
        MemberOffer("ba", "Ba", "1.001193", None, ("mot", "hai")),
    )
    made = receive_bundle(commune(), bundle, CITIZEN, {key: Part() for key in KEYS}, who, MONDAY)
    first, second = (dossier(made, key).pk for key in KEYS[:2])

    def end(dossier_id: int) -> None:
        try:
            RecordResult(dossier_id, who).execute(at("2026-06-03 09:00"))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            RecordResult(first, who).execute(at("2026-06-03 09:00"))
            other = pool.submit(end, second)
            # Long enough for it to come as far as it can while nobody else sees what is written here.
            wait([other], 2)
        other.result()
    last = dossier(made, "ba")
    assert last.received_at == at("2026-06-03 09:00")
    assert Event.objects.filter(dossier=last, kind="received").count() == 1
