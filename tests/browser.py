"""Finds the Chromium that browser tests drive. ``python -m tests.browser`` ends with 0 when there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import cache
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30_000
"""Milliseconds until what a page shall show counts as missing: machines are shared."""
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@cache
def executable() -> str | None:
    """``MOTCUA_BROWSER``, the system's Chromium, or the one that Playwright installed; None without any."""
    named = os.environ.get("MOTCUA_BROWSER")
    candidates = [named] if named else [path for name in NAMES if (path := shutil.which(name))]
    return next((path for path in [*candidates, _of_playwright()] if path and _starts(path)), None)


def arguments() -> list[str]:
    """Chromium refuses its sandbox to root, and shall call nobody."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def keep_picture(page: Any, name: str) -> None:
    """A picture of the whole page in the folder ``MOTCUA_SHOTS``, for who wants to look; else nothing."""
    folder = os.environ.get("MOTCUA_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def _starts(path: str) -> bool:
    """Ubuntu's package is a door to a snap that may not be there."""
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
        )
    except OSError:
        return False


def until(page: Any, condition: str) -> None:
    """Wait until a JavaScript condition holds. The driver's own way of waiting evaluates text within the page, which
    our content policy forbids. Raises ``AssertionError`` after ``PATIENCE``."""
    last = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < last, condition
        page.wait_for_timeout(50)


if __name__ == "__main__":
    sys.exit(0 if executable() else 1)
