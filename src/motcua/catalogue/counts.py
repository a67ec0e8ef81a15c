"""How many procedures a commune offers, by service level (NĐ 42/2022, kept by NĐ 224/2026 article 14), and which."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When

from motcua.catalogue.models import Level, Offering, ProcedureVersion


def offered_counts(agency_id: int, on: date, known_at: datetime | None = None) -> dict[str, int]:
    """``{"total", "full_online", "partial_online"}`` of the procedures offered at the end of day ``on``.

    ``information`` stands beside them where there is such a procedure. ``known_at`` (aware) counts the offers, ends
    and levels that were recorded by then; what an offer's version says it said from when the version was recorded.
    """
    counted: dict[str, int] = _known(agency_id, on, known_at).aggregate(
        total=Count("procedure", distinct=True),
        **{level: Count("procedure", distinct=True, filter=FIGURES[level]) for level in Level.values},
    )
    if not counted[Level.INFORMATION]:
        del counted[Level.INFORMATION]
    return counted


FIGURES = {
    "total": Q(),
    **{level.value: Q(level=level) for level in Level},
    "unclassified": ~Q(level__in=Level.values),
}
"""Name of a figure of a report → which of the offered procedures it counts; the rest have no level yet."""


def offered_behind(agency_id: int, on: date, name: str) -> list[Offering]:
    """The offerings behind the figure ``name`` of ``FIGURES``, each procedure once, by field and code; as of now.

    Raises ``KeyError`` for a name that is no figure.
    """
    offers = _known(agency_id, on, None).filter(FIGURES[name]).select_related("version", "procedure")
    found: dict[int, Offering] = {}
    for each in offers.order_by("version__field", "procedure__code"):
        found.setdefault(each.procedure_id, each)
    return list(found.values())


def _known(agency_id: int, on: date, known_at: datetime | None) -> QuerySet[Offering]:
    """The offers in force at the end of ``on``, each with its ``level``."""
    begun = Q(offered_from__isnull=True) | Q(offered_from__lte=on)
    goes_on = Q(offered_to__isnull=True) | Q(offered_to__gt=on)
    offers = Offering.objects.filter(begun, agency_id=agency_id)
    if known_at is None:
        return offers.filter(goes_on).annotate(level=F("version__level"))
    earlier = ProcedureVersion.objects.filter(procedure=OuterRef("procedure"), recorded_at__lte=known_at)
    return offers.filter(
        goes_on | Q(end_recorded_at__gt=known_at),
        Q(recorded_at__isnull=True) | Q(recorded_at__lte=known_at),
    ).annotate(
        level=Case(
            When(version__recorded_at__lte=known_at, then=F("version__level")),
            # The offer was moved to a version made since: what stood before it is the newest known then.
            default=Subquery(earlier.order_by("-number").values("level")[:1]),
        )
    )
