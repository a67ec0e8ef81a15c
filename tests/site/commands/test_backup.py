"""``motcua backup`` seals what was recorded, and prints the seals that the file carries."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from motcua.register.models import Anchor
from motcua.register.verification import verify
from tests.register.office import commune, offer, take_in
from tests.register.told import row


def test_what_is_not_sealed_yet_is_sealed_with_a_backup(
    own_database: str, run_motcua, tmp_path: Path
) -> None:
    offer(commune())
    for number in (1, 2):
        take_in([row(code=f"A-{number}", received_at="2026-06-01 08:00", status="handling")])
        file = tmp_path / f"{number}.zip"
        done = run_motcua("backup", file)
        anchor = Anchor.objects.latest("number")
        told = {"agency": "10993", "number": number, "root": bytes(anchor.root).hex()}
        with zipfile.ZipFile(file) as archive:
            (kept,) = json.loads(archive.read("manifest.json"))["anchors"]
        assert {name: kept[name] for name in told} == told
        assert f"Niêm phong 10993 số {number}: {told['root']}" in done.stdout
    assert verify().findings == []
