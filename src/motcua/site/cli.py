"""The command ``motcua``: finds the chosen command, prepares what it needs, and turns errors into words.

A command is a module ``motcua/site/commands/<name>.py`` with ``HELP``, ``NEEDS`` (``nothing`` or ``database``),
``add_arguments(parser)`` and ``run(args) -> int``. Only the chosen module is imported: a command that needs no
database starts in no time. Exit codes: 0 done, 1 checked and found wanting, 2 bad input or use.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import motcua
from motcua.site import commands
from motcua.site.arguments import Parser
from motcua.site.errors import UserError as UserError
from motcua.site.parent import end_with_parent
from motcua.site.start import INTERRUPTED
from motcua.site.start import enter as enter  # scripts installed before there was `start` look for it here
from motcua.site.words import gettext as _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")
    end_with_parent()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
        return code
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output, such as `head`, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt as stop:
        print(*(stop.args or [_("Đã dừng theo yêu cầu.")]), file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        if (told := _trouble(error)) is None:
            raise
        print(told, file=sys.stderr)
        return 2


def _run(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help"}:
        from motcua.site.overview import overview

        print(overview(), file=sys.stdout if words else sys.stderr)
        return 0 if words else 2
    if words[0] == "--version":
        print(motcua.__version__)
        return 0
    command = load(words[0])
    parser = Parser(prog=f"motcua {words[0]}", description=command.HELP)
    command.add_arguments(parser)
    args = parser.parse_args(words[1:])
    try:
        return _do(command, args)
    except UserError as error:
        if getattr(args, "json", False):  # whoever reads our output as JSON is answered in JSON
            import json

            print(json.dumps(refusal(command, str(error)), ensure_ascii=False))
        raise


def _do(command: ModuleType, args: argparse.Namespace) -> int:
    """Run it; a full disk, or a database that has gone, is told as what it is."""
    try:
        if command.NEEDS == "database":
            prepare()
        return int(command.run(args))
    except UserError:
        raise
    except Exception as error:
        if (told := _trouble(error)) is None:
            raise
        raise UserError(told) from error


def _trouble(error: Exception) -> str | None:
    from motcua.site.trouble import trouble  # the database's driver takes its time to load

    return trouble(error)


def refusal(command: ModuleType, message: str) -> dict[str, Any]:
    """What a command that ends for the user's error answers as JSON; its own shape where it has ``refused``."""
    made = getattr(command, "refused", None)
    return dict(made(message)) if made else {"error": message}


def prepare(*, pages: bool = True) -> None:
    """Database running, tables and grants as this version wants them, Django set up; without ``pages`` only what a
    command needs that shows none."""
    from motcua.site.database.prepare import prepare_database

    prepare_database()
    from logging.config import dictConfig

    import django
    from django.apps import apps
    from django.conf import settings
    from django.utils import translation

    from motcua.site.words import language

    if not pages and not apps.ready:
        settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app not in settings.FOR_PAGES]
        settings.LOGGING_CONFIG = None  # Django's own handlers, ahead of ours, mail the pages that failed
        dictConfig(settings.LOGGING)
    django.setup()
    translation.activate(language())


def names() -> list[str]:
    """The commands that there are, as they are typed."""
    return sorted(modules())


def modules() -> dict[str, str]:
    """Command as it is typed → module; ``import_`` is ``import``, which Python keeps for itself."""
    found = [path.stem for path in Path(commands.__path__[0]).glob("*.py")]
    return {name.rstrip("_").replace("_", "-"): name for name in found if name != "__init__"}


def load(name: str) -> ModuleType:
    """The module of a command; an unknown name is the user's error."""
    if name not in names():
        raise UserError(
            _("Không có lệnh “{name}”. Các lệnh có: {names}.").format(name=name, names=", ".join(names()))
        )
    return importlib.import_module(f"{commands.__name__}.{modules()[name]}")
