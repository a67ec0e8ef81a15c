"""The linked procedures that the law knows, as packaged with this version of the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from motcua.rules.bundle_shape import Bundle, Member
from motcua.rules.limits import Limit
from motcua.rules.wording import BadInput, gettext_noop


@dataclass(frozen=True, slots=True)
class MemberType:
    """One procedure of a kind of bundle.

    ``procedures`` are the national codes that it may be handled under; none: the commune fills it in.
    ``agency`` says in Vietnamese what kind of agency handles it.
    """

    key: str
    name: str
    agency: str
    procedures: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundleType:
    """A kind of bundle; ``valid_to`` is its last day, ``None`` while none is known.

    ``code`` is the national code of the linked procedure itself. Not ``confirmed``: basis, dates and
    composition have not been read in the text, and screens must say so.
    """

    key: str
    name: str
    code: str
    valid_from: date
    valid_to: date | None
    members: tuple[MemberType, ...]
    basis: str
    confirmed: bool

    def valid_on(self, day: date) -> bool:
        """Whether a request of ``day`` may be of this kind."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def bundle(
        self,
        limits: Mapping[str, Limit],
        procedures: Mapping[str, str] | None = None,
        agencies: Mapping[str, str] | None = None,
        only: frozenset[str] | None = None,
    ) -> Bundle:
        """The bundle to plan, by the time ``limits`` of its members (key → limit).

        ``procedures`` and ``agencies`` (key → code) say what the type leaves open; ``only`` keeps those
        members that the applicant needs, and nobody then waits for one left out. Raises ``BadInput`` for a
        member without a limit.
        """
        chosen = [member for member in self.members if only is None or member.key in only]
        kept = {member.key for member in chosen}
        for member in chosen:
            if member.key not in limits:
                raise BadInput(
                    gettext_noop(
                        "“%(name)s” chưa có thời hạn; hãy ghi mã thủ tục hoặc thời hạn của thủ tục."
                    ),
                    name=member.name,
                )
        return Bundle(
            tuple(
                Member(
                    member.key,
                    (agencies or {}).get(member.key, member.agency),
                    (procedures or {}).get(member.key)
                    or (member.procedures[0] if len(member.procedures) == 1 else ""),
                    limits[member.key],
                    tuple(key for key in member.after if key in kept),
                )
                for member in chosen
            )
        )


def bundles_on(day: date) -> tuple[BundleType, ...]:
    """The kinds of bundles that the law knows on ``day``."""
    return tuple(one for one in all_bundles() if one.valid_on(day))


@cache
def all_bundles() -> tuple[BundleType, ...]:
    """Every kind of bundle, past and present, in the order of the file."""
    text = resources.files("motcua.rules").joinpath("data/bundles.toml").read_text(encoding="utf-8")
    return tuple(
        BundleType(
            key=entry["key"],
            name=entry["name"],
            code=entry["code"],
            valid_from=entry["valid_from"],
            valid_to=entry.get("valid_to"),
            members=tuple(
                MemberType(
                    member["key"],
                    member["name"],
                    member["agency"],
                    tuple(member["procedures"]),
                    tuple(member.get("after", ())),
                )
                for member in entry["members"]
            ),
            basis=entry["basis"],
            confirmed=entry["confirmed"],
        )
        for entry in tomllib.loads(text)["bundles"]
    )
