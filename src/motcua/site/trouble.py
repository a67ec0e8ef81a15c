"""What goes wrong around the program – a full disk, a database that has gone, no memory – in words for who runs it."""

from __future__ import annotations

from pathlib import Path

from motcua.exchange.trouble import kind
from motcua.site.errors import UserError
from motcua.site.home import home
from motcua.site.words import gettext as _


def trouble(error: BaseException | None) -> str | None:
    """What is wrong and what to do, for whoever runs the machine; ``None`` for a fault of the program."""
    match kind(error):
        case "full", _error:
            return _(
                "Đĩa đã đầy, việc đang làm dở được hủy: giải phóng chỗ trên đĩa (dữ liệu nằm ở {folder}) rồi làm lại."
            ).format(folder=home())
        case "database", told:
            return _(
                "Cơ sở dữ liệu ngắt giữa chừng, việc đang làm dở được hủy: {reason}. Xem motcua db status, rồi làm lại."
            ).format(reason=" ".join(str(told).strip().splitlines()[:1]))
        case "memory", _error:
            return _("Máy không đủ bộ nhớ cho việc này: đóng bớt chương trình khác, hoặc chia nhỏ tệp.")
    return None


def plain_file(path: Path, *, pipe: bool = False) -> None:
    """Refuse a device, which may never end or must not be replaced; and a pipe, unless it will do."""
    if path.exists() and not (path.is_file() or path.is_dir() or (pipe and path.is_fifo())):
        raise UserError(
            _("{path} không phải tệp thường (là thiết bị hay ống dẫn): chỉ ra một tệp.").format(path=path)
        )
