"""The parser of the command line: ``argparse``, whose own words are English, made to speak to a clerk."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from motcua.site.words import gettext as _

_NO_LETTERS = re.compile("[\ud800-\udfff]")


class Usage(argparse.HelpFormatter):
    """Help whose first line begins in our words."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line that shows how a command is put together."""
        super().add_usage(usage, actions, groups, _("Cách dùng: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose headings and complaints are in the language of the command line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"formatter_class": Usage, **kwargs, "add_help": False})
        self._positionals.title = _("cần có")
        self._optionals.title = _("tùy chọn")
        self.add_argument("-h", "--help", action="help", help=_("xem hướng dẫn này"))

    def add_argument(self, *names: Any, **told: Any) -> argparse.Action:
        """Under the heading that is true of it: ``argparse`` parts words from options, a clerk asks what is needed."""
        is_word = bool(names) and not str(names[0]).startswith("-")
        needed = told.get("nargs") not in ("?", "*") if is_word else bool(told.get("required"))
        return (self._positionals if needed else self._optionals).add_argument(*names, **told)

    def parse_args(self, *args: Any, **kwargs: Any) -> Any:
        """Read the command's words. Bytes that are no letters may stand in the name of a file, and nowhere else."""
        told = super().parse_args(*args, **kwargs)
        for value in vars(told).values():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and _NO_LETTERS.search(each):
                    what = each.encode("utf-8", "replace").decode()
                    self.error(
                        _("“{what}” không phải chữ UTF-8: xem lại bảng mã của cửa sổ lệnh").format(what=what)
                    )
        return told

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is put together; ends with 2."""
        usage = self.format_usage()
        said = complaint(message)
        self.exit(2, _("Lệnh chưa đúng: {message}\n{usage}").format(message=said, usage=usage))


def complaint(message: str) -> str:
    """What ``argparse`` complains of, in our words; what it says in ways that we do not know stays as it is."""
    for pattern, said in (
        (r"the following arguments are required: (?P<what>.+)", _("còn thiếu {what}")),
        (r"unrecognized arguments: (?P<what>.+)", _("thừa hoặc không có tùy chọn {what}")),
        (r"argument (?P<where>.+?): expected .+", _("sau {where} phải có giá trị")),
        (
            r"argument (?P<where>.+?): invalid choice: (?P<what>.+?) \(choose from (?P<those>.+)\)",
            _("{where} không nhận {what}; chọn một trong: {those}"),
        ),
        (
            r"argument (?P<where>.+?): invalid int value: (?P<what>.+)",
            _("{where} phải là số nguyên, không phải {what}"),
        ),
    ):
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(**found.groupdict())
    return message
