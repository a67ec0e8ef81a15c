"""Where the database is. Nothing is started, made or opened here: settings read this at every start."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from motcua.site.errors import UserError
from motcua.site.home import home
from motcua.site.words import gettext as _

OWNER = "motcua"
DATABASE = "motcua"
APPLICATION_ROLE = "motcua_app"
PORT = 5432
# A socket's address has 108 bytes on Linux and 104 on BSD, with the closing zero.
LONGEST_SOCKET = 103
LONGEST_NAME = 63
NO_COMPILING = "-c jit=off"
"""A page asks for a few rows of large tables: compiling such a question takes seconds, answering it a moment. Before
the address's own options, which may say otherwise."""


@dataclass(frozen=True)
class Location:
    """One database and how to reach it as its owner and as the application.

    ``parameters`` are libpq's own, by its names. ``embedded`` says that the server is ours: then the
    application signs in by its own role; on an outside server it takes that role after signing in.
    """

    embedded: bool
    parameters: dict[str, str] = field(repr=False)  # may hold a password

    @property
    def name(self) -> str:
        """The database's name."""
        return self.parameters["dbname"]

    @property
    def application_role(self) -> str:
        """The role that owns nothing; on a shared server each database has its own."""
        named = os.environ.get("MOTCUA_APP_ROLE")
        if named:
            return named
        return APPLICATION_ROLE if self.embedded else f"{self.name[: LONGEST_NAME - 4]}_app"

    def uri(self) -> str:
        """The owner's connection, for any libpq client."""
        rest = dict(self.parameters)
        user, password = rest.pop("user", ""), rest.pop("password", "")
        account = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        return (
            f"postgresql://{account}@/{quote(rest.pop('dbname'), safe='')}?{urlencode(rest, quote_via=quote)}"
        )

    def for_owner(self) -> dict[str, Any]:
        """Django's database settings for migrations and backups."""
        return self._django(self.parameters)

    def for_application(self) -> dict[str, Any]:
        """Django's database settings for everything else."""
        if self.embedded:
            return self._django({**self.parameters, "user": self.application_role})
        taken = f"-c role={_option(self.application_role)}"
        options = " ".join(filter(None, (NO_COMPILING, self.parameters.get("options"), taken)))
        return self._django({**self.parameters, "options": options})

    @staticmethod
    def _django(parameters: dict[str, str]) -> dict[str, Any]:
        rest = dict(parameters)
        names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        found = {ours: rest.pop(theirs, "") for ours, theirs in names.items()}
        return {**found, "OPTIONS": {"application_name": "motcua", **rest}}


def locate() -> Location:
    """The database of this installation: the server of ``DATABASE_URL``, else the embedded one."""
    url = os.environ.get("DATABASE_URL")
    return _outside(url) if url else _embedded()


def server_folder() -> Path:
    """The folder of the embedded server: data, socket, log. It belongs to the user that runs the server."""
    return home() / "postgresql"


def socket_folder() -> Path:
    """Where clients find the socket: ``postgresql/run``, or a short alias where that path is too long for one."""
    folder = server_folder() / "run"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
        return folder
    return short_folder() / "run"


def short_folder() -> Path:
    """A private folder with a short path, the same one at every start (so not TMPDIR); the launcher makes it."""
    digest = hashlib.sha256(os.fsencode(server_folder())).hexdigest()[:16]
    return Path("/tmp") / f"motcua-{os.geteuid()}-{digest}"  # noqa: S108 (made private, checked to be ours)


def _option(value: str) -> str:
    """A value as libpq's ``options`` take it: parted by spaces, unless there is a backslash before them."""
    return re.sub(r"([\\\s])", r"\\\1", value)


def _embedded() -> Location:
    parameters = {"dbname": DATABASE, "user": OWNER, "host": str(socket_folder()), "port": str(PORT)}
    return Location(embedded=True, parameters=parameters)


def _outside(url: str) -> Location:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parameters = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise UserError(
            _(
                "Biến DATABASE_URL không đọc được. Mẫu đúng: postgresql://người_dùng:mật_khẩu@máy_chủ:5432/tên_cơ_sở_dữ_liệu"
            )
        ) from error
    if "dbname" not in parameters:
        raise UserError(_("Biến DATABASE_URL thiếu tên cơ sở dữ liệu ở cuối, ví dụ …:5432/motcua."))
    return Location(embedded=False, parameters=parameters)
