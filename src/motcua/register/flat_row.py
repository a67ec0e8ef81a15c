"""A row of a source as lines of header and value, whatever lies inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def flat(content: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, str]]:
    """Lists inside a row (fees, papers of the portal's) as one line each."""
    for header, value in content.items():
        name = f"{before}{header}"
        if isinstance(value, dict):
            yield from flat(value, f"{name} · ")
        elif isinstance(value, list):
            for number, part in enumerate(value, start=1):
                if isinstance(part, dict):
                    yield from flat(part, f"{name} {number} · ")
                else:
                    yield f"{name} {number}", str(part)
        else:
            yield name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
