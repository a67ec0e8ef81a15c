"""JSON kept letter by letter: ``jsonb`` would give a form's rows back in another order than they were signed in."""

from __future__ import annotations

import json
from typing import Any

from django.db import models


class ExactJSONField(models.JSONField):
    """A JSON value stored as text: objects keep the order of their keys. Not to be searched by key."""

    def db_type(self, connection: Any) -> str:
        return "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else json.loads(value)
