"""``motcua catalogue load``: procedures from a commune's list or the national portal; ``process``: one's steps."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from motcua.site import catalogue_process
from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.trouble import plain_file
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.agencies.models import Agency
    from motcua.catalogue.load import Loaded

HELP = _("Nạp danh mục thủ tục hành chính của xã hoặc của Cổng Dịch vụ công quốc gia")
NEEDS = "database"

_EXAMPLES = 3
_FAULTS_SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two actions: ``load`` and ``process``."""
    actions = parser.add_subparsers(dest="action", required=True)
    load = actions.add_parser("load", help=_("nạp một tệp .csv, .jsonl hoặc .xlsx"))
    load.add_argument(
        "file",
        metavar=_("TỆP"),
        type=Path,
        help=_("danh mục .csv của xã, hoặc danh sách .xlsx, .jsonl của Cổng Dịch vụ công quốc gia"),
    )
    load.add_argument("--commune", required=True, metavar=_("MÃ"), help=_("mã xã, 5 chữ số"))
    load.add_argument(
        "--replace", action="store_true", help=_("thủ tục không còn trong danh mục đầy đủ thì thôi cung cấp")
    )
    load.add_argument(
        "--from",
        dest="since",
        type=_day,
        metavar=_("NGÀY"),
        help=_("danh mục có hiệu lực từ ngày này (2026-07-01)"),
    )
    load.add_argument("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))
    catalogue_process.add_arguments(actions)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("ngày phải viết như 2026-07-01")) from None


def run(args: argparse.Namespace) -> int:
    """0 loaded (doubts listed), 2 the file has faults and nothing was loaded; ``process`` likewise."""
    if args.action == "process":
        return catalogue_process.run(args)
    from motcua.agencies.find import UnknownAgency, commune_by_code
    from motcua.catalogue.load import load_catalogue
    from motcua.catalogue.reading.bad_file import BadFile

    try:
        agency = commune_by_code(args.commune)
        content = _content(args.file)
        if other := _other_kind(content):
            raise UserError(f"{args.file.name}: {other}")
        loaded = load_catalogue(content, args.file.name, agency, replace=args.replace, since=args.since)
    except UnknownAgency as error:
        raise UserError(str(error)) from None
    except BadFile as error:
        raise UserError(f"{args.file.name}: {error}") from None
    retold = _derive_anew(agency) if loaded.touched else 0
    if args.json:
        print(json.dumps({**loaded.as_dict(), "dossiers_derived": retold}, ensure_ascii=False))
    if loaded.faults:
        _say_faults(args.file.name, loaded)
        return 2
    for line in _summary(agency, loaded):
        print(line, file=sys.stderr if args.json else sys.stdout)
    return 0


def _content(path: Path) -> bytes:
    plain_file(path, pipe=True)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _("Không đọc được tệp “{path}” ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.").format(
                path=path, reason=reason(error)
            )
        ) from None


def _other_kind(content: bytes) -> str | None:
    """What a file is that is no list whatever it is called, and what to do, before it is read as letters that it has
    none of; ``None`` for what may be a list."""
    from motcua.exchange.reading.faults import FileFault
    from motcua.exchange.reading.kind import SAMPLE, kind_of

    if not content.strip():
        return None
    with (
        NamedTemporaryFile() as start
    ):  # a path is asked for, and what came through a pipe has none to read again
        start.write(content[:SAMPLE])
        start.flush()
        try:
            kind_of(Path(start.name))
        except FileFault as fault:
            return _no_list(str(fault.details.get("what", "")))
    return None


def _no_list(what: str) -> str:
    if what in {"HTML/XML", "Excel 2–5"}:
        return _(
            "tệp là {what} mang đuôi bảng tính. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nạp tệp đó."
        ).format(what=what)
    pictures = {"ảnh PNG": _("ảnh PNG"), "ảnh JPEG": _("ảnh JPEG"), "ảnh GIF": _("ảnh GIF")}
    said = _("tệp là {what}, không phải danh mục thủ tục.") if what else _("tệp không phải danh mục thủ tục.")
    return said.format(what=pictures.get(what, what)) + _(
        " Hãy chọn danh mục .csv của xã, hoặc danh sách .xlsx, .jsonl của Cổng Dịch vụ công quốc gia."
    )


def _derive_anew(agency: Agency) -> int:
    """What was imported before its procedure was known gets its name, field and our own due date now."""
    from django.db import transaction

    from motcua.register.reckoning import surroundings_changed
    from motcua.rules.zone import ZONE

    with transaction.atomic():
        return surroundings_changed(agency, datetime.now(ZONE))


def _say_faults(name: str, loaded: Loaded) -> None:
    print(
        _("Chưa nạp gì: tệp {name} có {count} lỗi. Hãy sửa rồi nạp lại.").format(
            name=name, count=len(loaded.faults)
        ),
        file=sys.stderr,
    )
    for fault in loaded.faults[:_FAULTS_SHOWN]:
        print(
            _("  dòng {row}, cột “{column}”, giá trị “{value}”: {message}").format(**fault), file=sys.stderr
        )
    if len(loaded.faults) > _FAULTS_SHOWN:
        rest = len(loaded.faults) - _FAULTS_SHOWN
        print(_("  … và {count} lỗi nữa; xem đầy đủ với --json").format(count=rest), file=sys.stderr)


def _summary(agency: Agency, loaded: Loaded) -> Iterator[str]:
    counts = loaded.as_dict()
    yield _(
        "{name}: đọc {read} thủ tục; {procedures_new} thủ tục mới, {versions_new} phiên bản mới, {same} như cũ."
    ).format(name=agency.name, **counts)
    yield _(
        "Danh mục của xã: thêm {offerings_new}, đổi phiên bản {offerings_changed}, thôi cung cấp {offerings_closed}."
    ).format(**counts)
    if counts["not_in_file"]:
        yield _(
            "{count} thủ tục xã đang cung cấp không có trong tệp ({codes}); thêm --replace nếu đã bãi bỏ."
        ).format(count=len(counts["not_in_file"]), codes=_some(counts["not_in_file"]))
    if counts["not_in_own_list"]:
        yield _(
            "{count} thủ tục của Cổng thuộc UBND cấp xã nhưng không có trong danh mục riêng của xã ({codes})."
        ).format(count=len(counts["not_in_own_list"]), codes=_some(counts["not_in_own_list"]))
    if counts["kept_by_hand"]:
        yield _("{count} thủ tục giữ phiên bản do cán bộ biên tập, không theo tệp ({codes}).").format(
            count=len(counts["kept_by_hand"]), codes=_some(counts["kept_by_hand"])
        )
    yield from _doubt_lines(loaded.doubts)


def _doubt_lines(doubts: list[dict[str, Any]]) -> Iterator[str]:
    if doubts:
        yield _("Cần xem lại {count} điểm (đã nạp; xem đầy đủ với --json):").format(count=len(doubts))
    for code, count in Counter(doubt["code"] for doubt in doubts).most_common():
        of_kind = [doubt for doubt in doubts if doubt["code"] == code]
        for doubt in of_kind[:_EXAMPLES]:
            yield _("  dòng {row}, thủ tục {procedure}: {message}").format(**doubt)
        if count > _EXAMPLES:
            yield _("  … và {count} thủ tục nữa như vậy").format(count=count - _EXAMPLES)


def _some(codes: list[str]) -> str:
    shown = ", ".join(codes[:_EXAMPLES])
    return f"{shown}, …" if len(codes) > _EXAMPLES else shown
