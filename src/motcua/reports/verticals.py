"""The vertical agencies at the counter that had no dossier: told by one rule in the figures and in the words."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.rules.vietnamese import fold


def without_dossiers(listed: Iterable[str], counted: Iterable[str]) -> list[str]:
    """Those of the commune's list that are none of the ``counted``, in its order: reported as "không phát sinh".

    A list and a file may spell one agency shorter and longer ("Chi nhánh Văn phòng Đăng ký đất đai", "… số 3");
    none is named twice.
    """
    known, silent = list(counted), list[str]()
    for name in listed:
        if not any(_same(name, other) for other in (*known, *silent)):
            silent.append(name)
    return silent


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    return shorter == longer or (bool(shorter) and longer.startswith(f"{shorter} "))
