"""Where the papers of a dossier lie."""

from __future__ import annotations

from motcua.register.models import Dossier, PaperPlace
from motcua.register.state import State
from motcua.register.vocabulary import FactKind


def place_of(one: Dossier, state: State) -> str:
    """The place as it was last told, empty where nobody said; of a dossier handled here its events say it."""
    if state.course is not None:
        return str(state.course.told.get(FactKind.PLACE) or "")
    return PaperPlace.objects.filter(dossier=one).values_list("place", flat=True).first() or ""
