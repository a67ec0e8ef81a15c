"""What others would use, installed for the bench alone: its environment is ``bench/.venv``, locked by hash."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENT = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = ENVIRONMENT / "installed"


def python() -> str:
    """The interpreter of that environment, which is made when it is not there or its lock has changed."""
    interpreter = ENVIRONMENT / "bin" / "python"
    if not STAMP.exists() or STAMP.read_bytes() != LOCK.read_bytes():
        print("installing what others would use, for the comparison …", file=sys.stderr, flush=True)
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True, stdout=sys.stderr)
        STAMP.write_bytes(LOCK.read_bytes())
    return str(interpreter)
