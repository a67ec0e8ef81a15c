"""What the demo tells whoever started it: where to go, who to be, what to try."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils.translation import gettext as _

from motcua.agencies.find import by_code
from motcua.demo.cast import CAST, COMMUNE_CODE, CONTROL, Member
from motcua.demo.people import COMMUNE

REPORT_PAGE = "/bao-cao/2026-Q2/"


def tour(address: str, password: str, folder: Path) -> str:
    """The whole text; ``address`` without a slash at its end."""
    lines = [
        "",
        _("Một Cửa đang chạy với xã mẫu {commune}: {address}").format(commune=COMMUNE, address=address),
        "",
        _("Đăng nhập (mật khẩu chung của bản dùng thử này: {password})").format(password=password),
        *(_login(member) for member in CAST),
        "",
        _("Nên mở trước: {page}").format(page=address + REPORT_PAGE),
        _("Thử sáu việc:"),
        *(f"  {number}. {step}" for number, step in enumerate(_steps(folder), start=1)),
        "",
        # The command as it was called: who said "make demo" has no "motcua" in the path.
        _("Dừng: Ctrl-C. Dữ liệu ở {folder}; làm lại từ đầu: {command} demo --fresh").format(
            folder=folder.parent, command=sys.argv[0]
        ),
        f"English: open {address}{REPORT_PAGE} and sign in as {CONTROL.username} / {password}; "
        "the language switch is at the foot of each page.",
        "",
    ]
    return "\n".join(lines)


def _login(member: Member) -> str:
    parts = [str(role.label) for role in member.roles]
    if member.agency != COMMUNE_CODE:
        parts.append(by_code(member.agency).name)
    return f"  {member.username:<14}{member.name} – {', '.join(parts)}"


def _steps(folder: Path) -> tuple[str, ...]:
    return (
        _("Xem báo cáo Quý II năm 2026; bấm một con số để mở danh sách hồ sơ đã tính vào số đó."),
        _(
            "Mở một hồ sơ quá hạn: dòng thời gian, đồng hồ pháp lý, dòng tệp nguồn, đính chính của hai cán bộ."
        ),
        _(
            "Sổ hồ sơ, danh sách “Có điểm nghi vấn”: hai hệ thống ghi khác nhau, ngày hẹn bị dời, mã thủ tục lạ."
        ),
        _("Nhập dữ liệu: kéo thả các tệp trong {folder} – nhập lại không làm tăng số liệu.").format(
            # An older export with a later hour of taking would turn the register back.
            folder=max(folder.glob("xuat-*"), default=folder)
        ),
        _(
            "Đăng nhập tiep-nhan, thu-ly, pho-chu-tich, van-thu, thu-ngan: nhận một hồ sơ, đưa đến lúc trả, thu phí."
        ),
        _(
            "Chốt báo cáo, tải bản Word, PDF, Excel; đăng nhập tài khoản của xã khác để thấy mỗi xã chỉ xem của mình."
        ),
    )
