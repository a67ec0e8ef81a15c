"""What the demo tells who started it."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.demo import tour


def test_beginning_anew_is_told_by_the_command_as_it_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "CAST", ())
    monkeypatch.setattr("sys.argv", [".venv/bin/motcua", "demo"])
    told = tour.tour("http://127.0.0.1:8000", "mật khẩu", Path("/data/demo"))
    assert ".venv/bin/motcua demo --fresh" in told
    assert "http://127.0.0.1:8000/bao-cao/2026-Q2/" in told
