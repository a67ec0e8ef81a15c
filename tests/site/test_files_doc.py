"""What ``docs/files.md`` and its Vietnamese twin say of the commune's own files is what their readers take."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest

from motcua.agencies.wording import key
from motcua.catalogue.models import Level
from motcua.catalogue.reading.columns import HEADERS
from motcua.catalogue.reading.lists import LEVELS
from motcua.catalogue.reading.portal import DETAILS
from motcua.catalogue.reading.recognise import read_catalogue
from motcua.exchange.reading.words import LISTS, REPORT_TABLES, list_named_by
from motcua.feedback import petitions_file
from motcua.office import documents_file
from motcua.office.measures import BY_FILE_KEY
from motcua.office.words_file import WordsFile, read_words
from motcua.rules.clock import Unit

ROOT = Path(__file__).parents[2]
DOCS = [ROOT / "docs" / "files.md", ROOT / "docs" / "files.vi.md"]
YES = {"yes", "có"}
CATALOGUE, PORTAL_LIST, PORTAL, WORDS, PETITIONS, DOCUMENTS = range(6)
"""The examples, in their order."""

both = pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)


def example(doc: Path, number: int) -> str:
    return re.findall(r"```\w+\n(.*?)```", doc.read_text("utf-8"), re.DOTALL)[number]


def rows_of(doc: Path, section: int) -> dict[str, list[str]]:
    """What stands in the table of a section, by what its first cell names."""
    text = doc.read_text("utf-8").split("\n## ")[section]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _tables(text)]
    return {row[0].strip("`"): row for row in rows if row[0].startswith("`")}


def _tables(text: str) -> list[str]:
    return [line.replace("`|`", "") for line in text.splitlines() if line.startswith("|")]


def said_in(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", text)


def header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text)))


def test_both_show_the_same_examples() -> None:
    english, vietnamese = ([example(doc, number) for number in range(6)] for doc in DOCS)
    assert english == vietnamese


@both
def test_the_communes_list_is_read_and_tells_every_column(doc: Path) -> None:
    text = example(doc, CATALOGUE)
    read = read_catalogue(text.encode())
    assert (read.kind, read.complete, read.faults, len(read.rows)) == ("list", True, [], 3)
    assert [(row.limit_number, row.limit_unit) for row in read.rows] == [
        (None, "trong ngày"),
        (5, "ngày làm việc"),
        (12, "ngày làm việc"),
    ]
    told = rows_of(doc, 1)
    assert set(told) == set(HEADERS) and set(header(text)) == set(HEADERS) - {"agencies"}
    assert {name for name, row in told.items() if row[2] in YES} == {"code", "name"}
    for name, row in told.items():
        assert {key(word) for word in said_in(row[0] + row[1])} == {key(word) for word in HEADERS[name]}, name


@both
def test_the_values_that_a_column_may_have_are_all_named(doc: Path) -> None:
    told = rows_of(doc, 1)
    assert {unit.value for unit in Unit} <= set(said_in(told["unit"][3]))
    levels = said_in(told["level"][3])
    assert {LEVELS[key(word)] for word in levels} == set(Level.values) and len(levels) == 3


@both
def test_the_portals_list_is_read_as_a_sheet_and_as_text_alike(doc: Path) -> None:
    text = example(doc, PORTAL_LIST)
    book, written = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(io.StringIO(text)):
        sheet.append(row)
    book.save(written)
    for data in (written.getvalue(), text.encode()):
        read = read_catalogue(data)
        assert (read.kind, read.faults) == ("portal-list", [])
        assert [row.offered for row in read.rows] == [True, False]


@both
def test_the_portals_details_are_read_and_every_key_is_named(doc: Path) -> None:
    read = read_catalogue(example(doc, PORTAL).encode())
    assert (read.kind, read.faults, [row.offered for row in read.rows]) == ("portal", [], [True])
    assert (read.rows[0].limit_number, read.rows[0].limit_unit) == (1, "ngày làm việc")
    assert set(DETAILS) <= set(said_in(re.sub(r"```.*?```", "", doc.read_text("utf-8"), flags=re.DOTALL)))


@both
def test_the_words_are_read_and_say_everything_that_words_can(doc: Path) -> None:
    read = read_words(example(doc, WORDS).encode())
    assert read.faults == []
    empty = [field.name for field in fields(WordsFile) if not getattr(read, field.name)]
    assert empty == ["faults"] and len(read.names) == 5 and set(read.targets) == set(BY_FILE_KEY.values())
    named = said_in("\n".join(_tables(doc.read_text("utf-8").split("\n## ")[2])))
    keys = re.findall(r"^(\w+) =|^(\[+\w+\]+)", example(doc, WORDS), re.MULTILINE)
    assert {one or other for one, other in keys} <= set(named)
    assert {word.strip("[]") for word in named if word.startswith("[")} == REPORT_TABLES


@both
def test_the_petitions_are_read_and_tell_every_column(doc: Path) -> None:
    text = example(doc, PETITIONS)
    rows, faults = petitions_file.read_petitions(text.encode())
    assert faults == [] and [row.satisfied for row in rows] == [True, None]
    assert header(text) == list(rows_of(doc, 3)) == list(petitions_file.COLUMNS)
    needed = {name for name, row in rows_of(doc, 3).items() if row[1] in YES}
    assert needed == set(petitions_file.NEEDED)


@both
def test_the_documents_are_read_and_tell_every_column(doc: Path) -> None:
    text = example(doc, DOCUMENTS)
    rows, faults = documents_file.read_documents(text.encode())
    assert faults == [] and len(rows) == 2
    assert header(text) == list(rows_of(doc, 4)) == list(documents_file.COLUMNS)


@both
@pytest.mark.parametrize(("number", "kind"), [(PETITIONS, "petitions"), (DOCUMENTS, "documents")])
def test_a_list_is_known_on_import_by_the_columns_that_are_called_needed(
    doc: Path, number: int, kind: str
) -> None:
    needed = [name for name, row in rows_of(doc, number - 1).items() if row[1] != "–"]
    assert list_named_by(needed) == kind
    assert len(needed) >= len(LISTS[kind])


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "docs/running.md"])
def test_whoever_prepares_them_is_led_there(name: str) -> None:
    wanted = "files.vi.md" if name == "README.vi.md" else "files.md"
    assert re.search(rf"\]\((?:docs/)?{re.escape(wanted)}\)", (ROOT / name).read_text("utf-8"))
