"""JSON as it was spelt when its digest was made: the database does not take it apart to put it together again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from psycopg.types.json import Json

from motcua.register.chain import canonical

if TYPE_CHECKING:
    _Text = models.JSONField  # what it gives and takes; in the database it is a text
else:
    _Text = models.TextField

NO_JSON = "?"


def read_spelt(spelt: str | None) -> Any:
    """The value that is spelt. What somebody made no JSON behind the program's back is found as a map of ``NO_JSON``
    to it: pages go on, and ``verify`` tells that its digest is another."""
    if spelt is None:
        return None
    try:
        return json.loads(spelt)
    except ValueError:
        return {NO_JSON: spelt}


class SpeltJSONField(_Text):
    """A JSON value in a column of text, in the spelling that digests are made of (``chain.canonical``)."""

    def from_db_value(self, value: str | None, *_: object) -> Any:
        """The value that stands there."""
        return read_spelt(value)

    def to_python(self, value: Any) -> Any:
        """The value itself: a text among them is a JSON text, none that is still to be read."""
        return value

    def get_prep_value(self, value: Any) -> str | None:
        """Its spelling."""
        return None if value is None else canonical(value).decode()


class CheckedJSONField(models.JSONField):
    """The same in a column that the database lets nothing but JSON into, and asks for a part of now and then."""

    def db_type(self, connection: Any) -> str:
        """``json``, which stays as it is spelt; ``jsonb`` would be made of it row by row."""
        return "json"

    def from_db_value(self, value: Any, *_: object) -> Any:
        """The value, or the part asked for: the driver has read it."""
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Its spelling."""
        return None if value is None else Json(value, dumps=canonical)
