"""Whatever an officer does to a mirrored dossier is still so after its system's export comes again, and a newer one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from motcua.register.actions.assign import Assign
from motcua.register.actions.correct import decide, propose
from motcua.register.actions.explain import ExplainLateness
from motcua.register.actions.hand_over import HandOver
from motcua.register.actions.merge import merge, unmerge
from motcua.register.actions.note import Note
from motcua.register.actions.remind import Remind
from motcua.register.actions.settle import settle
from motcua.register.models import Dossier, Event
from motcua.register.verification import verify
from motcua.register.write import Actor
from tests.register.actions.conftest import finished_row, officer
from tests.register.office import commune, offer, take_in
from tests.register.told import CITY, JUSTICE, at

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "2026-06-20 08:00", "2026-06-21 08:00", "2026-06-25 08:00"
CITYS, MINISTRYS, LINKED = (CITY, "H24.85-1"), (JUSTICE, "G15.1"), (JUSTICE, "G15.2")


class Office(NamedTuple):
    """Who acts: the officer of control, the director, who hands results over."""

    control: Actor
    director: Actor
    counter: Actor


@pytest.fixture
def office(db) -> Office:
    """Three records: the city's, one of the ministry's, and one that the ministry's row said to be the city's."""
    offer(commune())
    roles = {"control": "kiem-soat", "director": "giam-doc", "hand_over": "tra-ket-qua"}
    bring(FIRST, linked=(LINKED,))
    bring(SECOND)
    return Office(*(officer(name, role, commune()) for role, name in roles.items()))


def bring(taken: str, linked: tuple[tuple[str, str], ...] = (LINKED, CITYS), **changed: str) -> None:
    """Both systems' exports of an instant."""
    take_in([finished_row(codes=(CITYS,), due_at="2026-06-12 17:00", **changed)], taken)
    rows = [finished_row(codes=codes, **changed) for codes in ((MINISTRYS,), linked)]
    take_in(rows, taken, JUSTICE)


def record(pair: tuple[str, str]) -> Dossier:
    return Dossier.objects.get(aliases__system=pair[0], aliases__code=pair[1])


def handed_over(office: Office) -> Callable[[], Any]:
    HandOver(record(CITYS).pk, office.counter, at("2026-06-10 09:00")).execute(at(SECOND))
    return lambda: (record(CITYS).status, record(CITYS).handed_over_at)


def noted(office: Office) -> Callable[[], Any]:
    Note(record(CITYS).pk, office.control, "gọi điện cho dân").execute(at(SECOND))
    return lambda: list(Event.objects.filter(kind="noted").values_list("dossier", "facts", "seq"))


def assigned(office: Office) -> Callable[[], Any]:
    Assign(record(CITYS).pk, office.director, office.control.officer).execute(at(SECOND))
    return lambda: record(CITYS).assignee


def reminded(office: Office) -> Callable[[], Any]:
    Remind(record(CITYS).pk, office.director, "trả sớm").execute(at(SECOND))
    return lambda: list(Event.objects.filter(kind="reminded").values_list("dossier", "facts", "seq"))


def explained(office: Office) -> Callable[[], Any]:
    ExplainLateness(record(MINISTRYS).pk, office.control, "quá tải").execute(at(SECOND))
    return lambda: record(MINISTRYS).late_reason


def settled(office: Office) -> Callable[[], Any]:
    doubt = record(CITYS).doubts.get(code="conflict", settled_at=None)
    settle(doubt.pk, office.control, "đã gia hạn theo Quyết định 12", at(SECOND))
    doubts = record(CITYS).doubts.filter(code="conflict")
    return lambda: list(doubts.values_list("settled_by", "settlement", "settled_at"))


def corrected(office: Office) -> Callable[[], Any]:
    one = record(CITYS)
    proposal = propose(one.pk, office.control, "channel", "postal", "bấm nhầm", "phiếu gửi", at(SECOND))
    decide(proposal.pk, office.director, approved=True, now=at(SECOND))
    return lambda: record(CITYS).channel


def merged(office: Office) -> Callable[[], Any]:
    merge(record(CITYS).pk, record(MINISTRYS).pk, office.director, "một hồ sơ", at(SECOND))
    return lambda: record(MINISTRYS).merged_into


def parted(office: Office) -> Callable[[], Any]:
    away = Dossier.objects.exclude(merged_into=None).get()
    unmerge(away.pk, office.director, "gộp nhầm", at(SECOND))
    return lambda: (record(CITYS).merged_into, record(LINKED).merged_into, Dossier.objects.count())


@pytest.mark.parametrize(
    "act",
    [handed_over, noted, assigned, reminded, explained, settled, corrected, merged, parted],
    ids=lambda act: act.__name__,
)
def test_it_is_still_so_after_the_same_export_and_after_a_newer_one(office: Office, act) -> None:
    before = {kind: Event.objects.filter(kind=kind).count() for kind in ("merged", "unmerged")}
    standing = act(office)
    told, events = standing(), Event.objects.count()
    assert told != [] and before["merged"] == 2
    bring(SECOND)
    assert (standing(), Event.objects.count()) == (told, events)
    bring(THIRD, officer="Cán bộ 9")
    assert standing() == told
    assert record(CITYS).officer_name == "Cán bộ 9" or record(CITYS).merged_into is not None
    assert verify(rebuild=True).findings == []
