"""The embedded server's folders and the making of its data; nobody's permissions change but our own folders'."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from motcua.site.database import binaries
from motcua.site.database.account import Account, account_for
from motcua.site.database.location import OWNER, server_folder, short_folder, socket_folder
from motcua.site.errors import UserError
from motcua.site.home import make_home
from motcua.site.words import gettext as _

# The data folder by way of the server's working folder: the way to it may lead through folders that the
# server's user may not enter (a home folder of root), and those are not ours to open.
BY_WORKING_FOLDER = "/proc/self/cwd"


def make_folders() -> Path:
    make_home()
    folder = server_folder()
    account = account_for(folder)
    for each in (folder, folder / "run"):
        if not each.exists():
            with suppress(FileExistsError):
                each.mkdir(mode=0o700)
                account.own(each)
    return folder


def make_alias() -> None:
    """Where the socket's path is too long: a short private folder with a link to it."""
    alias = socket_folder()
    if alias == server_folder() / "run":
        return
    private = short_folder()
    private.mkdir(mode=0o700, exist_ok=True)
    found = private.lstat()
    if private.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise UserError(
            _(
                "Thư mục {folder} không phải do chương trình tạo. Hãy xóa nó, hoặc đặt MOTCUA_HOME ngắn hơn."
            ).format(folder=private)
        )
    with suppress(FileExistsError):
        alias.symlink_to(server_folder() / "run")


def drop_alias() -> None:
    """After a stop nobody needs it; the next start makes it again."""
    if socket_folder() != server_folder() / "run":
        with suppress(OSError):
            socket_folder().unlink()
            short_folder().rmdir()


def make_cluster(folder: Path, account: Account) -> None:
    """``initdb`` into a folder beside, renamed when complete: a killed attempt leaves nothing half-made."""
    draft = folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.own(draft)
    programs = binaries.newest().reachable_for(account)
    options = ["--encoding=UTF8", "--locale=C", "--auth=trust", f"--username={OWNER}", "--no-instructions"]
    command = [programs.path("initdb"), *options, "-D", data_argument(draft, account)]
    done = subprocess.run(
        command, cwd=draft, check=False, capture_output=True, text=True, env=environment(), **account.spawn()
    )
    if done.returncode:
        raise UserError(
            _("Không tạo được cơ sở dữ liệu trong {folder}: {reason}").format(
                folder=folder, reason=done.stderr.strip()
            )
        )
    draft.rename(folder / "data")


def data_argument(data: Path, account: Account) -> str:
    return str(data) if account.uid is None or account.may("-x", data) else BY_WORKING_FOLDER


def environment() -> dict[str, str]:
    """Nothing of ours for the server: its log would tell, and libpq's variables would mislead it."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
