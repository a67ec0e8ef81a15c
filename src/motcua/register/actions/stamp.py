"""Number and stamp a signed result: from this instant it exists, and the processing has ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.roles import Capability
from motcua.register.actions.ending import hand_over_step, issued
from motcua.register.actions.own import OwnAct
from motcua.register.actions.refused import Refused
from motcua.register.actions.standing import not_handled
from motcua.register.own import Opened
from motcua.register.result_numbers import Book, book_of, checked, give
from motcua.register.terms import content_pinned
from motcua.register.vocabulary import EventKind, FactKind
from motcua.register.write import Actor

LONGEST_NAME = 300


class Stamp(OwnAct):
    """The clerk's act. Without ``number`` the next of the ``book`` is given (empty: the procedure's own book)."""

    capability = Capability.STAMP
    kind = EventKind.STAMPED
    may_end = True

    def __init__(
        self,
        dossier_id: int,
        actor: Actor,
        number: str = "",
        electronic: bool = False,
        name: str = "",
        book: str = "",
    ) -> None:
        super().__init__(dossier_id, actor)
        self.number = number.strip()
        self.electronic = electronic
        self.name = name.strip()
        self.book = book.strip()

    def obstacle(self, opened: Opened, now: datetime) -> str | None:
        told = not_handled(opened)
        if told is not None:
            return told
        here = opened.course.here
        if here is None or here.kind != "stamp":
            return _("Hồ sơ {code} chưa ở bước vào số, đóng dấu.").format(code=opened.code)
        if opened.course.stands:
            return _("Đồng hồ của hồ sơ {code} đang dừng: kết thúc lần chờ trước khi đóng dấu.").format(
                code=opened.code
            )
        return None

    def facts(self, opened: Opened, now: datetime) -> dict[str, Any]:
        results = content_pinned(opened.course).results
        name = self.name or (results[0].name if results else opened.state.procedure_name)
        if len(name) > LONGEST_NAME:
            raise Refused(_("Tên kết quả dài quá {longest} ký tự.").format(longest=LONGEST_NAME))
        book = self.book_for(opened, now)
        return {
            **issued(opened, now),
            FactKind.STEP: hand_over_step(opened, now),
            FactKind.RESULT: {
                "v": {
                    "number": checked(book, self.number),
                    "year": book.year,
                    "book": book.name,
                    "name": name,
                    "electronic": self.electronic,
                }
            },
            FactKind.ELECTRONIC_RESULT: {"v": self.electronic},
        }

    def after(self, opened: Opened, now: datetime) -> None:
        given = opened.course.told[FactKind.RESULT]["number"]
        give(self.book_for(opened, now), given, opened.id, now)

    def book_for(self, opened: Opened, now: datetime) -> Book:
        """The registry book: the one named, else that of the procedure."""
        return book_of(opened.agency, self.book or opened.state.procedure, now)

    def repeats(self, facts: Mapping[str, Any]) -> bool:
        return True
