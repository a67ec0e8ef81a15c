"""Files of the commune's own words, known by what stands in them: loaded by ``office`` and ``feedback``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from motcua.exchange.profile import key
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.limits import MIB
from motcua.exchange.reading.tables import Cells

LARGEST = 4 * MIB
DEEPEST = 20
"""Tables and lists in one another; the words of a report are nested three deep."""
LISTS = {
    "petitions": {"ma", "ngaytiepnhan", "kenh", "noidung"},
    "documents": {"sokyhieu", "ngay", "trichyeu"},
}
REPORT_TABLES = {"don_vi", "ky", "chi_tieu", "ky_ten", "ra_soat", "kho_khan", "nhiem_vu"}


def list_named_by(headers: Cells) -> str | None:
    """``petitions`` or ``documents`` by a csv's first row."""
    keys = {key(header) for header in headers}
    return next((name for name, needed in LISTS.items() if needed <= keys), None)


def require_small(path: Path) -> None:
    """What people wrote by hand is loaded whole, outside the child. Raises ``FileFault``."""
    if path.stat().st_size > LARGEST:
        raise FileFault("too_large", size=path.stat().st_size, most_bytes=LARGEST)


def report_words(path: Path) -> str:
    """``report`` for a .toml of the report's own words. Raises ``FileFault``."""
    require_small(path)
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileFault("bad_encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise FileFault("bad_toml", reason=str(error)[:200]) from error
    except (RecursionError, ValueError) as error:  # nested without end; a number of thousands of digits
        raise FileFault("bad_toml", reason=type(error).__name__) from error
    if _is_deeper(tables, DEEPEST):
        raise FileFault("bad_toml", reason="nested too deeply")
    if not REPORT_TABLES & set(tables):
        raise FileFault("unknown_shape")
    return "report"


def _is_deeper(value: object, than: int) -> bool:
    """What nests deeper than the words of a report is none, and might not be read again where it is loaded."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return than < 0 or any(_is_deeper(each, than - 1) for each in inner)
