"""Who applies, on the form of any intake: found by identity number, filled in on request, never typed over."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from motcua.agencies.gate import OfficerRequest
from motcua.register.applicants import known, opened_data

PURPOSE = "điền hồ sơ mới"
LONGEST = 30


def filled_in(request: OfficerRequest) -> tuple[QueryDict, bool]:
    """What was typed, with the data of the applicant of that number where fields were empty; the reading is logged.

    And whether there was one.
    """
    data = request.POST.copy()
    found = opened_data(request.user, data.get("id_number", "")[:LONGEST], PURPOSE)
    if found:
        data.update({key: value for key, value in found.items() if key != "id_number" and not data.get(key)})
    return data, bool(found)


def about_applicant(
    request: OfficerRequest, data: QueryDict | None, *, looked: bool, opened: bool, filled: bool
) -> dict[str, Any]:
    """What ``counter/intake/_applicant.html`` shows. ``looked``: a search was sent; ``opened``: filling in was."""
    number = str(data.get("id_number", ""))[:LONGEST] if data is not None else ""
    return {
        "known": known(request.user, number) if number and not opened else None,
        "looked": bool(number) and looked and not opened,
        "filled": filled,
    }
