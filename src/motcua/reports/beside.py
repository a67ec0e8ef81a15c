"""What a report says that counts no dossiers: procedures, petitions, targets, rows left out, the commune's words.

A frozen report keeps these as they were told; what they would be today is compared here, one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from motcua.reports.commune_words import words_for
from motcua.reports.figures import figures_beside
from motcua.reports.models import FrozenReport
from motcua.reports.narrative.reading import period_of
from motcua.reports.narrative.remarks import as_count
from motcua.reports.narrative.words import DirectiveDocument, Words
from motcua.rules.vietnamese import number, percent
from motcua.statistics.count import counting


class Otherwise(NamedTuple):
    """One thing that a report would say otherwise today; ``old`` and ``new`` as printed, empty where it was not said.

    ``key``: a figure's (``procedures.total``, ``petitions.resolved``, ``targets.online``, ``missing_rows``,
    ``doubts``), or the name of a field of ``Words``.
    """

    key: str
    old: str
    new: str


SIGNED_BY_HAND = frozenset({"number", "dated"})
"""Words that the registry clerk gives a paper: nobody has them when a report is counted."""


def otherwise(frozen: FrozenReport) -> list[Otherwise]:
    """Ask again as of now and compare; an empty list when everything still stands as signed."""
    period = period_of(frozen.figures)
    with counting(frozen.agency, period) as count:
        now = figures_beside(count)
    old = _said(frozen.figures, Words.from_json(frozen.words))
    new = _said(now, words_for(frozen.agency, period))
    return [
        Otherwise(key, old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys([*old, *new])
        if old.get(key, "") != new.get(key, "")
    ]


def _said(figures: Mapping[str, Any], words: Words) -> dict[str, str]:
    """Key → what is printed."""
    petitions = words.to_json()["petitions"] or {}
    return {
        **{f"procedures.{name}": number(value) for name, value in figures["procedures"].items()},
        **{f"petitions.{name}": number(value) for name, value in petitions.items()},
        **{f"targets.{name}": percent(Decimal(str(value))) for name, value in words.targets.items()},
        "missing_rows": number(as_count(figures.get("missing_rows"))),
        "doubts": number(as_count(figures.get("doubts"))),
        **{
            name: _written(getattr(words, name))
            for name in Words.__dataclass_fields__
            if name not in SIGNED_BY_HAND | {"petitions", "targets"}
        },
    }


def _written(said: Any) -> str:
    if isinstance(said, tuple):
        return "; ".join(_written(each) for each in said)
    if isinstance(said, DirectiveDocument):
        return f"{said.kind} {said.number} ({said.day:%d/%m/%Y})"
    return "" if said is None else str(said)
