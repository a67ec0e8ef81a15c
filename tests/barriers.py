"""What axe finds on the page that a browser has open."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

Barrier = tuple[str, str]
"""The rule and the beginning of the first element that breaks it."""

LOOK = """async contrast => {
  const rules = {'color-contrast': {enabled: contrast}};
  const found = await axe.run({resultTypes: ['violations'], rules});
  return found.violations.map(one => [one.id, one.nodes[0].html.slice(0, 200)]);
}"""


def barriers(page: Any, *, contrast: bool = True) -> list[Barrier]:
    """All barriers of the page as it stands, by the rules that axe has on by itself.

    Axe itself, half a megabyte, is put into a page once; of what it says, only what is wrong leaves the browser.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, html) for rule, html in page.evaluate(LOOK, contrast)]
