"""What the page of a report sends when the report is frozen from there."""

from __future__ import annotations

import re

from django.test import Client


def form_of(client: Client, period: str = "2026-Q2") -> dict[str, str]:
    """The fields of the form, as a browser has read them."""
    page = client.get(f"/bao-cao/{period}/").content.decode()
    return {name: re.findall(f'name="{name}" value="([^"]*)"', page)[-1] for name in ("ky", "cach", "seen")}
