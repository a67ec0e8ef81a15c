"""A word that a system said before of just that instant, in another of its files: the same again, not its newest word.

Two files of one import may contradict each other; of which holds the doubt asks (``spoken.files_differ``), once. When
they are imported again each differs from the last word by turns, though nothing in them is new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from motcua.register.actions.ahead import Pair
from motcua.register.actions.two_dossiers import without
from motcua.register.loading import Record, Said
from motcua.register.retell import History
from motcua.register.source import Speaker
from motcua.register.spoken import Spoken, with_hours_of_before


def contradicted(
    speaker: Speaker, met: Sequence[Spoken], own: Sequence[Record], said: Mapping[int, Said]
) -> dict[int, Said]:
    """The last words of exports of the same instant that rows contradict, by record id."""
    found = {}
    for item, record in zip(met, own, strict=True):
        before = said.get(record.id)
        if before is not None and before.taken_at == speaker.taken_at and before.digest != item.digest:
            found[record.id] = before
    return found


def told_before(
    history: History, item: Spoken, others: Collection[Pair], speaker: Speaker, *, late: bool
) -> bool:
    """Whether the system told what the row tells as of the same instant; ``others``: codes that name other dossiers.

    Of a ``late`` row its facts alone are told (``retell``), of any other who applied as well.
    """
    for facts, person in history.told_at(speaker.taken_at):
        now = with_hours_of_before(item, facts).facts
        if without(now, others) == without(facts, others) and (late or person == item.row.person):
            return True
    return False
