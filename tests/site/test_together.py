"""The worker beside the server of ``motcua demo``: one that dies is followed by another."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from motcua.site.together import kept_running

LIVES = (
    "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()} '); time.sleep(float(sys.argv[2]))"
)


def lives(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def test_one_that_dies_is_started_again_but_not_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lives"
    with kept_running([sys.executable, "-c", LIVES, str(path), "0"], pause=1.0):
        time.sleep(2.5)
    assert 2 <= len(lives(path)) <= 4


def test_at_the_end_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "lives"
    with kept_running([sys.executable, "-c", LIVES, str(path), "60"], pause=0.1):
        while not lives(path):
            time.sleep(0.05)
    (only,) = lives(path)
    assert not Path(f"/proc/{only}").exists()
