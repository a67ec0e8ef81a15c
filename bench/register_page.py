"""``register-page``: the register's page at a million dossiers, against the same at a hundredth of them.

The mean of pages as officers ask for them: without a question, by list, by field, by status, by due dates, by name
and by code, each at its top and deep down. Both databases have been vacuumed, as they are after a night.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from bench.measure import SECONDS, Result, rounds, seconds
from bench.million import SMALL_DATABASE, million
from bench.scratch import COMMUNE, DATABASE

RUNS, ROUNDS = 5, 3
SLOW = 2
DEPTH = 0.8
LARGE_DATABASE = "motcua_large"
QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"stage": "open"},
    {"stage": "overdue"},
    {"stage": "handed_over"},
    {"stage": "late"},
    {"field": "Chứng thực"},
    {"status": "handling"},
    {"system": "bo-xay-dung", "due_from": "2026-02-01", "due_to": "2026-02-28"},
    {"field": "Hộ tịch", "stage": "open"},
    {"text": "nguyen thi"},
    {"text": "tran quang huy"},
    {"text": "G17.10993-20260105"},
)


def measure() -> Iterator[Result]:
    """One result. The two registers are asked in turns, so that whatever else the machine does falls on both."""
    found = million()
    found.scratch.rename(DATABASE, LARGE_DATABASE)
    took: dict[str, list[dict[str, float]]] = {SMALL_DATABASE: [], LARGE_DATABASE: []}
    for name in list(took) * rounds(ROUNDS):
        found.scratch.rename(name, DATABASE)
        if not took[name]:
            with found.scratch.connect() as connection:
                connection.execute("VACUUM ANALYZE")
        took[name].append(found.scratch.python("bench.register_page"))
        found.scratch.rename(DATABASE, name)
    found.scratch.rename(LARGE_DATABASE, DATABASE)
    small, large = (_medians(took[name]) for name in (SMALL_DATABASE, LARGE_DATABASE))
    for page in large:
        if large[page] > SLOW * small[page]:
            print(f"  {page}: {large[page]:.4f} s against {small[page]:.4f} s", file=sys.stderr)
    means = statistics.mean(large.values()), statistics.mean(small.values())
    yield Result("register-page", SECONDS, *means, f"{found.small:,} dossiers", aim=1.5)


def _medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {page: statistics.median(one[page] for one in rounds) for page in rounds[0]}


def main() -> None:
    """Within the installation: medians of each page in seconds."""
    import django

    django.setup()
    from django.test import Client

    officer = _officer()
    client = Client(headers={"host": "localhost"})
    client.force_login(officer.user)
    took: dict[str, float] = {}
    for question in QUESTIONS:
        for depth, address in (
            ("", _address(question)),
            (" deep", _address(question | _deep(officer, question))),
        ):

            def ask(address: str = address) -> None:
                answer = client.get(address)
                if answer.status_code != 200:
                    raise RuntimeError(f"{address}: {answer.status_code}")

            ask()
            took[urlencode(question) + depth] = statistics.median(seconds(ask) for _ in range(rounds(RUNS)))
    print(json.dumps(took))


def _officer() -> Any:
    from motcua.agencies.accounts import add_officer, new_password
    from motcua.agencies.models import Agency, Officer
    from motcua.agencies.roles import Role

    known = Officer.objects.filter(user__username="bench").first()
    return known or add_officer(
        "bench", "Bench", Agency.objects.get(code=COMMUNE), [Role.CONTROL], new_password()
    )


def _address(question: dict[str, str]) -> str:
    from django.urls import reverse

    return f"{reverse('counter:register')}?{urlencode(question)}"


def _deep(officer: Any, question: dict[str, str]) -> dict[str, str]:
    """Where a page deep down begins: after most of what the question finds."""
    from motcua.agencies.models import AgencySettings
    from motcua.counter.register_filter import RegisterFilter
    from motcua.register.queries import everything

    settings = AgencySettings(agency=officer.agency)
    filters = RegisterFilter(question, agency=officer.agency).filters(settings)
    found = everything(officer.user, filters)
    below = (
        found.order_by("-sort_at", "-id")[int(found.count() * DEPTH) :].values_list("sort_at", "id").first()
    )
    return {"sau": f"{below[0].isoformat()}~{below[1]}"} if below else {}


if __name__ == "__main__":
    main()
