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
from motcua.demo.folder import CATALOGUE, export_folder, write_folder
from motcua.demo.linked import agencies_beside, begin_a_birth
from motcua.demo.morning import after_the_quarter, begin_a_morning
from motcua.demo.processes import lay_down_processes
from motcua.demo.sample import make_sample
from motcua.exchange.discarding import folder as stored_files
from motcua.exchange.importing import carry_out, open_run
from motcua.exchange.models import RunStatus
from motcua.exchange.readers import Readers
from motcua.exchange.storage import files_in, in_order, store
from motcua.register.models import Dossier, Doubt
from motcua.rules.zone import ZONE

OFFERED_SINCE = date(2026, 1, 1)
Say = Callable[[str], None]


class Installed(NamedTuple):
    """What came of it: dossiers in the register, doubts that wait for an officer."""

    dossiers: int
    doubts: int


class SampleRefused(RuntimeError):
    """The program did not take its own sample: a mistake of ours, told with what it found wrong."""


def install(
    folder: Path, password: str, say: Say = lambda _line: None, now: datetime | None = None
) -> Installed:
    """Make the sample commune in an empty register; ``folder`` gets its files, all officers sign in by ``password``.

    ``now`` (the clock's, if not given) is the morning at its counter, unless the sample quarter was not over then.
    """
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
    lay_down_processes(commune, officer)
    plan = sample.quarter.plan
    for taken_at in (plan.taken_before, plan.taken):
        say(_("Nhập dữ liệu xuất ngày {day}…").format(day=f"{taken_at:%d/%m/%Y}"))
        _import(export_folder(folder, taken_at), commune, officer, taken_at)
    correct_mis_click(sample.quarter)
    say(_("Bắt đầu một buổi sáng ở quầy…"))
    moment = after_the_quarter(plan.period, now or datetime.now(ZONE))
    begin_a_morning(commune, moment)
    begin_a_birth(commune, moment)
    return Installed(
        Dossier.objects.filter(merged_into__isnull=True).count(),
        Doubt.objects.filter(settled_at__isnull=True).count(),
    )


@transaction.atomic
def _officers(password: str) -> None:
    agencies_beside(by_code(COMMUNE_CODE))
    for member in CAST:
        add_officer(
            member.username, member.name, by_code(member.agency), member.roles, password, since=OFFERED_SINCE
        )


def _import(exports: Path, commune: Agency, officer: Officer, taken_at: datetime) -> None:
    """A whole folder at once, as an officer who drags it onto the page does; the folder's words come along."""
    files = in_order([store(path, stored_files(), named=False) for path in files_in(exports)])
    role = officer.assignments.values_list("role", flat=True)[0]
    run = open_run(commune, officer, files, taken_at, via="cli", status=RunStatus.RECORDING, role=role)
    with Readers(files, None, taken_at) as readers:
        result = carry_out(run, readers, dry_run=False, skip_bad=False)
    if not result.recorded:
        raise SampleRefused(str(result.errors[:3]))
