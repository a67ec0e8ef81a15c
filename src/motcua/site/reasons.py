"""Why the operating system refused, in the language of the command line: its own words are English, and a clerk
reads them in the middle of a Vietnamese sentence."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping

from motcua.site.words import gettext as _

# Said when they are asked for: the language may be chosen after this is read.
_SAID: Mapping[int, Callable[[], str]] = {
    errno.ENOENT: lambda: _("không có tệp hoặc thư mục này"),
    errno.EACCES: lambda: _("không có quyền"),
    errno.EPERM: lambda: _("hệ thống không cho phép"),
    errno.EADDRINUSE: lambda: _("chương trình khác đang dùng địa chỉ này"),
    errno.EADDRNOTAVAIL: lambda: _("máy này không có địa chỉ đó"),
    errno.EISDIR: lambda: _("đó là thư mục, không phải tệp"),
    errno.ENOTDIR: lambda: _("có phần trong đường dẫn không phải thư mục"),
    errno.EEXIST: lambda: _("đã có tệp hoặc thư mục mang tên này"),
    errno.EROFS: lambda: _("ổ đĩa chỉ cho đọc"),
    errno.ENOSPC: lambda: _("đĩa đã đầy"),
    errno.EDQUOT: lambda: _("đã dùng hết dung lượng đĩa được cấp"),
    errno.ENAMETOOLONG: lambda: _("tên quá dài"),
    errno.EIO: lambda: _("ổ đĩa hỏng hoặc mất kết nối"),
}


def reason(error: OSError) -> str:
    """In our words where we have any, else as the system says it."""
    said = _SAID.get(error.errno) if error.errno is not None else None
    return said() if said else error.strerror or str(error)
