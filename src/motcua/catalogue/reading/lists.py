"""Lists of procedures, one a row: the commune's own (.csv) and the portal's by ministry (.xlsx)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.agencies.wording import key
from motcua.catalogue.codes import is_code
from motcua.catalogue.competence import holder
from motcua.catalogue.limits import NO_LIMIT, LimitColumns, unit_of
from motcua.catalogue.lineage import by_header
from motcua.catalogue.models import Level
from motcua.catalogue.reading.bad_file import BadFile
from motcua.catalogue.reading.columns import find_header
from motcua.catalogue.reading.table import Table, is_blank
from motcua.catalogue.rows import CatalogueFile, Fault, ProcedureRow
from motcua.rules.clock import Unit

LEVELS = {
    "": "",
    "toan trinh": Level.FULL_ONLINE,
    "truc tuyen toan trinh": Level.FULL_ONLINE,
    "dvc truc tuyen toan trinh": Level.FULL_ONLINE,
    "mot phan": Level.PARTIAL_ONLINE,
    "truc tuyen mot phan": Level.PARTIAL_ONLINE,
    "dvc truc tuyen mot phan": Level.PARTIAL_ONLINE,
    "cung cap thong tin": Level.INFORMATION,
    "dvc cung cap thong tin truc tuyen": Level.INFORMATION,
}


def read_list(table: Table, sheet: str = "") -> CatalogueFile:
    """The rows and faults of a list. The portal's list (with agencies) is the nation's, not one commune's."""
    found = find_header(table)
    if found is None:
        raise BadFile(
            _(
                "Không thấy dòng tiêu đề có cột mã và cột tên thủ tục (code, name hoặc Mã số, Tên) trong 30 dòng đầu."
                " Hãy dùng danh mục .csv của xã hoặc danh sách .xlsx tải từ Cổng Dịch vụ công quốc gia."
            )
        )
    header, columns = found
    reader = _Reader(table[header], columns)
    for number, row in enumerate(table[header + 1 :], header + 2):
        if not is_blank(row):
            reader.read(number, row)
    national = "agencies" in columns
    return CatalogueFile(
        "portal-list" if national else "list",
        reader.rows,
        reader.faults,
        complete=not national,
        sheet=sheet,
    )


class _Reader:
    """Reads row after row; a row with any fault gives none."""

    def __init__(self, header: Sequence[str], columns: Mapping[str, int]) -> None:
        self.header, self.columns = header, columns
        self.rows: list[ProcedureRow] = []
        self.faults: list[Fault] = []
        self._seen: dict[str, ProcedureRow] = {}

    def read(self, number: int, cells: Sequence[str]) -> None:
        before = len(self.faults)
        row = self._row(
            number, {name: cells[at] if at < len(cells) else "" for name, at in self.columns.items()}
        )
        if len(self.faults) > before:
            return
        row.cells = by_header(list(self.header), list(cells))
        earlier = self._seen.setdefault(row.short, row)
        if earlier is row:
            self.rows.append(row)
        elif earlier.content_hash() != row.content_hash():
            self._fault(
                number, "code", row.code,
                _("mã đã có ở dòng {row} với nội dung khác: giữ lại một dòng đúng").format(row=earlier.row),
            )  # fmt: skip

    def _row(self, number: int, cell: dict[str, str]) -> ProcedureRow:
        code, name = cell["code"], " ".join(cell["name"].split())
        if not code:
            self._fault(number, "code", "", _("thiếu mã thủ tục: ghi mã quốc gia, ví dụ 1.001193"))
        elif not is_code(code):
            self._fault(number, "code", code, _("không phải mã thủ tục: mã có dạng 1.001193"))
        if not name:
            self._fault(number, "name", "", _("thiếu tên thủ tục: ghi tên như quyết định công bố"))
        limit, doubts = self._limit(number, cell)
        row = ProcedureRow(
            number, code, name, " ".join(cell.get("field", "").split()), cell.get("ministry", ""),
            *limit, self._level(number, cell), cell.get("decision", ""), self._details(number, cell), doubts,
        )  # fmt: skip
        self._judge(row, cell)
        return row

    def _judge(self, row: ProcedureRow, cell: dict[str, str]) -> None:
        if not row.field:
            row.doubts.append(("no_field", ""))
        if "level" in self.columns and not row.level:
            row.doubts.append(("no_level", ""))
        if cell.get("name_source") == "ocr":
            row.doubts.append(("name_to_check", row.name))
        if "agencies" in self.columns:
            row.offered = holder(cell["agencies"], field=row.field) == "committee"

    def _limit(self, number: int, cell: dict[str, str]) -> tuple[LimitColumns, list[tuple[str, str]]]:
        if "days" not in self.columns:
            return NO_LIMIT, []
        days, unit_text, same_day = cell["days"], cell.get("unit", ""), cell.get("same_day", "")
        if same_day not in ("", "0", "1"):
            self._fault(number, "same_day", same_day, _("chỉ ghi 1 (giải quyết trong ngày) hoặc 0"))
        if same_day == "1":
            return (None, Unit.SAME_DAY.value), []
        if days in ("", "0"):
            return NO_LIMIT, [("no_limit", days)]
        if not days.isascii() or not days.isdigit() or int(days) > 10_000:
            self._fault(number, "days", days, _("thời hạn phải là số nguyên dương, ví dụ 5"))
            return NO_LIMIT, []
        if not unit_text:
            return NO_LIMIT, [("limit_without_unit", days)]
        if (unit := unit_of(unit_text)) is None:
            self._fault(
                number, "unit", unit_text,
                _("không rõ đơn vị thời hạn: ghi giờ, giờ làm việc, ngày làm việc, ngày, tháng hoặc trong ngày"),
            )  # fmt: skip
            return NO_LIMIT, []
        return (None if unit is Unit.SAME_DAY else int(days), unit.value), []

    def _level(self, number: int, cell: dict[str, str]) -> str:
        text = cell.get("level", "")
        if (level := LEVELS.get(key(text))) is None:
            self._fault(
                number,
                "level",
                text,
                _("không rõ mức độ dịch vụ công: ghi toàn trình, một phần hoặc cung cấp thông tin"),
            )
            return ""
        return str(level)

    def _details(self, number: int, cell: dict[str, str]) -> dict[str, object]:
        details: dict[str, object] = {}
        if components := cell.get("components", ""):
            if components.isascii() and components.isdigit():
                details["components"] = int(components)
            else:
                self._fault(
                    number, "components", components, _("số thành phần hồ sơ phải là số nguyên, ví dụ 4")
                )
        if agencies := cell.get("agencies", ""):
            details["agencies"] = [part.strip() for part in agencies.splitlines() if part.strip()]
        return details

    def _fault(self, row: int, column: str, value: str, message: str) -> None:
        place = self.columns.get(column)
        self.faults.append(Fault(row, self.header[place] if place is not None else column, value, message))
