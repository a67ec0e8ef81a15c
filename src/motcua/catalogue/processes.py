"""The process by which an agency handles a procedure: which holds when, and how one is laid down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.agencies.models import Agency, Officer
from motcua.agencies.working_calendar import calendar_for
from motcua.catalogue.content import Content, content_of, ground_rules
from motcua.catalogue.editions import check_seen
from motcua.catalogue.limits import limit_of
from motcua.catalogue.models import Procedure, ProcedureVersion, ProcessStatus, ProcessVersion
from motcua.catalogue.offered import offered_on, promised_limit, statutory_limit
from motcua.catalogue.refused import CatalogueRefused
from motcua.rules.clock import Limit
from motcua.rules.process import Process, as_dict, default_process, from_dict, problems
from motcua.rules.process.cases import Case, case_as_dict, cases_from_list, differs
from motcua.rules.wording import BadInput
from motcua.rules.zone import local


def process_for(agency: Agency, procedure: Procedure, at: datetime) -> tuple[int | None, Process]:
    """(id, process) that holds at ``at`` (aware): the agency's own published one, else (``None``, the default)."""
    day = local(at).date()
    version = (
        ProcessVersion.objects.filter(
            agency=agency, procedure=procedure, status=ProcessStatus.PUBLISHED, valid_from__lte=day
        )
        .order_by("-valid_from", "-number")
        .first()
    )
    if version is not None:
        return version.pk, process_by_id(version.pk)
    # By the law's limit, which a dossier keeps: what it is pinned to must be found again without the offering.
    offering = offered_on(agency.pk, day).filter(procedure=procedure).order_by("-id").first()
    if offering is not None:
        return None, default_process(statutory_limit(offering))
    return None, default_process(limit_and_content(agency, procedure, day)[0])


def process_by_id(process_id: int) -> Process:
    """The published process of that id; each is read once per program and database, for it never changes.

    Raises ``LookupError`` for none.
    """
    return _process_by_id(str(connection.settings_dict["NAME"]), process_id)


@lru_cache(maxsize=2048)
def _process_by_id(_database: str, process_id: int) -> Process:
    published = ProcessVersion.objects.filter(pk=process_id, status=ProcessStatus.PUBLISHED)
    steps = published.values_list("steps", flat=True).first()
    if steps is None:
        raise LookupError(f"no published process {process_id}")
    return from_dict(steps)


def limit_and_content(agency: Agency, procedure: Procedure, day: date) -> tuple[Limit | None, Content]:
    """The limit that the agency promises on ``day`` and the procedure's content, else those of the newest version."""
    offering = offered_on(agency.pk, day).filter(procedure=procedure).order_by("-id").first()
    if offering is not None:
        return promised_limit(offering), content_of(offering.version)
    version: ProcedureVersion | None = procedure.versions.order_by("-number").first()
    if version is None:
        return None, Content()
    return limit_of(version.limit_number, version.limit_unit), content_of(version)


@transaction.atomic
def save_draft(
    agency: Agency,
    procedure: Procedure,
    process: Process,
    cases: Sequence[Case],
    *,
    valid_from: date,
    basis: str,
    officer: Officer | None,
    seen: str | None = None,
) -> ProcessVersion:
    """Keep the agency's draft of the process, over the draft that there is. Raises ``Overtaken`` where that is not the
    edition ``seen``.
    """
    Procedure.objects.select_for_update().get(pk=procedure.pk)  # versions are numbered
    known = ProcessVersion.objects.filter(agency=agency, procedure=procedure)
    draft = known.filter(status=ProcessStatus.DRAFT).select_for_update().first()
    check_seen(draft, seen)
    if draft is None:
        newest = known.order_by("-number").first()
        draft = ProcessVersion(agency=agency, procedure=procedure, number=newest.number + 1 if newest else 1)
    draft.steps, draft.cases = as_dict(process), [case_as_dict(case) for case in cases]
    draft.valid_from, draft.basis, draft.author = valid_from, basis[:300], officer
    draft.save()
    return draft


def faults_of(version: ProcessVersion) -> list[str]:
    """What keeps a process from being published: its problems, and every example case that the clock contradicts."""
    try:
        process, cases = from_dict(version.steps), cases_from_list(version.cases)
    except BadInput as error:
        return [error.told(_)]
    limit, content = limit_and_content(version.agency, version.procedure, version.valid_from)
    found = [_(problem.message) % problem.values for problem in problems(process, limit)]
    rules, calendar = ground_rules(content.grounds), calendar_for(version.agency)
    for case in cases:
        if (wrong := differs(case, limit, rules, calendar)) is not None:
            found.append(_("Ca mẫu “{name}” không đúng: {what}").format(name=case.name, what=wrong.told(_)))
    return found


@transaction.atomic
def publish(version: ProcessVersion, officer: Officer | None, seen: str | None = None) -> ProcessVersion:
    """Publish the draft, for good. Raises ``CatalogueRefused`` with every problem and every case that fails,
    ``Overtaken`` where it is not the edition ``seen``.
    """
    locked = (
        ProcessVersion.objects.select_for_update(of=("self",))
        .select_related("agency", "procedure")
        .get(pk=version.pk)
    )
    if locked.status == ProcessStatus.PUBLISHED:
        raise CatalogueRefused(_("Quy trình này đã được ban hành trước đó."))
    check_seen(locked, seen)
    if found := faults_of(locked):
        raise CatalogueRefused(*found)
    locked.status, locked.published_by, locked.published_at = ProcessStatus.PUBLISHED, officer, timezone.now()
    locked.content_hash = _hash([locked.steps, locked.cases, locked.basis, locked.valid_from.isoformat()])
    locked.save()
    return locked


def _hash(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
