"""A draft is saved from the edition that was before whoever saves it, or not at all; two at once are told apart."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from motcua.catalogue import drafts
from motcua.catalogue.editions import Overtaken, edition_of
from motcua.catalogue.models import ProcedureDraft
from tests import cast as people
from tests.register.office import offer

CODE = "1.001193"


def save(draft: ProcedureDraft, officer, name: str, seen: str | None) -> None:
    drafts.save_draft(draft, {**draft.content, "name": name}, drafts.content_of_draft(draft), officer, seen)


@pytest.mark.django_db
def test_each_save_is_another_edition_and_a_draft_that_is_gone_is_not_made_anew(cast):
    offer(cast.commune)
    draft = drafts.begin_draft(cast.commune, CODE, cast.control)
    first = edition_of(draft)
    save(draft, cast.control, "một", first)
    assert edition_of(draft) == edition_of(ProcedureDraft.objects.get()) != first
    with pytest.raises(Overtaken, match=cast.control.name):
        save(draft, cast.director, "hai", first)
    seen = edition_of(draft)
    drafts.discard(ProcedureDraft.objects.get(), seen)
    with pytest.raises(Overtaken, match="ban hành hoặc bỏ"):
        save(draft, cast.control, "ba", seen)
    assert not ProcedureDraft.objects.exists()


def test_of_two_who_save_at_the_same_instant_one_is_told(own_database):
    cast = people.make_cast()
    offer(cast.commune)
    seen = edition_of(drafts.begin_draft(cast.commune, CODE, cast.control))
    together, told = threading.Barrier(2), []

    def one(officer, name: str) -> None:
        try:
            draft = ProcedureDraft.objects.get()
            together.wait(30)
            save(draft, officer, name, seen)
        except Overtaken as overtaken:
            told.append(str(overtaken))
        finally:
            connection.close()

    both = [
        threading.Thread(target=one, args=(officer, officer.name))
        for officer in (cast.control, cast.director)
    ]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    kept = ProcedureDraft.objects.get().content["name"]
    assert len(told) == 1 and told[0].startswith(kept)
