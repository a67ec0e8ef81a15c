"""Where one installation keeps its data: the folder that ``MOTCUA_HOME`` names."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

KEY_LENGTH = 64


def home() -> Path:
    """The data folder: ``MOTCUA_HOME``, else ``/var/lib/motcua`` for root and ``~/.motcua`` for others."""
    named = os.environ.get("MOTCUA_HOME")
    if named:
        return Path(named).expanduser().absolute()
    return Path("/var/lib/motcua") if os.geteuid() == 0 else Path.home() / ".motcua"


def make_home() -> Path:
    """The data folder, made (for its owner alone) when it is not there. A folder that is there stays as it is."""
    folder = home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _(
                "Không tạo được thư mục dữ liệu {folder}: {reason}. Hãy chọn thư mục khác bằng biến MOTCUA_HOME."
            ).format(folder=folder, reason=reason(error))
        ) from error
    return folder


def secret_key() -> str:
    """The key that signs sessions and tokens: ``MOTCUA_SECRET_KEY``, else one made once and kept at home (0600)."""
    named = os.environ.get("MOTCUA_SECRET_KEY")
    if named:
        return named
    path = make_home() / "secret-key"
    if not path.exists():
        _keep_first(path, secrets.token_urlsafe(KEY_LENGTH))
    return path.read_text("ascii")


def _keep_first(path: Path, key: str) -> None:
    """Two commands may make a key at the same time: the one linked first stays, both read that one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(key)
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
