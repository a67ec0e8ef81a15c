"""Procedures about which a source left something open, for a person to decide: who, why, and the version of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.catalogue.doubts import message
from motcua.catalogue.limits import limit_of
from motcua.catalogue.lookup import entries_for
from motcua.catalogue.make_version import Written, lock_versions, make_version
from motcua.catalogue.models import DoubtDecision, Level, Offering, ProcedureVersion
from motcua.catalogue.offered import offered_on
from motcua.catalogue.refused import CatalogueRefused
from motcua.catalogue.take_up import end_offer, take_up
from motcua.rules.zone import ZONE

LIMIT_DOUBTS = frozenset({"no_limit", "limit_without_unit", "several_limits"})
WHOSE_DOUBTS = frozenset({"vertical", "other_level", "agency_not_stated"})


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One open question about the version that holds for an agency."""

    version: ProcedureVersion
    code: str
    value: str
    offered: bool

    @property
    def message(self) -> str:
        """The doubt in words."""
        return message(self.code, self.value)


def doubtful(agency: Agency, code: str = "") -> list[Doubtful]:
    """The open questions of the procedures as they stand for ``agency``; of one kind where ``code`` is given."""
    ids = [entry.version_id for entry in entries_for(agency.pk).values()]
    versions = (
        ProcedureVersion.objects.filter(pk__in=ids)
        .exclude(doubts=[])
        .select_related("procedure")
        .order_by("procedure__code")
    )
    today = datetime.now(ZONE).date()
    offered = set(offered_on(agency.pk, today).values_list("version_id", flat=True))
    return [
        Doubtful(version, doubt["code"], doubt["value"], version.pk in offered)
        for version in versions
        for doubt in version.doubts
        if code in ("", doubt["code"])
    ]


@transaction.atomic
def decide(
    agency: Agency, version_id: int, code: str, answer: dict[str, Any], reason: str, officer: Officer
) -> DoubtDecision:
    """Record what was decided and make the version that says so.

    ``answer`` by the doubt: ``limit_number`` and ``limit_unit``; ``ours`` (bool); ``name``; ``field``; ``level``.
    Raises ``CatalogueRefused`` where the question is no longer open or the answer is none.
    """
    lock_versions()
    version = ProcedureVersion.objects.select_related("procedure").get(pk=version_id)
    found = next((doubt for doubt in version.doubts if doubt["code"] == code), None)
    entry = entries_for(agency.pk).get(version.procedure.code)
    if found is None or entry is None or entry.version_id != version.pk:
        raise CatalogueRefused(_("Điểm này đã được quyết định hoặc thủ tục đã có phiên bản mới."))
    written, decided = _answered(Written.of(version), code, answer)
    written = written.changed(doubts=tuple(one for one in written.doubts if one[0] != code))
    details = {
        **written.details,
        "decided": [*written.details.get("decided", []), {"code": code, "as": decided}],
    }
    today = datetime.now(ZONE).date()
    new = make_version(
        version.procedure, written.changed(details=details), officer, f"doubt:{agency.code}", today
    )
    # What was offered once is known by its last offering: the new version must be that one, if for no day.
    known = Offering.objects.filter(agency=agency, procedure=version.procedure)
    offered = known.filter(offered_to__isnull=True).exists()
    ours = answer["ours"] if code in WHOSE_DOUBTS else offered
    if ours or known.exists():
        take_up(agency, new, today)
    if not ours:
        end_offer(agency, version.procedure, today)
    return DoubtDecision.objects.create(
        agency=agency,
        version=version,
        code=code,
        value=found["value"],
        decided=decided[:500],
        reason=reason.strip()[:500],
        new_version=new,
        officer=officer,
    )


def _answered(written: Written, code: str, answer: dict[str, Any]) -> tuple[Written, str]:
    """The version with the answer in it, and the answer in words."""
    if code in LIMIT_DOUBTS:
        limit = limit_of(answer.get("limit_number"), answer.get("limit_unit", ""))
        if limit is None:
            raise CatalogueRefused(_("Ghi thời hạn: số từ 1 trở lên và đơn vị."))
        return written.changed(limit_number=answer.get("limit_number"), limit_unit=limit.unit.value), str(
            limit
        )
    if code in WHOSE_DOUBTS:
        words = (
            _("Thuộc thẩm quyền UBND cấp xã") if answer["ours"] else _("Không thuộc thẩm quyền UBND cấp xã")
        )
        return written, words
    if code == "no_level":
        if answer.get("level") not in Level.values:
            raise CatalogueRefused(_("Chọn mức độ dịch vụ công."))
        return written.changed(level=answer["level"]), str(Level(answer["level"]).label)
    column = "field" if code == "no_field" else "name"
    text = " ".join(str(answer.get(column, "")).split())
    if not text:
        raise CatalogueRefused(_("Ghi câu trả lời."))
    return written.changed(**{column: text}), text
