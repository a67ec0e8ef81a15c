"""Puts the sample commune into the register by the way that every commune takes: catalogue, officers, imports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.accounts import add_officer
from motcua.agencies.find import by_code
from motcua.agencies.models import Agency, Officer
from motcua.catalogue.load import load_catalogue
from motcua.demo.cast import CAST, COMMUNE_CODE, CONTROL
from motcua.demo.correction import correct_mis_click
from motcua.demo.folder import CATALOGUE, WORDS, export_folder, write_folder
from motcua.demo.sample import make_sample
from motcua.exchange.results import ImportResult
from motcua.exchange.run import import_files

OFFERED_SINCE = date(2026, 1, 1)
Say = Callable[[str], None]


class Installed(NamedTuple):
    """What came of it: dossiers in the register, doubts that wait for an officer."""

    dossiers: int
    doubts: int


class SampleRefused(RuntimeError):
    """The program did not take its own sample: a mistake of ours, told with what it found wrong."""


def install(folder: Path, password: str, say: Say = lambda _line: None) -> Installed:
    """Make the sample commune in an empty register; ``folder`` gets its files, all officers sign in by ``password``."""
    say(_("Tạo hồ sơ mẫu của một quý…"))
    sample = make_sample()
    write_folder(sample, folder)
    commune = by_code(COMMUNE_CODE)
    say(_("Nạp danh mục thủ tục và tài khoản cán bộ…"))
    loaded = load_catalogue((folder / CATALOGUE).read_bytes(), CATALOGUE, commune, since=OFFERED_SINCE)
    if loaded.faults:
        raise SampleRefused(str(loaded.faults[:3]))
    _officers(password)
    officer = Officer.objects.select_related("user").get(user__username=CONTROL.username)
    plan = sample.quarter.plan
    for taken_at in (plan.taken_before, plan.taken):
        say(_("Nhập dữ liệu xuất ngày {day}…").format(day=f"{taken_at:%d/%m/%Y}"))
        result = _import(sorted(export_folder(folder, taken_at).iterdir()), commune, officer, taken_at)
    correct_mis_click(sample.quarter)
    return Installed(result.counts.new + result.counts.changed + result.counts.same, result.doubt_count)


@transaction.atomic
def _officers(password: str) -> None:
    for member in CAST:
        add_officer(
            member.username, member.name, by_code(member.agency), member.roles, password, since=OFFERED_SINCE
        )


def _import(paths: list[Path], commune: Agency, officer: Officer, taken_at: datetime) -> ImportResult:
    words = [path for path in paths if path.name in WORDS]
    result = import_files(words + [path for path in paths if path not in words], commune, officer, taken_at)
    if not result.recorded:
        raise SampleRefused(str(result.errors[:3]))
    return result
