"""The content of a version, whatever it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.catalogue.content.grounds import with_defaults
from motcua.catalogue.content.parts import Content
from motcua.catalogue.content.portal import portal_content
from motcua.catalogue.content.written import from_dict
from motcua.catalogue.models import ProcedureVersion


def content_of(version: ProcedureVersion) -> Content:
    """What the version says: the editor's words, else the portal's; the decree's grounds are always among them."""
    return content_of_details(version.details)


def content_of_details(details: Mapping[str, Any]) -> Content:
    """The same for the column alone."""
    stated = details.get("content")
    content = from_dict(stated) if isinstance(stated, dict) else portal_content(details)
    return replace(content, grounds=with_defaults(content.grounds))
