"""Loading the commune's own paper. Loading the same file again changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, AgencySettings
from motcua.catalogue.lineage import FileRow, lineage_in
from motcua.catalogue.reading.named import rows_as_they_stand
from motcua.catalogue.rows import Fault
from motcua.office.documents_file import DocumentRow, read_documents
from motcua.office.models import DirectiveDocument, PeriodWords, Target
from motcua.office.words_file import WordsFile, read_words
from motcua.rules.periods import Period, parse_period

Counts = dict[str, int]
"""``new``, ``changed`` and ``same``: what recording came to."""


@transaction.atomic
def load_words(data: bytes, agency: Agency) -> tuple[Counts, list[Fault]]:
    """Record a .toml file of words: settings of the commune, targets, words of its period. All or nothing."""
    read = read_words(data)
    if read.commune_code and read.commune_code != agency.code and not read.faults:
        message = _(
            "tệp này là của đơn vị mã {theirs}, không phải {name} (mã {ours}): chọn đúng tệp hoặc đúng xã"
        )
        told = message.format(theirs=read.commune_code, name=agency.name, ours=agency.code)
        read.faults.append(Fault(0, "don_vi.ma_dvhc", read.commune_code, told))
    counts = {"new": 0, "changed": 0, "same": 0}
    if read.faults:
        return counts, read.faults
    _settings(read, agency, counts)
    if read.period is not None:
        _targets(read, agency, read.period, counts)
        _words(read, agency, read.period, counts)
    return counts, []


@transaction.atomic
def load_documents(
    data: bytes, agency: Agency, *, name: str = "", digest: str = "", skip_bad: bool = False
) -> tuple[Counts, list[Fault]]:
    """Record a .csv list of directive documents: nothing when a row is at fault, unless ``skip_bad``.

    ``name``: what the file is called; ``digest``: its SHA-256 in hex.
    """
    rows, faults = read_documents(data)
    counts = {"new": 0, "changed": 0, "same": 0}
    if not faults or skip_bad:
        kept, cells = lineage_in(name, digest), rows_as_they_stand(data)
        for row in rows:
            _document(row, kept(FileRow(row.row, cells[row.row])), agency, counts)
    return counts, faults


def _document(row: DocumentRow, origin: dict[str, Any], agency: Agency, counts: Counts) -> None:
    before = dict(counts)
    key = {"agency": agency, "number": row.number, "day": row.day, "issuer": row.issuer}
    _keep(DirectiveDocument, key, {"kind": row.kind, "abstract": row.abstract}, counts)
    told = DirectiveDocument.objects.filter(**key)
    (told.filter(origin__isnull=True) if counts["same"] > before["same"] else told).update(origin=origin)


def _settings(read: WordsFile, agency: Agency, counts: Counts) -> None:
    told: dict[str, Any] = {
        name: read.names[name]
        for name in ("place_name", "province_name", "centre_name")
        if name in read.names
    }
    if read.vertical_names is not None:
        told["vertical_names"] = read.vertical_names
    if told:
        _keep(AgencySettings, {"agency": agency}, told, counts)


def _targets(read: WordsFile, agency: Agency, period: Period, counts: Counts) -> None:
    """A target set for a period holds to the end of its reporting year, until a later one takes its place."""
    last = max(period.last, _end_of_reporting_year(period.last))
    for measure, percent in read.targets.items():
        _keep(
            Target,
            {"agency": agency, "measure": measure, "first": period.first},
            {"percent": percent, "last": last, "basis": read.targets_basis},
            counts,
        )


def _end_of_reporting_year(day: date) -> date:
    this = parse_period(f"{day.year:04d}").last
    return this if day <= this else parse_period(f"{day.year + 1:04d}").last


def _words(read: WordsFile, agency: Agency, period: Period, counts: Counts) -> None:
    """What the file does not say stays as it was told before, on the page or by another file."""
    said = {
        "agency_name": read.names.get("agency_name"),
        "agency_short": read.names.get("agency_short"),
        "authority": read.authority,
        "signer": read.signer,
        "recipients": read.recipients,
        "reviewed": read.reviewed,
        "difficulties": read.difficulties,
        "tasks": read.tasks,
    }
    told = {name: value for name, value in said.items() if value or value == 0}
    if told:
        _keep(PeriodWords, {"agency": agency, "first": period.first, "last": period.last}, told, counts)


def _keep(model: type[Any], key: dict[str, Any], values: dict[str, Any], counts: Counts) -> None:
    row, made = model.objects.select_for_update().get_or_create(**key, defaults=values)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    counts["new" if made else "changed" if changed else "same"] += 1
