"""``report-quarter``: all figures of the sample commune's quarter, against the bare SQL that they rest on."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from bench.measure import SECONDS, Result, rounds, seconds
from bench.scratch import COMMUNE, installation

RUNS = 15
PERIOD = "2026-Q2"


def measure() -> Iterator[Result]:
    """One result, taken in one process on the demo's database."""
    with installation() as scratch:
        scratch.run("demo", "--no-serve")
        found = scratch.python("bench.report_quarter", PERIOD)
    yield Result("report-quarter", SECONDS, found["figures"], found["statements"], "its bare SQL", aim=3)


def main(words: Sequence[str]) -> None:
    """Within the installation: time the figures, and the statements that they sent, by themselves."""
    import django

    django.setup()
    from django.db import connection

    from motcua.agencies.models import Agency
    from motcua.reports.figures.assemble import figures
    from motcua.rules.periods import parse_period

    commune, period = Agency.objects.get(code=COMMUNE), parse_period(words[0])
    sent: list[tuple[str, Any]] = []

    def listen(execute: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        sent.append((sql, given))
        return execute(sql, given, many, context)

    with connection.execute_wrapper(listen):
        figures(commune, period)
    asked = [(sql, given) for sql, given in sent if sql.lstrip().upper().startswith(("SELECT", "WITH"))]

    def bare() -> None:
        with connection.cursor() as cursor:
            for sql, given in asked:
                cursor.execute(sql, given)
                cursor.fetchall()

    pairs = [(seconds(lambda: figures(commune, period)), seconds(bare)) for _ in range(rounds(RUNS))]
    whole, statements = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(json.dumps({"figures": whole, "statements": statements, "number": len(asked)}))


if __name__ == "__main__":
    main(sys.argv[1:])
