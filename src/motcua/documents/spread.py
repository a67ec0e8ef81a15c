"""Which cells of a table's header are one: to the right over equal titles, downwards over repeated ones."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.blocks import Table


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One merged cell of the header: its upper left corner (from 0) and how far it reaches."""

    text: str
    x: int
    y: int
    columns: int
    rows: int


def spread(table: Table) -> list[HeaderCell]:
    """The header's cells in reading order.

    A cell reaches down only where its column alone repeats the title, and right only where the titles above agree
    as well: two groups may both have a column "Tổng số".
    """
    grid = table.header()
    cells: list[HeaderCell] = []
    for y, titles in enumerate(grid):
        x = 0
        while x < len(titles):
            if y and grid[y - 1][x] == titles[x]:
                x += 1
                continue
            columns = 1
            while x + columns < len(titles) and _one_cell(grid, y, x, x + columns):
                columns += 1
            rows = 1
            while y + rows < len(grid) and grid[y + rows][x] == titles[x]:
                rows += 1
            cells.append(HeaderCell(titles[x], x, y, columns, rows))
            x += columns
    return cells


def _one_cell(grid: list[list[str]], y: int, left: int, right: int) -> bool:
    return all(grid[level][left] == grid[level][right] for level in range(y + 1)) and y + 1 < len(grid)
