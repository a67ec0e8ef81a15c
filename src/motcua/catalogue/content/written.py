"""Content as it is stored in ``ProcedureVersion.details["content"]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from motcua.catalogue.content.parts import CHANNELS, WAITS_FOR, Component, Content, Fee, Ground, Result
from motcua.rules.suspensions import POLICIES


class BadContent(ValueError):
    """Stored content that is none: a mistake of the program, or a row changed by hand."""


def as_dict(content: Content) -> dict[str, Any]:
    """The content for JSON; lists of the fields of its parts."""
    return asdict(content)


def from_dict(data: Mapping[str, Any]) -> Content:
    """The content that ``as_dict`` wrote; raises ``BadContent`` for anything else."""
    try:
        content = Content(
            components=tuple(Component(**entry) for entry in data.get("components", ())),
            fees=tuple(Fee(**entry) for entry in data.get("fees", ())),
            results=tuple(Result(**entry) for entry in data.get("results", ())),
            grounds=tuple(Ground(**entry) for entry in data.get("grounds", ())),
            legal_basis=tuple(str(entry) for entry in data.get("legal_basis", ())),
            conditions=str(data.get("conditions", "")),
            component_count=int(data.get("component_count", 0)),
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise BadContent(str(error)) from None
    if not all(fee.channel in CHANNELS for fee in content.fees) or not all(
        {ground.policy, ground.lapsed} <= set(POLICIES) and ground.waits_for in WAITS_FOR
        for ground in content.grounds
    ):
        raise BadContent("unknown channel, policy or waits_for")
    return content
