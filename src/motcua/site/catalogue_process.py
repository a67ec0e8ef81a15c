"""``motcua catalogue process``: the steps of a procedure's process from a spreadsheet, published if wanted."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.trouble import plain_file
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.catalogue.models import ProcessVersion
    from motcua.rules.process import Process
    from motcua.rules.process.cases import Case


def add_arguments(actions: Any) -> None:
    """The action's arguments, among those of ``motcua catalogue``."""
    process = actions.add_parser("process", help=_("nạp quy trình nội bộ của một thủ tục từ bảng tính"))
    process.add_argument("file", metavar=_("TỆP"), type=Path, help=_("bảng các bước, .xlsx hoặc .csv"))
    process.add_argument("--commune", required=True, metavar=_("MÃ"), help=_("mã xã, 5 chữ số"))
    process.add_argument("--procedure", required=True, metavar=_("MÃ"), help=_("mã thủ tục, ví dụ 1.001193"))
    process.add_argument(
        "--from",
        dest="since",
        type=_day,
        metavar=_("NGÀY"),
        help=_("áp dụng từ ngày này; không ghi: hôm nay"),
    )
    process.add_argument("--basis", default="", metavar=_("CĂN_CỨ"), help=_("quyết định ban hành quy trình"))
    process.add_argument(
        "--cases",
        type=Path,
        metavar=_("TỆP.toml"),
        help=_("ca mẫu: tiếp nhận, tạm dừng và ngày phải hẹn trả"),
    )
    process.add_argument(
        "--publish", action="store_true", help=_("ban hành nếu các bước và mọi ca mẫu đều đúng")
    )
    process.add_argument("--json", action="store_true", help=_("in kết quả thành một đối tượng JSON"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("ngày phải viết như 2026-07-01")) from None


def run(args: argparse.Namespace) -> int:
    """0 kept as a draft or published, 2 nothing was kept, or the draft was kept and could not be published."""
    from motcua.agencies.find import UnknownAgency, commune_by_code
    from motcua.catalogue import processes
    from motcua.catalogue.codes import short_code
    from motcua.catalogue.models import Procedure
    from motcua.catalogue.refused import CatalogueRefused
    from motcua.rules.zone import ZONE

    try:
        agency = commune_by_code(args.commune)
    except UnknownAgency as error:
        raise UserError(str(error)) from None
    procedure = Procedure.objects.filter(code=short_code(args.procedure)).first()
    if procedure is None:
        raise UserError(
            _("Chưa có thủ tục {code} trong danh mục: nạp danh mục trước.").format(code=args.procedure)
        )
    process = _steps(args.file)
    draft = processes.save_draft(
        agency, procedure, process, _cases(args.cases) if args.cases else (),
        valid_from=args.since or datetime.now(ZONE).date(), basis=args.basis, officer=None,
    )  # fmt: skip
    faults = processes.faults_of(draft)
    if args.publish and not faults:
        try:
            draft = processes.publish(draft, None)
        except CatalogueRefused as refused:
            faults = list(refused.reasons)
    _tell(args, draft, process, faults)
    return 2 if args.publish and faults else 0


def _steps(path: Path) -> Process:
    from motcua.catalogue.reading.process_sheet import read_process
    from motcua.exchange.plain_rows import BadTable, plain_rows

    try:
        plain_file(path, pipe=True)
        sheet = read_process(plain_rows([path.read_bytes()], path.name))
    except OSError as error:
        raise UserError(f"{path.name}: {reason(error)}") from None
    except BadTable as error:
        raise UserError(f"{path.name}: {error}") from None
    if sheet.process is None:
        lines = [_("Chưa nạp gì: bảng {name} có lỗi. Hãy sửa rồi nạp lại.").format(name=path.name)]
        for fault in sheet.faults:
            lines.append(
                _("  dòng {row}, cột “{column}”, giá trị “{value}”: {message}").format(**fault.as_dict())
            )
        raise UserError("\n".join(lines))
    return sheet.process


def _cases(path: Path) -> tuple[Case, ...]:
    from motcua.rules.process.cases import cases_from_list
    from motcua.rules.wording import BadInput

    try:
        return cases_from_list(tomllib.loads(path.read_text("utf-8")).get("cases", []))
    except OSError as error:
        raise UserError(f"{path.name}: {reason(error)}") from None
    except (ValueError, BadInput) as error:
        raise UserError(f"{path.name}: {error}") from None


def _tell(args: argparse.Namespace, draft: ProcessVersion, process: Process, faults: list[str]) -> None:
    out = sys.stderr if args.json else sys.stdout
    published = draft.status == "published"
    if args.json:
        answer = {
            "id": draft.pk, "number": draft.number, "status": draft.status, "steps": len(process.steps),
            "cases": len(draft.cases), "faults": faults,
        }  # fmt: skip
        print(json.dumps(answer, ensure_ascii=False))
    words = (
        _("Đã ban hành quy trình số {number} của thủ tục {code}: {steps} bước, {cases} ca mẫu đều đúng.")
        if published
        else _("Đã lưu bản thảo quy trình của thủ tục {code}: {steps} bước, {cases} ca mẫu.")
    )
    print(
        words.format(
            number=draft.number, code=args.procedure, steps=len(process.steps), cases=len(draft.cases)
        ),
        file=out,
    )
    if faults:
        print(_("Chưa ban hành được, còn phải sửa:"), file=sys.stderr)
        for fault in faults:
            print(f"  {fault}", file=sys.stderr)
