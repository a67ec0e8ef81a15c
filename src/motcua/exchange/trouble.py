"""What goes wrong around the program – a full disk, no database, no memory – told apart from its own faults."""

from __future__ import annotations

import errno

FULL = {errno.ENOSPC, errno.EDQUOT}


def kind(error: BaseException | None) -> tuple[str, BaseException] | None:
    """``full`` (a disk), ``database`` or ``memory``, and the error that says so; ``None``: a fault of the program."""
    import psycopg  # it takes its time to load, and hardly ever is anything wrong

    while error is not None:
        if isinstance(error, psycopg.errors.DiskFull) or (isinstance(error, OSError) and error.errno in FULL):
            return "full", error
        if isinstance(error, psycopg.OperationalError):
            return "database", error
        if isinstance(error, MemoryError):
            return "memory", error
        error = error.__cause__  # Django's errors have the database's as theirs
    return None


def broken_off(error: BaseException) -> str:
    """Why an import stopped and what to do, for the officer who began it."""
    from django.utils.translation import gettext as _  # commands that know no Django ask only for the kind

    match kind(error):
        case "full", _error:
            return _(
                "Đĩa của máy chủ đã đầy, chưa ghi gì: báo người quản trị giải phóng chỗ trên đĩa, rồi nhập lại."
            )
        case "database", _error:
            return _(
                "Cơ sở dữ liệu ngắt giữa chừng, chưa ghi gì: hãy nhập lại; nếu vẫn ngắt, báo người quản trị."
            )
        case "memory", _error:
            return _("Máy chủ không đủ bộ nhớ, chưa ghi gì: chia nhỏ tệp, rồi nhập lại.")
    return _("Dừng vì sự cố, chưa ghi gì: hãy nhập lại.")
