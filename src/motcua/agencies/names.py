"""What a name in a file means for one commune: itself, a vertical agency, another commune, or nobody knows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, NamedTuple, Self

from django.db import transaction

from motcua.agencies.communes import Commune, CommuneIndex, commune_index, may_name_commune, nearest
from motcua.agencies.lay_down import laid_down
from motcua.agencies.models import Agency, AgencyCorrection, AgencyKind
from motcua.agencies.wording import begins, holds, key, vertical_kind, without, wording
from motcua.rules.vietnamese import fold

_KINDS = frozenset({"xa", "phuong", "dac khu", "cap xa"})
# A place that is none of the known ones, or a level above the commune. "xã hội" is no commune.
_ELSEWHERE = re.compile(r"\b(xa (?!hoi\b)|phuong |dac khu |thi tran |tinh\b|thanh pho\b|so\b|huyen\b)")

Kind = Literal["own", "vertical", "other_commune", "unknown"]


class Resolved(NamedTuple):
    """What a name means. ``agency_id`` is ``None`` where there is no row yet (``ensure_vertical``) or none known.

    For an own name it is the commune, and ``unit_id`` its division where the name is that of one.
    """

    kind: Kind
    agency_id: int | None
    name: str
    unit_id: int | None = None


class Names:
    """The names that one commune's files use. Each distinct text is worked out once; make one per import."""

    def __init__(
        self,
        commune: Agency,
        province: Agency | None,
        children: list[Agency],
        vertical_names: list[str],
        former_names: list[str],
    ) -> None:
        self._commune = commune
        self._province = key(province.name) if province else ""
        self._own = key(commune.name)
        self._own_short = key(commune.short_name)
        self._former = frozenset(key(name) for name in former_names)
        self._units = {key(child.name): child for child in children if child.kind == AgencyKind.UNIT}
        self._verticals = {
            self._vertical_key(key(child.name)): child
            for child in children
            if child.kind == AgencyKind.VERTICAL
        }
        self._listed = [(self._vertical_key(key(name)), name) for name in vertical_names]
        self._known: dict[str, Resolved] = {}

    @classmethod
    def for_agency(cls, commune: Agency) -> Self:
        """Reads the commune's units, vertical agencies, settings and the names that it bore: a few queries."""
        names = laid_down(commune.pk).vertical_names
        former = AgencyCorrection.objects.filter(agency=commune, field="name").values_list("old", flat=True)
        return cls(
            commune, commune.parent, list(commune.children.all()), [str(name) for name in names], list(former)
        )

    @cached_property
    def _communes(self) -> CommuneIndex:
        return commune_index()

    def beforehand(self) -> Self:
        """Ask the database now for what it would be asked for when a text first names a commune; itself."""
        self._communes  # noqa: B018
        return self

    def resolve(self, text: str) -> Resolved:
        """What ``text`` means; nothing at all means the commune itself."""
        if (known := self._known.get(text)) is None:
            known = self._known[text] = self._resolve(" ".join(text.split()))
        return known

    def commune_named_in(self, title: str) -> list[Commune]:
        """The communes that a title names while it does not name ours: then the file is plainly another's."""
        words = key(title)
        if not may_name_commune(words) or any(holds(words, own) for own in (self._own, *self._former)):
            return []
        return [
            commune
            for found in self._communes.named_in(words)
            for commune in nearest(found, self._commune.parent_id, words)
        ]

    def ensure_vertical(self, name: str) -> Agency:
        """The vertical agency of that name at this commune's counter, made if need be."""
        place = self._vertical_key(key(name))
        if place not in self._verticals:
            self._verticals[place] = ensure_vertical(self._commune, name)
            self._known.clear()
        return self._verticals[place]

    def _resolve(self, text: str) -> Resolved:
        words = key(text)
        if not words or words in (self._own, self._own_short) or words in self._former:
            return self._ourselves()
        if (unit := self._units.get(words) or self._units.get(without(words, self._own))) is not None:
            return Resolved("own", self._commune.pk, unit.name, unit.pk)
        if (vertical := self._vertical_name(text, words)) is not None:
            agency = self._verticals.get(self._vertical_key(key(vertical)))
            return Resolved("vertical", agency.pk if agency else None, agency.name if agency else vertical)
        return self._place(text, words)

    def _ourselves(self) -> Resolved:
        return Resolved("own", self._commune.pk, self._commune.name)

    def _vertical_name(self, text: str, words: str) -> str | None:
        """The name under which the vertical agency is counted: the one of the commune's own list, else as written."""
        place, kind = self._vertical_key(words), vertical_kind(words)
        for listed, name in self._listed:
            if holds(place, listed):
                return name
        of_kind = [name for listed, name in self._listed if kind and vertical_kind(listed) == kind]
        if len(of_kind) == 1:
            return of_kind[0]
        return text if kind else None

    def _vertical_key(self, words: str) -> str:
        """Without the places in it: the branch “… xã Thượng Hồng, thành phố Hải Phòng” is the branch."""
        for place in (self._own, self._province):
            words = without(words, place)
        return words.removesuffix(f" {self._own_short}")

    def _place(self, text: str, words: str) -> Resolved:
        named = self._communes.named_in(words) if may_name_commune(words) else []
        for found in named:
            if any(
                commune.id == self._commune.pk for commune in nearest(found, self._commune.parent_id, words)
            ):
                return self._ourselves()
        if named:
            near = nearest(named[0], self._commune.parent_id, words)
            return (
                Resolved("other_commune", near[0].id, near[0].name) if len(near) == 1 else self._unknown(text)
            )
        is_ours = words in _KINDS or any(begins(words, start) for start in wording().own_starts)
        return self._ourselves() if is_ours and not _ELSEWHERE.search(words) else self._unknown(text)

    def _unknown(self, text: str) -> Resolved:
        return Resolved("unknown", None, text)


def ensure_vertical(commune: Agency, name: str) -> Agency:
    """The vertical agency of that name under ``commune``; its code is made of the name's first letters."""
    words = key(name)
    with transaction.atomic():
        Agency.objects.select_for_update(no_key=True).get(pk=commune.pk)
        for child in commune.children.filter(kind=AgencyKind.VERTICAL):
            if key(child.name) == words:
                return child
        return Agency.objects.create(
            code=_free_code(commune, words),
            name=name,
            short_name=name[:120],
            kind=AgencyKind.VERTICAL,
            parent=commune,
            search_key=fold(name),
        )


def _free_code(commune: Agency, words: str) -> str:
    letters = "".join(word[0] for word in words.split()).upper()[:20] or "NGANH"
    taken = set(Agency.objects.filter(code__startswith=f"{commune.code}.").values_list("code", flat=True))
    tries = [f"{commune.code}.{letters}{number or ''}" for number in range(len(taken) + 1)]
    return next(code for code in tries if code not in taken)
