"""Who signs in to the sample: its officers, by one password made for each installation; and who else came."""

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


def strangers() -> list[str]:
    """Accounts that are not the sample's, by name: somebody may have begun to work in earnest here."""
    from motcua.agencies.models import Officer
    from motcua.demo.cast import CAST

    ours = [member.username for member in CAST]
    found = Officer.objects.exclude(user__username__in=ours).order_by("user__username")
    return list(found.values_list("user__username", flat=True))
