"""Dossiers by what officers type: the beginning of a code, or words of an applicant's name without accents."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from motcua.register.models import Alias, Dossier
from motcua.rules.vietnamese import fold

MOST_WORDS = 8


def matching(found: QuerySet[Dossier], text: str, *, loose: bool = False) -> QuerySet[Dossier]:
    """Dossiers whose codes or applicant hold the words; accents and case do not matter.

    The last word may be a beginning, as long as somebody types; ``loose`` takes every word for one. Looking up
    whole words is quick where there are a million names: each beginning stands for all words that begin so.
    """
    wanted = text.strip()
    if is_code(wanted):
        return found.filter(pk__in=_owners(wanted))
    words = _words(wanted)
    if not words:
        return found.none()
    *whole, last = words
    query = " & ".join([*(f"{word}:*" if loose else word for word in whole), f"{last}:*"])
    return found.filter(search=SearchQuery(query, config="simple", search_type="raw"))


def may_be_loose(text: str) -> bool:
    """Whether ``loose`` could find more."""
    return not is_code(text.strip()) and len(_words(text)) > 1


def is_code(wanted: str) -> bool:
    """A code is written in parts that hold figures."""
    return "-" in wanted and any(sign.isdigit() for sign in wanted)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()[:MOST_WORDS]


def _owners(code: str) -> QuerySet[Dossier, int]:
    """The ids of dossiers with a code that begins so. A record merged away keeps its codes; whoever asks for one
    means the dossier that it belongs to."""
    own = Alias.objects.filter(code__istartswith=code).values_list("dossier_id", flat=True)
    merged = Dossier.objects.filter(merged_into__isnull=False, aliases__code__istartswith=code)
    return own.union(merged.values_list("merged_into_id", flat=True))  # type: ignore[return-value]
