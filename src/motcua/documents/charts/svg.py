"""The few SVG elements that the charts are made of."""

from __future__ import annotations

from html import escape

INK = "#1d273b"
FAINT = "#5b6676"
GRID = "#dfe3e8"
BLUE = "#0b5cab"
ORANGE = "#b45309"


def attributes(**values: object) -> str:
    """`` x="1" stroke-width="2"``: underscores become dashes; numbers are written short."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_short(value))}"' for name, value in values.items()
    )


def _short(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def element(tag: str, content: str = "", /, **values: object) -> str:
    """One element; ``content`` is markup already."""
    return f"<{tag}{attributes(**values)}>{content}</{tag}>" if content else f"<{tag}{attributes(**values)}/>"


def text(
    words: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    fill: str = INK,
    size: int = 12,
    bold: bool = False,
) -> str:
    """A line of text; its anchor is ``start``, ``middle`` or ``end``."""
    weight = {"font_weight": 600} if bold else {}
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, fill=fill, font_size=size, **weight)


def picture(width: float, height: float, title: str, description: str, name: str, content: list[str]) -> str:
    """The whole picture; ``name`` makes its identifiers unique on a page."""
    head = element("title", escape(title), id=f"{name}-title") + element(
        "desc", escape(description), id=f"{name}-desc"
    )
    return element(
        "svg",
        head + "".join(content),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family="Be Vietnam Pro, Liberation Serif, sans-serif",
        class_="chart",
    )
