"""Where systems that know the same dossier contradict each other. Pure."""

from __future__ import annotations

from datetime import datetime

from motcua.register.hearing import Fact, Heard
from motcua.register.state import Conflict
from motcua.register.vocabulary import FactKind

COMPARED = (*FactKind.DATED[1:], FactKind.PROCEDURE, FactKind.CHANNEL, FactKind.FEE, FactKind.PAID_ONLINE)
"""The facts on which two systems that know the same dossier may conflict."""


def conflicts(heard: Heard) -> tuple[Conflict, ...]:
    """Where a system contradicts the authority on a fact that both know, or on whether there is an end at all."""
    said, speakers = heard.said, heard.speakers
    if len(speakers) < 2:
        return ()
    found = []
    for kind in COMPARED:
        holders = [voice for voice in speakers if kind in said[voice]]
        for other in holders[1:]:
            ours, theirs = said[holders[0]][kind], said[other][kind]
            if not _agree(ours, theirs):
                found.append(Conflict(kind, holders[0], _spoken(ours), other, _spoken(theirs)))
    return (*found, *_about_the_end(heard))


def _about_the_end(heard: Heard) -> list[Conflict]:
    """One system tells an end, another calls the dossier open; one that said so before the end does not contradict it.

    The authority's word that there is no end stands as long as it does not tell one.
    """
    kind = FactKind.FINISHED_AT
    teller = next((voice for voice in heard.speakers if kind in heard.said[voice]), None)
    if teller is None:
        return []
    end = heard.said[teller][kind]
    found = []
    for voice, since in sorted(heard.still_open.items()):
        if voice == heard.speakers[0]:
            found.append(Conflict(kind, voice, "", teller, _spoken(end)))
        elif since >= datetime.fromisoformat(end["at"]):
            found.append(Conflict(kind, teller, _spoken(end), voice, ""))
    return found


def _agree(one: Fact, other: Fact) -> bool:
    if "at" not in one or "at" not in other:
        return one.get("v") == other.get("v")
    if "day" in (one.get("p"), other.get("p")):
        return str(one["at"])[:10] == str(other["at"])[:10]
    return bool(one["at"] == other["at"])


def _spoken(fact: Fact) -> str:
    return str(fact["at"] if "at" in fact else fact.get("v"))
