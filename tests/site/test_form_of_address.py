"""People are addressed in one way, on papers as on screens: Ông/Bà, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import motcua

FAMILIAR = re.compile(r"\b(bạn|quý khách|anh/chị|anh chị)\b", re.IGNORECASE)
KINDS = {".py", ".html", ".txt", ".js", ".toml", ".typ"}


def test_nobody_is_addressed_familiarly():
    root = Path(motcua.__file__).parent
    sources = [path for path in root.rglob("*") if path.suffix in KINDS and "vendor" not in path.parts]
    assert len(sources) > 500
    found = [
        f"{path.relative_to(root)}: {line.strip()[:80]}"
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if FAMILIAR.search(line)
    ]
    assert found == []
