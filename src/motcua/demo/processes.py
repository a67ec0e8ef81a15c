"""The sample commune's own processes, laid down by the way that every commune takes: draft, cases, publication."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from motcua.agencies.models import Agency, Officer
from motcua.catalogue import drafts, processes
from motcua.catalogue.content import Component, Fee, Ground, Result
from motcua.catalogue.models import Procedure, ProcessVersion
from motcua.catalogue.no_appointment import lay_down_no_appointment
from motcua.catalogue.reading.process_sheet import COLUMNS, read_process
from motcua.rules.process import Process
from motcua.rules.process.cases import cases_from_list


@cache
def laid_down() -> dict[str, Any]:
    """The data: ``valid_from``, ``basis`` and the ``processes`` with steps, papers, fees, grounds and cases."""
    text = resources.files("motcua.demo").joinpath("data/processes.toml").read_text("utf-8")
    return tomllib.loads(text)


def process_of(entry: dict[str, Any]) -> Process:
    """The process of an entry; a mistake in the data is one of ours."""
    sheet = read_process([(1, COLUMNS), *((number, row) for number, row in enumerate(entry["steps"], 2))])
    if sheet.process is None:
        raise ValueError(str(sheet.faults[:3]))
    return sheet.process


def lay_down_processes(commune: Agency, officer: Officer) -> list[ProcessVersion]:
    """Publish them all, and of each procedure the version with what it asks for, costs and gives."""
    data = laid_down()
    since: date = data["valid_from"]
    published = []
    for entry in data["processes"]:
        procedure = Procedure.objects.get(code=entry["code"])
        _lay_down_content(commune, entry, since, officer)
        lay_down_no_appointment(commune, entry["code"], entry.get("no_appointment", ()))
        draft = processes.save_draft(
            commune, procedure, process_of(entry), cases_from_list(entry["cases"]),
            valid_from=since, basis=data["basis"], officer=officer,
        )  # fmt: skip
        published.append(processes.publish(draft, officer))
    return published


def _lay_down_content(commune: Agency, entry: dict[str, Any], since: date, officer: Officer) -> None:
    """Publish the version with the papers, fees, results and grounds of the entry."""
    draft = drafts.begin_draft(commune, entry["code"], officer)
    content = drafts.content_of_draft(draft)
    columns = {name: draft.content[name] for name in drafts.COLUMNS}
    said = replace(
        content,
        components=tuple(
            Component(key=f"tp-{place}", **paper) for place, paper in enumerate(entry.get("papers", ()), 1)
        ),
        fees=tuple(Fee(**fee) for fee in entry.get("fees", ())),
        results=tuple(Result(**result) for result in entry.get("results", ())),
        grounds=(*content.grounds, *(Ground(**ground) for ground in entry.get("grounds", ()))),
    )
    drafts.save_draft(draft, columns, said, officer)
    drafts.publish(draft, since, officer)
