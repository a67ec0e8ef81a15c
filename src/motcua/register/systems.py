"""The outside systems whose dossiers the register mirrors: facts about each that counting depends on."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from motcua.register.sentences import sentence

OWN = "motcua"
"""Ourselves: the system under which dossiers that are handled here tell how they stand."""


OTHER_COMMUNE = "xa-khac"
"""Whatever system the commune works with that decides a cross-boundary dossier: its code is kept as it is."""


class System(NamedTuple):
    """One system. ``rank`` settles which of two codes of one dossier names it: the lower one."""

    key: str
    name: str
    """Vietnamese, marked for the catalogue."""
    records_hand_over: bool
    rank: int = 1


SYSTEMS: dict[str, System] = {
    system.key: system
    for system in (
        System(OWN, _("Một Cửa"), records_hand_over=True),
        System(
            "mot-cua-hai-phong", _("Hệ thống giải quyết TTHC thành phố Hải Phòng"), records_hand_over=True
        ),
        System("bo-tu-phap", _("Hệ thống của Bộ Tư pháp"), records_hand_over=False),
        System("bo-xay-dung", _("Hệ thống của Bộ Xây dựng"), records_hand_over=True),
        System("bo-tai-chinh", _("Hệ thống đăng ký hộ kinh doanh của Bộ Tài chính"), records_hand_over=False),
        # A bundle's code is the one that its applicant follows, whatever its parts are called elsewhere.
        System(
            "lien-thong", _("Phần mềm liên thông, Cổng Dịch vụ công quốc gia"), records_hand_over=True, rank=0
        ),
        System(OTHER_COMMUNE, _("Hệ thống của xã giải quyết"), records_hand_over=False, rank=2),
    )
}


def system_name(key: str) -> str:
    """The name that people know a system by; an unknown key stands for itself."""
    system = SYSTEMS.get(key)
    return key if system is None else gettext(system.name)


def system_told(key: str) -> str:
    """The same within a sentence that is kept."""
    system = SYSTEMS.get(key)
    return key if system is None else sentence(system.name)


def records_hand_over(key: str) -> bool:
    """Whether a system says when a result was handed over; unknown systems are taken not to."""
    system = SYSTEMS.get(key)
    return system is not None and system.records_hand_over


def issuing(codes: list[tuple[str, str]]) -> tuple[str, str]:
    """Of a dossier's codes (system, code) the one that names it, whichever order they came in.

    Raises ``ValueError`` on an empty list.
    """
    if len(codes) == 1:
        return codes[0]
    return min(codes, key=lambda pair: (SYSTEMS[pair[0]].rank if pair[0] in SYSTEMS else 1, pair[0], pair[1]))
