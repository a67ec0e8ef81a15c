"""The password of the sample commune's officers: made for each installation, kept beside its files."""

from __future__ import annotations

import os
from pathlib import Path

from motcua.agencies.accounts import new_password

FILE = "mat-khau.txt"


def password(folder: Path) -> str:
    """The one password of all officers of this demo, the same at every start. Only the owner may read the file."""
    path = folder / FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
            stream.write(new_password() + "\n")
    return path.read_text("ascii").strip()
