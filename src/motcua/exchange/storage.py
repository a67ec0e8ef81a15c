"""The bytes of imported files, kept by their digest: what every figure can be followed down to."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePath
from typing import BinaryIO

from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.kind import kind_of

CHUNK = 1024 * 1024
LONGEST_NAME = 255


@dataclass(frozen=True)
class StoredFile:
    """A file as it was handed in: ``name`` as people know it, ``path`` where its bytes lie now.

    ``named`` tells a file that somebody named from one that lay in a folder which they named.
    """

    name: str
    path: Path
    sha256: str
    size: int
    named: bool = True


def store(source: Path, folder: Path, *, named: bool = True, made: list[Path] | None = None) -> StoredFile:
    """Copy a file into ``folder`` under its digest, in one step as others see it. Raises ``OSError``.

    ``made`` gets the path of a file that was not there, before it is.
    """
    if source.exists() and not (source.is_file() or source.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(source))  # a device or pipe never ends
    with source.open("rb") as stream:
        return store_chunks(_pieces(stream), source.name, folder, named=named, made=made)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: stream.read(CHUNK), b"")


def store_chunks(
    chunks: Iterable[bytes],
    name: str,
    folder: Path,
    *,
    named: bool = True,
    made: list[Path] | None = None,
) -> StoredFile:
    """The same of pieces of bytes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f".draft-{os.getpid()}-{os.urandom(6).hex()}"
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        path = folder / digest.hexdigest()
        if path.exists():
            draft.unlink()
        else:
            if made is not None:
                made.append(path)
            draft.replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
        raise
    return StoredFile(_written(Path(name).name), path, digest.hexdigest(), size, named)


def _written(name: str) -> str:
    """A file's name in letters: bytes that are none, from old systems' names, become question marks."""
    return name.encode("utf-8", "replace").decode().replace("\0", "")[:LONGEST_NAME]


def write_beside(path: Path, content: bytes) -> Path:
    """Write a file with people's data for its owner alone, over none that is there: that may be half mended.

    Gives its path: the same name with a number where the name is taken. Raises ``OSError``.
    """
    for number in count(1):
        place = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        if place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content:
            return place
        with contextlib.suppress(FileExistsError):
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
                target.write(content)
            return place
    raise FileExistsError(path)


def in_order(files: Iterable[StoredFile]) -> list[StoredFile]:
    """The commune's own words first: they say which agencies at its counter are vertical ones."""
    return sorted(files, key=lambda file: (not _is_words(file.path), not file.named, file.name))


def apart(files: Sequence[StoredFile]) -> list[StoredFile]:
    """The files, those of one name told apart by a number: what is said of a file names it by that."""
    seen: Counter[str] = Counter()
    found = []
    for file in files:
        seen[file.name] += 1
        path, number = PurePath(file.name), seen[file.name]
        name = f"{path.stem} ({number}){path.suffix}" if number > 1 else file.name
        found.append(replace(file, name=name[-LONGEST_NAME:]))
    return found


def _is_words(path: Path) -> bool:
    try:
        return kind_of(path) == "toml"
    except FileFault:
        return False


def files_in(folder: Path) -> list[Path]:
    """The files straight in a folder, by name, without the hidden ones and what Excel leaves open."""
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))
    )
