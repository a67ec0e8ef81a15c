"""What a petition says is erased on lawful request: it is counted as before, and nothing brings the text back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.exchange.models import ImportIssue, SkippedRow
from motcua.feedback.erase import erase_petition
from motcua.feedback.load import load_petitions
from motcua.feedback.models import Petition
from motcua.feedback.queries import petition_figures
from motcua.register.actions.refused import Refused
from motcua.register.write import Actor
from motcua.rules.periods import parse_period
from motcua.rules.zone import ZONE
from tests.cast import Cast, make_officer
from tests.exchange.importing import take_in
from tests.register.actions.conftest import officer
from tests.register.office import commune

Run = Callable[..., subprocess.CompletedProcess[str]]

HEADER = "ma,ngay_tiep_nhan,kenh,noi_dung,nguoi_gui,han_xu_ly,ngay_tra_loi"
SAID = "PAKN-7,2026-04-14 09:12:00,Cổng,Bà Ánh bị hẹn lại,Nguyễn Văn Ánh,2026-05-08,2026-04-17"
BAD = SAID.replace("2026-05-08", "mai")


def listed(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


def written(path: Path, *rows: str) -> Path:
    path.write_bytes(listed(*rows))
    return path


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return Actor(cast.admin, "admin", "cli")


def kept_of(code: str = "PAKN-7") -> str:
    """All that is kept of it, as text."""
    found = Petition.objects.filter(code=code).values().get()
    rows = SkippedRow.objects.filter(code=code).values("raw", "message", "said")
    issues = ImportIssue.objects.values("value", "message", "said")
    return f"{found} {list(rows)} {list(issues)}"


def test_its_text_and_every_cell_that_no_figure_needs_are_gone_and_it_counts_as_before(
    cast: Cast, admin: Actor
) -> None:
    load_petitions(listed(SAID), cast.commune, name="ds.csv", digest="0" * 64)
    before = petition_figures(cast.commune, parse_period("2026-Q2"))
    found = erase_petition("PAKN-7", admin, "Đơn số 12")
    assert "Ánh" not in kept_of()
    assert (found.erased_by, found.erased_on) == (cast.admin, "Đơn số 12")
    assert found.erased_at is not None
    assert petition_figures(cast.commune, parse_period("2026-Q2")) == before
    cells = dict(found.origin["cells"])
    assert (cells["kenh"], cells["noi_dung"], cells["nguoi_gui"]) == ("Cổng", "", "")


def test_a_list_that_tells_it_again_brings_dates_and_no_text(cast: Cast, admin: Actor) -> None:
    load_petitions(listed(SAID), cast.commune)
    erase_petition("PAKN-7", admin, "Đơn số 12")
    counts, _ = load_petitions(listed(SAID), cast.commune)
    assert counts == {"new": 0, "changed": 0, "same": 1}
    counts, _ = load_petitions(listed(SAID.replace("2026-04-17", "2026-04-18")), cast.commune)
    assert counts["changed"] == 1
    assert "Ánh" not in kept_of()
    assert Petition.objects.get().answered_at.astimezone(ZONE).day == 18


def test_rows_of_it_that_imports_left_out_are_emptied_before_and_after(
    cast: Cast, admin: Actor, tmp_path: Path
) -> None:
    load_petitions(listed(SAID), cast.commune)
    take_in(cast.commune, written(tmp_path / "a.csv", BAD), skip_bad=True)
    assert "Ánh" in kept_of()
    erase_petition("PAKN-7", admin, "Đơn số 12")
    assert "Ánh" not in kept_of()
    _, result = take_in(cast.commune, written(tmp_path / "b.csv", BAD.replace("mai", "Ánh")), skip_bad=True)
    assert "Ánh" not in kept_of() and "Ánh" not in str(result.as_json())
    assert SkippedRow.objects.filter(cured_at=None).count() == 1, "it is missing as before"


def test_a_ground_is_needed_and_a_right_over_the_commune(cast: Cast, admin: Actor) -> None:
    load_petitions(listed(SAID), cast.commune)
    load_petitions(listed(SAID.replace("PAKN-7", "PAKN-8")), cast.neighbour)
    with pytest.raises(Refused, match="căn cứ"):
        erase_petition("PAKN-7", admin, " ")
    with pytest.raises(Refused, match="PAKN-8"):
        erase_petition("PAKN-8", admin, "Đơn số 12")
    with pytest.raises(Refused, match="PAKN-7"):
        erase_petition("PAKN-7", Actor(cast.control, "control", "cli"), "Đơn số 12")
    assert not Petition.objects.filter(erased_at__isnull=False).exists()


def test_rows_of_the_same_code_at_another_commune_are_left_alone(
    cast: Cast, admin: Actor, tmp_path: Path
) -> None:
    load_petitions(listed(SAID), cast.commune)
    take_in(cast.neighbour, written(tmp_path / "a.csv", BAD), skip_bad=True)
    erase_petition("PAKN-7", admin, "Đơn số 12")
    assert "Ánh" in str(SkippedRow.objects.get(agency=cast.neighbour).raw)


def test_the_first_ground_stays(cast: Cast, admin: Actor) -> None:
    load_petitions(listed(SAID), cast.commune)
    erase_petition("PAKN-7", admin, "Đơn số 12")
    with pytest.raises(Refused, match="theo Đơn số 12"):
        erase_petition("PAKN-7", admin, "Đơn số 13")
    assert Petition.objects.get().erased_on == "Đơn số 12"


def test_of_two_communes_petitions_of_one_code_none_is_erased_by_who_may_both(cast: Cast) -> None:
    for commune_ in (cast.commune, cast.neighbour):
        load_petitions(listed(SAID), commune_)
    above = make_officer(cast.commune.parent, "admin", "quan-tri-tp", "Bùi Văn Thành")
    with pytest.raises(Refused, match="Nhiều xã"):
        erase_petition("PAKN-7", Actor(above, "admin", "cli"), "Đơn số 12")


def test_the_command_erases_it(own_database: str, run_motcua: Run) -> None:
    load_petitions(listed(SAID), commune())
    officer("quan-tri", "admin", commune())
    asked = ("--ground", "Đơn 12", "--officer", "quan-tri", "--petition")
    refused = run_motcua("erase", "PAKN-9", *asked)
    assert refused.returncode == 2 and "PAKN-9" in refused.stderr
    done = run_motcua("erase", "PAKN-7", *asked)
    assert done.returncode == 0 and "PAKN-7" in done.stdout
    assert "Ánh" not in kept_of()
