"""``motcua report``: the statutory report of a commune's period, as files."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

if TYPE_CHECKING:
    from motcua.agencies.models import Agency
    from motcua.rules.periods import Period

HELP = _("Lập báo cáo định kỳ kèm Biểu II.06a ra tệp .docx, .pdf, .xlsx, .json")
NEEDS = "database"
FORMATS = ("docx", "pdf", "xlsx", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A period by its code or by its first and last day."""
    parser.add_argument(
        "period",
        nargs="?",
        metavar=_("KỲ"),
        help=_("kỳ báo cáo: 2026-Q2, 2026-05, 2026-H1, 2026-9M hoặc 2026; không ghi thì cần --from và --to"),
    )
    parser.add_argument(
        "--from", dest="first", metavar=_("NGÀY"), help=_("ngày đầu của kỳ tự chọn, dạng 2026-03-15")
    )
    parser.add_argument("--to", dest="last", metavar=_("NGÀY"), help=_("ngày cuối của kỳ tự chọn"))
    parser.add_argument("--commune", required=True, metavar=_("MÃ"), help=_("mã xã, ví dụ 10993"))
    parser.add_argument("--out", required=True, type=Path, metavar=_("THƯ_MỤC"), help=_("nơi ghi các tệp"))
    parser.add_argument(
        "--format",
        default=",".join(FORMATS),
        metavar=_("ĐỊNH_DẠNG"),
        help=_("chọn trong {known}, cách nhau bằng dấu phẩy; mặc định: tất cả").format(
            known=", ".join(FORMATS)
        ),
    )
    parser.add_argument(
        "--rule", choices=("instant", "date"), help=_("cách xét quá hạn: theo thời điểm hay theo ngày")
    )
    parser.add_argument(
        "--known-at", metavar=_("THỜI_ĐIỂM"), help=_("chỉ tính những gì đã ghi nhận đến thời điểm này")
    )


def run(args: argparse.Namespace) -> int:
    """Write the files and print their paths, one per line."""
    period = _period(args)
    formats = _formats(args.format)
    known_at = _instant(args.known_at) if args.known_at else None
    agency = _agency(args.commune)
    from motcua.reports.files import write_report
    from motcua.reports.gather import gather

    report = gather(agency, period, args.rule, known_at, with_lists="xlsx" in formats)
    try:
        paths = write_report(report, args.out, formats)
    except OSError as error:
        raise UserError(
            _(
                "Không ghi được báo cáo vào {folder}: {reason}. "
                "Hãy chọn thư mục khác hoặc đóng tệp đang mở rồi làm lại."
            ).format(folder=args.out, reason=reason(error))
        ) from error
    if not report.figures["missing_rows"]:
        _say_if_nothing_is_registered(agency)
    for path in paths:
        print(path)
    return 0


def _say_if_nothing_is_registered(agency: Agency) -> None:
    """A report of nothing but noughts looks like one of a quiet quarter; whoever has imported nothing yet, or imported
    into another data folder, is told."""
    from motcua.register.models import Dossier

    if not Dossier.objects.filter(agency=agency).exists():
        print(
            _(
                "Sổ của {name} chưa có hồ sơ nào: số hồ sơ trong báo cáo này đều là 0."
                " Nhập tệp xuất của các hệ thống bằng: motcua import TỆP --commune {code}"
            ).format(name=agency.name, code=agency.code),
            file=sys.stderr,
        )


def _period(args: argparse.Namespace) -> Period:
    from motcua.reports.forms import form_for
    from motcua.rules.periods import asked_period
    from motcua.rules.wording import BadInput

    if bool(args.period) == bool(args.first or args.last) or bool(args.first) != bool(args.last):
        raise UserError(_("Hãy cho biết kỳ báo cáo (ví dụ 2026-Q2), hoặc cả --from và --to."))
    try:
        period = asked_period(args.period or f"{_day(args.first)}..{_day(args.last)}")
        form_for(period.last)
    except BadInput as error:
        raise UserError(error.told(_)) from error
    return period


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            _("“{text}” không phải là ngày; hãy viết dạng 2026-03-15.").format(text=text)
        ) from None


def _instant(text: str) -> datetime:
    from motcua.rules.zone import ZONE

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            _("“{text}” không phải là thời điểm; hãy viết dạng 2026-06-20T08:00.").format(text=text)
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _formats(text: str) -> list[str]:
    formats = [each.strip() for each in text.split(",") if each.strip()]
    unknown: list[Any] = [each for each in formats if each not in FORMATS]
    if unknown or not formats:
        raise UserError(
            _("Không có định dạng “{unknown}”; hãy chọn trong: {known}.").format(
                unknown=", ".join(unknown), known=", ".join(FORMATS)
            )
        )
    return formats


def _agency(code: str) -> Agency:
    from motcua.agencies.models import Agency, AgencyKind

    try:
        return Agency.objects.select_related("parent").get(code=code, kind=AgencyKind.COMMUNE)
    except Agency.DoesNotExist:
        raise UserError(
            _("Không có xã, phường nào mang mã “{code}”; tìm mã bằng lệnh: motcua agency find TÊN.").format(
                code=code
            )
        ) from None
