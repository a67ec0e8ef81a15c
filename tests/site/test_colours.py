"""Colours: every pair of ink and ground that the style sheets use can be read (WCAG 2.2, 1.4.3: at least 4.5 : 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "src/motcua/site/static/motcua/tokens.css"
COLOURS = dict(re.findall(r"--mc-([a-z-]+): (#[0-9a-f]{6});", TOKENS.read_text()))
KINDS = ("ok", "wait", "late", "info", "doubt", "plain")
PAIRS = [
    *((kind, f"{kind}-soft") for kind in KINDS),
    *((kind, "paper") for kind in KINDS),
    *((ink, ground) for ink in ("ink", "muted", "brand") for ground in ("paper", "ground", "brand-soft")),
    *(("paper", ground) for ground in ("brand", "brand-strong", "brand-deep", "red")),
    ("muted", "sunken"),
    ("red", "paper"),
]


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG defines it, 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = ((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_ink_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 4.5


def test_the_border_of_a_field_can_be_seen() -> None:
    assert contrast(COLOURS["line-strong"], COLOURS["paper"]) >= 3
