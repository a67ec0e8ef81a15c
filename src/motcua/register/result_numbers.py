"""Numbers of results in the registry books: the next one offered, each given once, whoever asks at the same instant.

A book belongs to an agency and is begun anew each year; without a book of its own a procedure's results are counted
under its code.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from motcua.register.actions.refused import Refused
from motcua.register.models import ResultNumber
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
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, "/".join(map(str, book))])
        cursor.execute(
            "SELECT coalesce(max(serial), 0) FROM register_resultnumber"
            " WHERE agency_id = %s AND book = %s AND year = %s",
            list(book),
        )
        (last,) = cursor.fetchone()
    return int(last) + 1


def checked(book: Book, number: str) -> str:
    """The number to give: what a clerk wrote, else the next. Raises ``Refused`` for one that is given already."""
    following = next_in(book)
    wanted = number.strip() or str(following)
    if len(wanted) > LONGEST:
        raise Refused(_("Số văn bản dài quá {longest} ký tự.").format(longest=LONGEST))
    taken = (
        ResultNumber.objects.filter(agency=book.agency, book=book.name, year=book.year, number=wanted)
        .select_related("dossier")
        .first()
    )
    if taken is not None:
        raise Refused(
            _("Số {number} năm {year} đã cấp cho hồ sơ {code}; số tiếp theo là {following}.").format(
                number=wanted, year=book.year, code=taken.dossier.code, following=following
            )
        )
    return wanted


def give(book: Book, number: str, dossier_id: int, at: datetime) -> None:
    """Write the number down; a serial is what it begins with, or the next one."""
    digits = ""
    for sign in number:
        if not sign.isdecimal():
            break
        digits += sign
    serial = int(digits) if digits and int(digits) < HIGHEST else next_in(book)
    ResultNumber.objects.create(
        agency_id=book.agency,
        book=book.name,
        year=book.year,
        serial=serial,
        number=number,
        dossier_id=dossier_id,
        given_at=at,
    )
