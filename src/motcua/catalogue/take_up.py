"""What a commune offers changes with a version: taken up from a day, or ended on one."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.catalogue.limits import limit_of
from motcua.catalogue.models import ENDING, Offering, Procedure, ProcedureVersion
from motcua.catalogue.promise import still_holds
from motcua.catalogue.refused import CatalogueRefused


def take_up(agency: Agency, version: ProcedureVersion, day: date) -> Offering:
    """Offer ``version`` from ``day`` on; what was offered before ends then. The caller holds the transaction.

    A shorter limit that the commune promised goes on where it is still none longer than the law's. Raises
    ``CatalogueRefused`` for a day before the one on which the present offer began.
    """
    standing = _open(agency, version.procedure)
    if standing is not None and standing.offered_from is not None and day < standing.offered_from:
        raise CatalogueRefused(
            _("Ngày hiệu lực phải từ {day:%d/%m/%Y}, ngày phiên bản đang dùng bắt đầu.").format(
                day=standing.offered_from
            )
        )
    if standing is not None and (standing.offered_from or date.min) >= day:
        standing.version, standing.origin = version, None
        carry_promise(standing, standing, version)
        standing.save()
        return standing
    fresh = Offering(agency=agency, procedure=version.procedure, version=version, offered_from=day)
    if standing is not None:
        standing.end(day)
        standing.save(update_fields=ENDING)
        carry_promise(standing, fresh, version)
    fresh.save()
    return fresh


def end_offer(agency: Agency, procedure: Procedure, day: date) -> bool:
    """End the offer on ``day``, the first without it; whether there was one. The caller holds the transaction."""
    standing = _open(agency, procedure)
    if standing is None:
        return False
    standing.end(day)
    standing.save(update_fields=ENDING)
    return True


def _open(agency: Agency, procedure: Procedure) -> Offering | None:
    return (
        Offering.objects.select_for_update()
        .filter(agency=agency, procedure=procedure, offered_to__isnull=True)
        .first()
    )


def carry_promise(before: Offering, after: Offering, version: ProcedureVersion) -> None:
    """Give ``after`` the shorter limit that was promised ``before``, where the version's limit still allows it."""
    promised = limit_of(before.promised_number, before.promised_unit)
    kept = still_holds(promised, limit_of(version.limit_number, version.limit_unit))
    after.promised_number = before.promised_number if kept else None
    after.promised_unit = before.promised_unit if kept else ""
    after.promised_basis = before.promised_basis if kept else ""
