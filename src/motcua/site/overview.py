"""All commands on one screen, each with its line of help."""

from __future__ import annotations

import ast
from pathlib import Path

from motcua.site import commands
from motcua.site.cli import modules
from motcua.site.words import gettext as _


def overview() -> str:
    """All commands with their one line of help, read from the source so that none needs to be imported."""
    width = max(map(len, modules()))
    lines = [f"  {name:<{width}}  {_help(module)}" for name, module in sorted(modules().items())]
    return "\n".join(
        [_("Cách dùng: motcua LỆNH [tùy chọn]   (motcua LỆNH --help: xem tùy chọn)"), "", *lines]
    )


def _help(module: str) -> str:
    source = Path(commands.__path__[0]) / f"{module}.py"
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and "HELP" in _assigned(node):
            found = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            return _(str(found[0])) if found else ""
    return ""


def _assigned(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}
