"""The choice of a receiver: found when it is shown or used, and not before."""

from __future__ import annotations

import pytest
from django import forms

from motcua.agencies.models import Officer
from motcua.counter.desk.forms.late_choice import LateChoiceField

pytestmark = pytest.mark.django_db


class Ask(forms.Form):
    officer = LateChoiceField(queryset=Officer.objects.none(), required=False)


@pytest.fixture
def asked(cast):
    """(make a form of what was posted, how often the rows were asked for)."""
    calls: list[int] = []

    def find():
        calls.append(1)
        return Officer.objects.filter(pk=cast.handler.pk)

    def form(data=None) -> Ask:
        made = Ask(data)
        made.fields["officer"].choose_from(find)
        return made

    return form, calls


def test_who_chooses_nobody_asks_for_nobody(asked, django_assert_num_queries):
    form, calls = asked
    with django_assert_num_queries(0):
        posted = form({"officer": ""})
        assert posted.is_valid() and posted.cleaned_data["officer"] is None
    assert not calls


def test_one_of_them_is_found_when_chosen_and_another_refused(asked, cast):
    form, _calls = asked
    assert form({"officer": str(cast.handler.pk)}).is_valid()
    assert form({"officer": str(cast.leader.pk)}).errors["officer"]


def test_shown_it_lists_them(asked, cast):
    form, calls = asked
    shown = form()["officer"].as_widget()
    assert f'value="{cast.handler.pk}"' in shown and f'value="{cast.leader.pk}"' not in shown
    assert calls == [1]
