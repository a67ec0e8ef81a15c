"""The square code of a slip: a counter's scanner opens the dossier with it, a citizen's telephone the tracking page."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote

from motcua.documents.slips.sheet import Qr

_SCHEMES = ("https://", "http://")

LONGEST = 200
"""Letters of a tracking address."""


def dossier_qr(code: str, tracking: str = "") -> Qr | None:
    """A code that holds ``tracking/code``, or the bare dossier code where the commune has no tracking address.

    ``None`` without a dossier code.
    """
    if not code:
        return None
    if not tracking:
        return Qr(code, code)
    # A code of a few hundred letters is still scanned from paper; a longer address was a slip of the setting.
    if len(tracking) > LONGEST:
        return Qr(code, code)
    address = f"{tracking.rstrip('/')}/{quote(code, safe='.-')}"
    if not address.startswith(_SCHEMES):
        address = f"https://{address}"
    return Qr(address, f"Tra cứu tại {address.partition('://')[2]}")


def svg(qr: Qr) -> str:
    """The code as an SVG picture without a size of its own."""
    drawn = BytesIO()
    _made(qr).save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False)
    return drawn.getvalue().decode()


def png(qr: Qr) -> bytes:
    """The code as a PNG picture, twelve dots to a module: sharp on any printer."""
    drawn = BytesIO()
    _made(qr).save(drawn, kind="png", border=0, scale=12)
    return drawn.getvalue()


def _made(qr: Qr) -> Any:
    import segno

    return segno.make(qr.content, error="m", micro=False)
