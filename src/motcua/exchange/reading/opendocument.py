"""How far an OpenDocument sheet reaches, for one that could not be laid out: a repetition is one number in the file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

CHUNK = 1024 * 1024


class _Reach:
    """Rows and columns up to the last filled cell of a sheet; ``largest`` of all of them."""

    def __init__(self) -> None:
        self.largest = self.reach = (0, 0)
        self.row = self.column = self.filled = self.times = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.reach, self.row = (0, 0), 0
        elif name == "table:table-row":
            self.column = self.filled = 0
            self.times = int(attributes.get("table:number-rows-repeated", 1))
        elif name == "table:table-cell":
            self.column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self.filled = self.column

    def end(self, name: str) -> None:
        if name != "table:table-row":
            return
        self.row += self.times
        if self.filled:
            self.reach = (self.row, max(self.reach[1], self.filled))
            self.largest = max(self.largest, self.reach, key=lambda reach: reach[0] * reach[1])


def reach(path: Path) -> tuple[int, int]:
    """Rows and columns of the largest sheet. Raises ``ValueError`` for what is no such document or was cut off."""
    found = _Reach()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = found.begin, found.end
    try:
        with zipfile.ZipFile(path) as package, package.open("content.xml") as stream:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zipfile.zlib.error, EOFError, KeyError) as error:  # type: ignore[attr-defined]
        raise ValueError(str(error)) from error
    return found.largest
