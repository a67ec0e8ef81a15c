"""The communes of the nation by name: which of them a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from motcua.agencies.models import Agency, AgencyKind, Edition
from motcua.agencies.wording import holds, key, key_of_folded

_KIND_WORDS = ("xa", "phuong", "dac khu")
_LONGEST_NAME = 8


class Commune(NamedTuple):
    """A commune as found in a text."""

    id: int
    code: str
    name: str
    province_id: int | None
    province: str


class CommuneIndex:
    """All communes by the words of their full name; two in different provinces may share a name.

    Each comes with its search key, which is its name folded.
    """

    def __init__(self, communes: Iterable[tuple[Commune, str]]) -> None:
        self._by_name: dict[str, list[Commune]] = defaultdict(list)
        for commune, search_key in communes:
            self._by_name[key_of_folded(search_key)].append(commune)

    def named(self, words: str) -> list[Commune]:
        """The communes whose full name is exactly ``words`` (as ``wording.key`` gives them)."""
        return self._by_name.get(words, [])

    def named_in(self, words: str) -> list[list[Commune]]:
        """For every name of a commune that stands in ``words``, those that bear it; the longest name wins."""
        return [found for start in _name_starts(words.split()) if (found := self._longest(start))]

    def _longest(self, words: list[str]) -> list[Commune]:
        for length in range(min(len(words), _LONGEST_NAME), 1, -1):
            if found := self._by_name.get(" ".join(words[:length])):
                return found
        return []


def _name_starts(words: list[str]) -> Iterator[list[str]]:
    for place in range(len(words)):
        rest = words[place:]
        if rest[0] in _KIND_WORDS or " ".join(rest[:2]) in _KIND_WORDS:
            yield rest


def may_name_commune(words: str) -> bool:
    """Whether a word for a kind of commune stands in ``words``: without one there is nothing to look up."""
    return any(holds(words, kind) for kind in _KIND_WORDS)


def commune_index() -> CommuneIndex:
    """The index of this process, made anew when a name was put right in this process or another (``edition``)."""
    token = Edition.objects.values_list("token", flat=True).first()
    return _index(token)


@lru_cache(maxsize=1)
def _index(_token: UUID | None) -> CommuneIndex:
    rows = Agency.objects.filter(kind=AgencyKind.COMMUNE).values_list(
        "id", "code", "name", "parent_id", "parent__short_name", "search_key"
    )
    return CommuneIndex((Commune(*row[:5]), row[5]) for row in rows)


def nearest(found: list[Commune], province_id: int | None, words: str = "") -> list[Commune]:
    """Of communes that share a name: those of the province, else those whose province the text names, else all."""
    same = [commune for commune in found if commune.province_id == province_id]
    named = [commune for commune in found if words and holds(words, key(commune.province))]
    return named or same or found
