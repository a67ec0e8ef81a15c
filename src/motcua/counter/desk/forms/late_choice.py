"""A choice among rows that costs nothing until it is shown, or one of them was chosen: most acts choose nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.choices import BaseChoiceIterator

if TYPE_CHECKING:
    _ModelChoiceField = forms.ModelChoiceField[Any]
else:
    _ModelChoiceField = forms.ModelChoiceField

_KEPT: Any = vars(forms.ModelChoiceField)["queryset"]


class LateChoiceField(_ModelChoiceField):
    """A ``ModelChoiceField`` that is told how to find its rows: building that query is what costs."""

    _find: Callable[[], QuerySet[Any]] | None = None

    def choose_from(self, find: Callable[[], QuerySet[Any]]) -> None:
        """The rows are those of ``find()``, which is called once, when they are needed."""
        self._find = find
        self.widget.choices = _Choices(self)

    def _rows(self) -> QuerySet[Any]:
        if self._find is not None:
            find, self._find = self._find, None
            self._set_rows(find())
        found: QuerySet[Any] = _KEPT.fget(self)
        return found

    def _set_rows(self, rows: QuerySet[Any] | None) -> None:
        _KEPT.fset(self, rows)

    queryset = property(_rows, _set_rows)


class _Choices(BaseChoiceIterator):
    """The choices of a field, found when a widget goes through them."""

    def __init__(self, field: LateChoiceField) -> None:
        self.field = field

    def __iter__(self) -> Iterator[Any]:
        choices: Any = self.field.choices
        return iter(choices)
