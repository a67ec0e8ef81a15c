"""What a file is, by its first bytes: never by its name."""

from __future__ import annotations

from pathlib import Path

from motcua.exchange.reading.faults import FileFault

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "ảnh PNG",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"GIF8": "ảnh GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
    b"\x7fELF": "ELF",
    b"MZ": "EXE",
    **dict.fromkeys(
        (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00"), "Excel 2–5"
    ),
}
WEB_PAGE = ("<!doctype", "<html", "<head", "<meta", "<style", "<table", "<?xml", "mime-version:")
"""How what calls itself .xls begins where a system wrote a page, or Excel's own XML, under that name."""
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SAMPLE = 8192


def kind_of(path: Path) -> str:
    """``zip``, ``ole``, ``json``, ``toml`` or ``csv``. Raises ``FileFault`` for what is no list of dossiers."""
    with path.open("rb") as stream:
        start = stream.read(SAMPLE)
    if not start.strip():
        raise FileFault("empty_file")
    if start.startswith(ZIP):
        return "zip"
    if start.startswith(OLE):
        return "ole"
    for magic, name in OTHERS.items():
        if start.startswith(magic):
            raise FileFault("not_a_spreadsheet", what=name)
    return _kind_of_text(start)


def encoding_of_start(start: bytes) -> str | None:
    """The encoding that the first bytes give away, if they do."""
    for mark, encoding in BOMS.items():
        if start.startswith(mark):
            return encoding
    even, odd = start[0:400:2].count(0), start[1:400:2].count(0)
    if max(even, odd) > 40:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _kind_of_text(start: bytes) -> str:
    encoding = encoding_of_start(start)
    text = start.decode(encoding, "ignore") if encoding else start.decode("utf-8", "replace")
    if not encoding and (
        b"\0" in start or sum(byte < 9 or 13 < byte < 32 for byte in start) > len(start) // 50
    ):
        raise FileFault("not_a_spreadsheet", what="")
    body = text.lstrip("\ufeff \t\r\n")
    if body[:20].lower().startswith(WEB_PAGE):
        raise FileFault("not_a_spreadsheet", what="HTML/XML")
    if _opens_json(body):
        return "json"
    lines = [line.strip() for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if lines and lines[0].startswith("[") and lines[0].split("#")[0].rstrip().endswith("]"):
        return "toml"
    return "csv"


def _opens_json(body: str) -> bool:
    if body.startswith("{"):
        return body[1:].lstrip()[:1] in {'"', "}"}
    return body.startswith("[") and body[1:].lstrip()[:1] in {"{", "]", ""}
