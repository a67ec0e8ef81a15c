"""Numbers of results in the registry books: the next one offered, each given once, whoever asks at the same instant.

A book belongs to an agency and is begun anew each year; without a book of its own a procedure's results are counted
under its code.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from motcua.agencies import prepared
from motcua.register.actions.refused import Refused
from motcua.rules.zone import local

LONGEST, LONGEST_BOOK = 40, 30
HIGHEST = 10_000_000
_LOCK = 5
"""Class of the advisory locks by which books are kept in order."""


class Book(NamedTuple):
    """One registry book: ``name`` is the kind of document or the procedure's code."""

    agency: int
    name: str
    year: int


def book_of(agency: int, name: str, at: datetime) -> Book:
    """The book of that name in the year of ``at``."""
    return Book(agency, name[:LONGEST_BOOK], local(at).year)


def next_in(book: Book) -> int:
    """The next serial of a book. Within a transaction nobody else is offered it until that ends."""
    return _asked(book, "")[0]


def checked(book: Book, number: str) -> str:
    """The number to give: what a clerk wrote, else the next. Raises ``Refused`` for one that is given already."""
    wanted = number.strip()
    if len(wanted) > LONGEST:
        raise Refused(_("Số văn bản dài quá {longest} ký tự.").format(longest=LONGEST))
    following, holder = _asked(book, wanted)
    wanted = wanted or str(following)
    if holder is not None:
        raise Refused(
            _("Số {number} năm {year} đã cấp cho hồ sơ {code}; số tiếp theo là {following}.").format(
                number=wanted, year=book.year, code=holder, following=following
            )
        )
    return wanted


_LOCK_BOOK = f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(%s))"
"""A statement of its own: what follows must see all that was given before the lock was had."""

_ASK = """
SELECT n.serial, (
         SELECT d.code FROM register_resultnumber r JOIN register_dossier d ON d.id = r.dossier_id
          WHERE r.agency_id = n.agency AND r.book = n.book AND r.year = n.year
            AND r.number = coalesce(nullif(n.wanted, ''), n.serial::text))
  FROM (SELECT b.*, (SELECT coalesce(max(serial), 0) + 1 FROM register_resultnumber
                      WHERE agency_id = b.agency AND book = b.book AND year = b.year) AS serial
          FROM (VALUES (%s::bigint, %s::text, %s::int, %s::text)) AS b (agency, book, year, wanted)) n
"""


_GIVE = """
INSERT INTO register_resultnumber (agency_id, book, year, serial, number, dossier_id, given_at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


def _asked(book: Book, wanted: str) -> tuple[int, str | None]:
    """(next serial, code of the dossier that has the number ``wanted``, or the next one), the book being locked."""
    prepared.run(_LOCK_BOOK, ["/".join(map(str, book))])
    following, holder = prepared.one(_ASK, [*book, wanted]) or (1, None)
    return int(following), holder


def give(book: Book, number: str, dossier_id: int, at: datetime) -> None:
    """Write the number down; a serial is what it begins with, or the next one."""
    digits = ""
    for sign in number:
        if not sign.isdecimal():
            break
        digits += sign
    serial = int(digits) if digits and int(digits) < HIGHEST else next_in(book)
    prepared.run(_GIVE, [*book, serial, number, dossier_id, at])
