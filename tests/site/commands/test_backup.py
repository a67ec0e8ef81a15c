"""``motcua backup`` seals what was recorded, prints the seals that the file carries, and says what it lacks."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from django.utils import timezone

from motcua.agencies.models import Agency
from motcua.exchange.importing import open_run
from motcua.exchange.storage import store_chunks
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


def test_what_is_replaced_and_what_is_lost_is_told(own_database: str, run_motcua, tmp_path: Path) -> None:
    commune()
    home, path = tmp_path / "home", tmp_path / "b.zip"
    environment = {"DATABASE_URL": own_database, "MOTCUA_HOME": str(home)}
    stored = [store_chunks([bytes([number])], f"{number}.csv", home / "files") for number in range(5)]
    open_run(Agency.objects.order_by("pk")[0], None, stored, timezone.now(), via="web")
    first = run_motcua("backup", path, env=environment)
    assert (first.returncode, first.stderr) == (0, "")
    assert "5 tệp đã nhập" in first.stdout and "được thay" not in first.stdout
    for each in stored[1:]:
        each.path.unlink()
    second = run_motcua("backup", path, env=environment)
    assert second.returncode == 0
    assert "1 tệp đã nhập" in second.stdout and "được thay" in second.stdout
    lost = sorted(each.sha256 for each in stored[1:])
    assert "4 tệp" in second.stderr and ", ".join(lost[:3]) in second.stderr and lost[3] not in second.stderr


def test_a_restore_tells_of_the_files_that_are_nowhere(own_database: str, run_motcua, tmp_path: Path) -> None:
    commune()
    homes = [
        {"DATABASE_URL": own_database, "MOTCUA_HOME": str(tmp_path / each)} for each in ("former", "new")
    ]
    stored = [store_chunks([each], "a.csv", tmp_path / "former" / "files") for each in (b"a", b"b")]
    open_run(Agency.objects.order_by("pk")[0], None, stored, timezone.now(), via="web")
    stored[0].path.unlink()
    run_motcua("backup", tmp_path / "b.zip", env=homes[0])
    done = run_motcua("restore", tmp_path / "b.zip", "--replace", env=homes[1])
    assert done.returncode == 0
    assert "1 tệp đã nhập" in done.stderr and "phiên bản cũ" not in done.stderr
    with zipfile.ZipFile(tmp_path / "b.zip") as whole, zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
        told = json.loads(whole.read("manifest.json"))
        del told["files"]
        for name in whole.namelist():
            old.writestr(name, json.dumps(told) if name == "manifest.json" else whole.read(name))
    done = run_motcua("restore", tmp_path / "old.zip", "--replace", env=homes[1])
    assert done.returncode == 0
    assert "phiên bản cũ" in done.stderr
