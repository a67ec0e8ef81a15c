"""Installations of their own for tests of the launcher."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.live import MOTCUA


@dataclass(frozen=True)
class Home:
    """One ``MOTCUA_HOME`` with the embedded server in it."""

    folder: Path

    def environment(self) -> dict[str, str]:
        chosen = {"DATABASE_URL", "MOTCUA_APP_ROLE"}
        kept = {name: value for name, value in os.environ.items() if name not in chosen}
        return {**kept, "MOTCUA_HOME": str(self.folder)}

    def motcua(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [MOTCUA, *arguments]
        return subprocess.run(
            command, env=self.environment(), capture_output=True, text=True, timeout=120, check=False
        )

    def status(self) -> dict[str, Any]:
        return dict(json.loads(self.motcua("db", "status", "--json").stdout))

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(self.status()["uri"], autocommit=True)

    @property
    def postmaster(self) -> int:
        return int((self.folder / "postgresql" / "data" / "postmaster.pid").read_text().split()[0])

    def spawn(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([MOTCUA, *arguments], env=self.environment())

    def kill(self) -> None:
        """Kill -9 the postmaster, as the kernel does when memory is short."""
        os.kill(self.postmaster, signal.SIGKILL)
        time.sleep(0.05)
