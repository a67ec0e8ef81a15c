"""The parts of a procedure's content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from motcua.rules.suspensions import Policy

Channel = Literal["", "in_person", "postal", "online"]
"""By which way the applicant files; empty: whichever."""
CHANNELS: tuple[Channel, ...] = get_args(Channel)

WaitsFor = Literal["supplement", "finance", "opinion", "other"]
WAITS_FOR: tuple[WaitsFor, ...] = get_args(WaitsFor)


@dataclass(frozen=True, slots=True)
class Component:
    """A paper or datum that the procedure asks for. ``key`` (``tp-1``) names it within its version.

    ``group`` is the case in which it is asked. ``reusable``: may be met from data that the state has
    (NĐ 118/2025 article 4), so that the paper must not be asked for.
    """

    key: str
    name: str
    required: bool = True
    originals: int = 1
    copies: int = 0
    template: str = ""
    reusable: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """What is charged. ``amount`` in đồng per ``per`` (a page, a paper; empty: a dossier).

    ``None`` where the source names no amount in đồng that can be relied on: ``name`` tells what it says.
    """

    name: str
    amount: int | None
    channel: Channel = ""
    per: str = ""
    basis: str = ""
    exemptions: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What the applicant gets; ``electronic``: an electronic original is issued."""

    name: str
    code: str = ""
    electronic: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which the clock stops, by which article, and how it goes on.

    ``within_days``: only when raised within so many working days of the receipt, and only the first time; 0: whenever,
    and as often as it is raised unless the limit counts anew by it. ``lapsed``: how the clock goes on when what was
    waited for never came and the dossier is handled without it; the decree counts anew "after the full dossier" alone
    (NĐ 118/2025/NĐ-CP article 19.4).
    """

    key: str
    name: str
    article: str
    policy: Policy
    waits_for: WaitsFor
    within_days: int = 0
    lapsed: Policy = "resume"


@dataclass(frozen=True, slots=True)
class Content:
    """All of it. ``component_count`` is what a list says where it names no papers."""

    components: tuple[Component, ...] = ()
    fees: tuple[Fee, ...] = ()
    results: tuple[Result, ...] = ()
    grounds: tuple[Ground, ...] = ()
    legal_basis: tuple[str, ...] = ()
    conditions: str = ""
    component_count: int = 0

    def ground(self, key: str) -> Ground | None:
        """The ground of that key, if this version has it: on no other does the clock stop."""
        return next((ground for ground in self.grounds if ground.key == key), None)

    def ground_for(self, waits_for: WaitsFor) -> Ground | None:
        """The first ground that waits for that, if any."""
        return next((ground for ground in self.grounds if ground.waits_for == waits_for), None)

    def fees_by(self, channel: str) -> tuple[Fee, ...]:
        """What is charged to one who files by ``channel``."""
        return tuple(fee for fee in self.fees if fee.channel in ("", channel))
