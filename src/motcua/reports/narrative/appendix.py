"""Phụ lục I: Biểu số II.06a/VPCP/KSTT by field, vertical agencies apart, and what the columns must add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.documents.blocks import Appendix, Block, Column, Row, Span, Table
from motcua.reports.forms.ii06a import FormColumn, TableForm
from motcua.reports.narrative.one_stop import vertical_names
from motcua.reports.narrative.periods import inline, span
from motcua.reports.narrative.phrases import NOTHING, capital_first, paragraph
from motcua.reports.narrative.reading import Reading
from motcua.reports.narrative.results import RULES
from motcua.rules.vietnamese import number

_FIELD = "Lĩnh vực, công việc giải quyết theo cấp"


def form_appendix(reading: Reading, attached_to: str, seal: str = "") -> Appendix:
    """The appendix with the form's own head, table, vertical agencies and notes."""
    form = reading.form.appendix
    words = reading.words
    receiver = f"UBND {words.province}" if words.province else "……"
    head: list[Block] = [
        paragraph(Span(f"Biểu số {form.number}", bold=True), style="note"),
        paragraph(
            f"Kỳ báo cáo: {capital_first(inline(reading.period))} ({span(reading.period)}). "
            f"Đơn vị báo cáo: {words.agency_short}. Đơn vị nhận báo cáo: {receiver}. Đơn vị tính: {form.unit}.",
            style="note",
        ),
    ]
    return Appendix(
        "Phụ lục I",
        form.title.upper(),
        attached_to,
        (
            *head,
            by_field(reading),
            *_vertical(reading),
            *_notes(reading),
            *([paragraph(seal, style="note")] if seal else []),
        ),
    )


def by_field(reading: Reading) -> Table:
    """The form itself, a row per field in Vietnamese order, and the total."""
    fields: Mapping[str, Any] = reading.figures.get("by_field", {})
    rows = [
        _row(reading, str(order), name, fields[name], group="field", member=name)
        for order, name in enumerate(fields, start=1)
    ]
    total = _row(reading, "", "Tổng cộng", reading.figures, total=True)
    return _table(
        reading.form.appendix, "Tình hình, kết quả giải quyết TTHC theo lĩnh vực", _FIELD, [*rows, total]
    )


def _vertical(reading: Reading) -> list[Block]:
    counted: Mapping[str, Any] = reading.figures.get("vertical", {})
    names = vertical_names(reading)
    if not names:
        return []
    lead = paragraph(
        Span("Cơ quan ngành dọc tiếp nhận tại Trung tâm", bold=True),
        " (tính riêng, không cộng vào biểu trên):",
        style="note",
    )
    silent = [name for name in names if name not in counted]
    without = [paragraph(f"{name}: {NOTHING} hồ sơ.", style="note") for name in silent]
    if not counted:
        return [lead, *without]
    rows = [
        _row(reading, str(order), name, counted[name], place="vertical", group="unit", member=name)
        for order, name in enumerate((name for name in names if name in counted), start=1)
    ]
    return [lead, _table(reading.form.appendix, "Kết quả của cơ quan ngành dọc", "Cơ quan", rows), *without]


def _notes(reading: Reading) -> list[Block]:
    form = reading.form.appendix
    identities = "; ".join(identity.text for identity in form.identities)
    return [
        paragraph(
            Span("Ghi chú: ", italic=True),
            f"Trước hạn, đúng hạn, quá hạn xác định theo {RULES[reading.rule]}. "
            "Hồ sơ từ chối, rút, dừng giải quyết tính vào đã giải quyết; hồ sơ chờ bổ sung, chờ thực hiện nghĩa vụ tài "
            f"chính tính vào đang giải quyết. Đối chiếu trên từng dòng: {identities}; (6) của kỳ này = (11) của kỳ "
            "trước.",
            style="note",
        )
    ]


def _table(form: TableForm, caption: str, second: str, rows: list[Row]) -> Table:
    columns = (
        Column(("TT",), 4.0, "centre", "(1)"),
        Column((second,), 22.0, "left", "(2)"),
        *(Column(column.titles, column.width, "right", f"({column.number})") for column in form.columns),
    )
    return Table(caption, columns, tuple(rows))


def _row(
    reading: Reading,
    order: str,
    name: str,
    block: Mapping[str, Any],
    *,
    total: bool = False,
    place: str = "own",
    group: str = "",
    member: str = "",
) -> Row:
    def cell(column: FormColumn) -> Span:
        value = column.value(block, reading.rule)
        return Span(number(value), measure=measure_of(column), place=place, group=group, member=member)

    cells = (Span(order), Span(name), *(cell(column) for column in reading.form.appendix.columns))
    return Row(cells, total=total)


def measure_of(column: FormColumn) -> str:
    """The measure of a column, several joined by ``+``; verdicts are those of the report's own rule."""
    return "+".join(key.replace("resolved.{rule}.", "") for key in column.keys)
