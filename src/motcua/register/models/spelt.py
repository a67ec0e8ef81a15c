"""JSON as it was spelt when its digest was made: nothing asks for a part of it, so nothing takes it apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models

from motcua.register.chain import canonical

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
else:
    _Text = models.TextField


class SpeltJSONField(_Text):
    """A JSON value in a column of text, in the spelling that digests are made of (``chain.canonical``)."""

    def from_db_value(self, value: str | None, *_: object) -> Any:
        """The value that stands there."""
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        """The value itself: a text among them is a JSON text, none that is still to be read."""
        return value

    def get_prep_value(self, value: Any) -> str | None:
        """Its spelling."""
        return None if value is None else canonical(value).decode()
