"""Papers that several procedures ask for, each asked for once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from motcua.catalogue.content.parts import Component, Content
from motcua.rules.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Shared:
    """A paper as it is asked for; ``keys``: who asks for it (key of the procedure) → its key in that version."""

    paper: Component
    keys: Mapping[str, str]


def shared_papers(contents: Mapping[str, Content]) -> tuple[Shared, ...]:
    """The papers of all ``contents`` in their order, those of one name together.

    Of what is asked for differently the stricter holds: required by one is required, and the most copies count.
    Two papers of one name within a version stay two.
    """
    found: list[Shared] = []
    for asker, content in contents.items():
        for paper in content.components:
            name = _plain(paper.name)
            for place, one in enumerate(found):
                if _plain(one.paper.name) == name and asker not in one.keys:
                    found[place] = Shared(_stricter(one.paper, paper), {**one.keys, asker: paper.key})
                    break
            else:
                found.append(Shared(paper, {asker: paper.key}))
    return tuple(
        replace(one, paper=replace(one.paper, key=f"tp-{n}")) for n, one in enumerate(found, start=1)
    )


def _plain(name: str) -> str:
    return " ".join(fold(name).strip(" .;,:*-").split())


def _stricter(one: Component, other: Component) -> Component:
    return replace(
        one,
        required=one.required or other.required,
        originals=max(one.originals, other.originals),
        copies=max(one.copies, other.copies),
        reusable=one.reusable or other.reusable,
        group=one.group if one.group == other.group else "",
        template=one.template or other.template,
    )
