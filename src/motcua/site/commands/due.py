"""``motcua due``: when a result is owed, and why; or a table of cases at once. Needs no database and no Django."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from motcua.documents.cells import guarded, unguarded
from motcua.rules import written
from motcua.rules.calendar import national_calendar
from motcua.rules.clock import Explanation, Suspension, due, explain
from motcua.rules.wording import BadInput
from motcua.rules.zone import ZONE
from motcua.site.due_amounts import amount_lines, said
from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.trouble import plain_file
from motcua.site.words import gettext as _

HELP = _("Tính ngày hẹn trả và giải thích từng khoảng thời gian")
NEEDS: Literal["nothing", "database"] = "nothing"

T = TypeVar("T")

MINUTE = "%Y-%m-%dT%H:%M"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What one dossier's clock is given, or a file of such cases."""
    add = parser.add_argument
    add(
        "--received",
        metavar=_("THỜI_ĐIỂM"),
        help=_("thời điểm tiếp nhận, như 2026-01-28T12:48 (giờ Việt Nam)"),
    )
    add(
        "--limit",
        metavar="N",
        default="",
        help=_("thời hạn, là một số; không cần khi đơn vị là “trong ngày”"),
    )
    add("--unit", metavar=_("ĐƠN_VỊ"), help=_("giờ làm việc, ngày làm việc, ngày, tháng hoặc trong ngày"))
    add(
        "--suspend",
        metavar=_("BẮT_ĐẦU/KẾT_THÚC/CÁCH"),
        action="append",
        default=[],
        help=_(
            "một lần tạm dừng; CÁCH là resume (sau đó tính tiếp) hoặc restart (tính lại); chưa kết thúc: BẮT_ĐẦU//CÁCH"
        ),
    )
    add(
        "--as-of",
        metavar=_("THỜI_ĐIỂM"),
        help=_(
            "chỉ biết những gì đã xảy ra đến lúc này; mặc định: bây giờ nếu có lần tạm dừng chưa kết thúc"
        ),
    )
    add("--json", action="store_true", help=_("in kết quả và giải thích thành một đối tượng JSON"))
    add(
        "--cases",
        metavar=_("TỆP.csv"),
        type=Path,
        help=_("tính cả bảng có cột received, limit, unit, suspensions"),
    )


def run(args: argparse.Namespace) -> int:
    """Print one due instant or a table of them; 1 when a table's own ``due`` differs from what was reckoned."""
    if args.cases is not None:
        if args.received or args.unit or args.limit or args.suspend or args.as_of or args.json:
            raise UserError(
                _("--cases tính theo bảng, không dùng cùng --received, --limit, --unit và tùy chọn khác.")
            )
        return _run_cases(args.cases)
    if not args.received or not args.unit:
        raise UserError(
            _("Hãy cho biết --received (lúc tiếp nhận), --limit và --unit (thời hạn), hoặc --cases.")
        )
    explanation = _in_words(lambda: _explain(args))
    print(json.dumps(explanation.as_dict(), ensure_ascii=False) if args.json else _told(explanation))
    return 0


def _in_words(reckon: Callable[[], T], where: str = "") -> T:
    """What ``reckon`` gives; its refusal becomes the user's error, in the language of the command line."""
    try:
        return reckon()
    except BadInput as error:
        raise UserError(where + error.told(_)) from None


def _explain(args: argparse.Namespace) -> Explanation:
    suspensions = [written.suspension(text) for text in args.suspend]
    as_of = written.moment(args.as_of) if args.as_of else _now_if_open(suspensions)
    limit = written.limit(args.limit, args.unit)
    return explain(written.moment(args.received), limit, national_calendar(), suspensions, as_of)


def _now_if_open(suspensions: list[Suspension]) -> datetime | None:
    """A pause that has not ended lasts until now; without one the time of asking does not matter."""
    return datetime.now(ZONE) if any(one.end is None for one in suspensions) else None


def _told(explanation: Explanation) -> str:
    owed = explanation.due
    lines = [_("Hẹn trả: {when} ({iso})").format(when=said(owed), iso=f"{owed:{MINUTE}}")]
    if explanation.provisional:
        lines.append(_("Tạm tính: lịch nghỉ lễ của khoảng thời gian này chưa được công bố hết."))
    lines.append(_("Coi như tiếp nhận: {when}").format(when=said(explanation.deemed)))
    lines += amount_lines(explanation, national_calendar())
    for pause in explanation.ignored:
        lines.append(_("Không được tính: tạm dừng từ {when}").format(when=said(pause.start)))
    return "\n".join(lines)


class _Table(NamedTuple):
    header: list[str]
    rows: list[tuple[int, list[str]]]
    delimiter: str


def _run_cases(path: Path) -> int:
    table = _read(path)
    results = [_case(path, table.header, line, row) for line, row in table.rows]
    out = csv.writer(sys.stdout, delimiter=table.delimiter, lineterminator="\n")
    for row in (
        [*table.header, "got"],
        *([*row, got] for (_line, row), got in zip(table.rows, results, strict=True)),
    ):
        out.writerow(map(guarded, row))
    if "due" not in table.header:
        return 0
    column = table.header.index("due")
    wrong = [
        line for (line, row), got in zip(table.rows, results, strict=True) if not _same(row[column], got)
    ]
    if wrong:
        lines = ", ".join(map(str, wrong))
        print(
            _("{count} dòng khác cột due: dòng {lines}.").format(count=len(wrong), lines=lines),
            file=sys.stderr,
        )
    return 1 if wrong else 0


def _same(expected: str, got: str) -> bool:
    if not expected.strip():
        return True
    try:
        return f"{written.moment(expected):{MINUTE}}" == got
    except BadInput:
        return False


def _read(path: Path) -> _Table:
    """The table with its line numbers; short rows are filled up, an older ``got`` is dropped, and with it what we set
    before cells that would run as formulas.
    """
    try:
        plain_file(path, pipe=True)
        text = path.read_text(encoding="utf-8-sig")
        delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
        lines = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
        rows = [(lines.line_num, row) for row in lines if any(cell.strip() for cell in row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = _("Không đọc được {path} như tệp CSV (UTF-8): {error}.")
        told = reason(error) if isinstance(error, OSError) else error
        raise UserError(message.format(path=path, error=told)) from None
    header = [cell.strip() for cell in rows[0][1]] if rows else []
    missing = [name for name in ("received", "limit", "unit") if name not in header]
    if missing:
        message = _("{path}: dòng tiêu đề thiếu cột {columns}; hãy thêm cột đó.")
        raise UserError(message.format(path=path, columns=", ".join(missing)))
    for line, row in rows:
        if len(row) > len(header):
            message = _("{path}, dòng {line}: nhiều ô hơn dòng tiêu đề; hãy kiểm tra dấu phân cách.")
            raise UserError(message.format(path=path, line=line))
    kept = [number for number, name in enumerate(header) if name != "got"]
    filled = [(line, [(row + [""] * len(header))[number] for number in kept]) for line, row in rows[1:]]
    header = [header[number] for number in kept]
    if len(kept) < len(rows[0][1]):
        header, filled = _as_given(header), [(line, _as_given(row)) for line, row in filled]
    return _Table(header, filled, delimiter)


def _as_given(row: list[str]) -> list[str]:
    return [unguarded(cell) for cell in row]


def _case(path: Path, header: list[str], line: int, row: list[str]) -> str:
    cells = dict(zip(header, row, strict=True))

    def read(column: str, reading: Callable[[], T]) -> T:
        place = _("{path}, dòng {line}, cột {column}: ").format(path=path, line=line, column=column)
        return _in_words(reading, place)

    received = read("received", lambda: written.moment(cells["received"]))
    limit = read("limit, unit", lambda: written.limit(cells["limit"], cells["unit"]))
    pauses = read(
        "suspensions", lambda: [written.suspension(one) for one in cells.get("suspensions", "").split()]
    )
    as_of = read(
        "as_of", lambda: written.moment(cells["as_of"]) if cells.get("as_of") else _now_if_open(pauses)
    )
    owed = read("suspensions", lambda: due(received, limit, national_calendar(), pauses, as_of))
    return f"{owed:{MINUTE}}"
