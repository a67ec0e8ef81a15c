"""``motcua import``: exports of outside systems, and the commune's own words, into the register."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from motcua.exchange.reading_process import ReadingProcess
from motcua.site.words import gettext as _

HELP = _("Nhập tệp xuất của các hệ thống và tệp lời văn của xã vào sổ theo dõi")
NEEDS: Literal["nothing", "database"] = "nothing"
"""The files are being read while the database is made ready (``run`` calls ``prepare``)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, for which commune, as of when."""
    add = parser.add_argument
    add("paths", metavar=_("TỆP"), nargs="+", type=Path, help=_("tệp hoặc thư mục"))
    add("--commune", metavar=_("MÃ"), required=True, help=_("mã đơn vị hành chính cấp xã, như 10993"))
    add("--profile", metavar=_("TÊN"), choices=_Profiles(), help=_("mẫu tệp; mặc định: nhận theo nội dung"))
    add(
        "--taken-at",
        metavar=_("THỜI_ĐIỂM"),
        help=_("thời điểm xuất tệp, như 2026-06-19T17:00 (giờ Việt Nam); mặc định: bây giờ"),
    )
    add("--dry-run", action="store_true", help=_("chỉ xem trước, không ghi gì"))
    add("--skip-bad", action="store_true", help=_("ghi các dòng tốt, để các dòng lỗi ra tệp riêng cho sửa"))
    add("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))


class _Profiles:
    """The names of the profiles, loaded when somebody names one."""

    def __iter__(self) -> Iterator[str]:
        from motcua.exchange.registry import PROFILES

        return iter(sorted(PROFILES))

    def __contains__(self, name: object) -> bool:
        return name in list(self)


def run(args: argparse.Namespace) -> int:
    """As ``site.importing`` has it. What reads the files loads while this process loads the rest of the program."""
    gc.disable()  # modules stay: looking through them for cycles takes a tenth of the time that they take to load
    try:
        with ReadingProcess() as reading:
            with suppress(OSError):  # asked to read, it is tried again, and what is wrong is told
                reading.begin()
            from motcua.site.importing import carry_out

            return carry_out(args, reading)
    finally:
        gc.enable()


def refused(message: str) -> dict[str, Any]:
    """The answer in JSON when nothing could be read at all: the same keys as ever."""
    from motcua.exchange.results import ImportResult, Issue

    result = ImportResult()
    result.fault(Issue("", "", None, "", "", "bad_use", message))
    return result.as_json()
