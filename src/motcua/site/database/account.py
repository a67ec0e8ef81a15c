"""The system user that runs the embedded server: PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SYSTEM_USER = "motcua"
NOBODY = "nobody"


class SpawnAs(TypedDict, total=False):
    """The arguments of ``subprocess`` that change the user."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """Who runs the server; ``None`` for ourselves, where we are not root."""

    uid: int | None = None
    gid: int | None = None

    def spawn(self) -> SpawnAs:
        """Arguments for ``subprocess`` that make the child run as this user."""
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Hand a folder that we have just made to this user."""
        if self.uid is not None and self.gid is not None:
            os.chown(folder, self.uid, self.gid)

    def may(self, right: str, path: Path) -> bool:
        """Whether this user has ``right`` (``-x``, ``-r``) on ``path``, all folders above it included."""
        command = [shutil.which("test") or "/usr/bin/test", right, str(path)]
        return subprocess.run(command, check=False, cwd="/", **self.spawn()).returncode == 0


def account_for(folder: Path) -> Account:
    """The user for the server's ``folder``: as root its owner, or for a new one a system user; else ourselves."""
    if os.geteuid() != 0:
        return Account()
    if folder.exists():
        found = folder.stat()
        if found.st_uid != 0:
            return Account(found.st_uid, found.st_gid)
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _add_system_user()
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:  # no useradd here, or the file of accounts is read-only
        return pwd.getpwnam(NOBODY)


def _add_system_user() -> None:
    command = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if command:
        options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        subprocess.run(
            [command, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER], check=False, capture_output=True
        )
