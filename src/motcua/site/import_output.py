"""What ``motcua import`` says at its end: a table or a JSON object, and the faults and doubts beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.rules.zone import local
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.exchange.results import ImportResult, Issue

SHOWN = 12


def tell(
    result: ImportResult, mend: Sequence[Path], taken_at: datetime, *, as_json: bool, preview: bool
) -> None:
    """The counts on stdout, what people must know beside them on stderr; ``mend`` are files of rows to mend,
    ``taken_at`` is when the files are taken to have been exported."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for note in result.notes:
        print(note, file=sys.stderr)
    if as_json:
        print(json.dumps(result.as_json(), ensure_ascii=False))
    else:
        _print_table(result, taken_at, preview=preview)
    _print_issues(_("Lỗi"), result.errors, result.error_count)
    _print_issues(_("Nghi vấn"), result.doubts, result.doubt_count)
    if result.refused:
        print(_why_nothing(result), file=sys.stderr)
    for path in mend:
        print(_("Dòng lỗi cần sửa rồi nhập lại: {path}").format(path=path), file=sys.stderr)


def _why_nothing(result: ImportResult) -> str:
    """A file that cannot be taken is never skipped: then there is nothing to offer but to mend it."""
    if all(issue.row for issue in result.errors):
        return _("Không ghi gì vì có lỗi. Sửa rồi nhập lại; hoặc thêm --skip-bad để ghi các dòng tốt.")
    return _("Không ghi gì vì có tệp không nhập được. Sửa hoặc bỏ tệp đó ra rồi nhập lại.")


def _print_table(result: ImportResult, taken_at: datetime, *, preview: bool) -> None:
    counts = result.counts
    head = _("Xem trước, chưa ghi; tệp xuất lúc {at}:") if preview else _("Kết quả nhập; tệp xuất lúc {at}:")
    print(head.format(at=f"{local(taken_at):%H:%M %d/%m/%Y}"))
    for label, count in (
        (_("hồ sơ mới"), counts.new),
        (_("thay đổi"), counts.changed),
        (_("gộp với hệ thống khác"), counts.merged),
        (_("như cũ"), counts.same),
        (_("dòng lỗi để lại"), counts.skipped),
        (_("sự kiện ghi nhận"), counts.events),
        (_("lỗi"), result.error_count),
        (_("nghi vấn"), result.doubt_count),
    ):
        print(f"  {label:<24}{count:>9}")


def _print_issues(label: str, issues: Sequence[Issue], total: int) -> None:
    for issue in sorted(issues, key=lambda issue: (issue.file, issue.sheet, issue.row or 0))[:SHOWN]:
        row = _("dòng {row}").format(row=issue.row) if issue.row else ""
        place = " · ".join(part for part in (issue.file, issue.sheet, row, issue.column) if part)
        print(f"{label}: {place}: {issue.message}", file=sys.stderr)
    if total > SHOWN:
        more = _("… và {count} {label} nữa; xem đầy đủ với --json")
        print(more.format(count=total - SHOWN, label=label.lower()), file=sys.stderr)
