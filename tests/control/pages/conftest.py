"""The control officer at a page, and runs of an import that are handed in or read."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.exchange import queue
from motcua.exchange.models import ImportRun
from motcua.exchange.storage import store
from tests.exchange import exports
from tests.exchange.importing import TAKEN


@pytest.fixture
def control(cast, signed_in):
    return signed_in(cast.control)


@pytest.fixture
def begin(cast, own_folder: Path, tmp_path: Path, django_capture_on_commit_callbacks):
    """Hand in a city register with these dossiers; the task lies in the queue."""

    def begun(*told: exports.Told) -> ImportRun:
        file = store(exports.city_file(tmp_path / "so-theo-doi.xlsx", *told), own_folder)
        with django_capture_on_commit_callbacks(execute=True):
            return queue.begin(cast.commune, cast.control, "control", [file], TAKEN)

    return begun


@pytest.fixture
def previewed(begin):
    def made(*told: exports.Told) -> ImportRun:
        run = begin(*told)
        queue.run_import.call(run.pk)
        run.refresh_from_db()
        return run

    return made
