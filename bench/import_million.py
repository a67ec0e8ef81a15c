"""``import-million``: a million rows in one file. As fast as a tenth of them, and in bounded memory?"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from bench.measure import BYTES, PER_SECOND, Result, seconds
from bench.million import Million, million

GIBIBYTE = 1024**3


def measure() -> Iterator[Result]:
    """Three results: the rate beside that of a tenth, the memory, and for information the rate beside bare COPY."""
    found = million()
    yield Result(
        "import-million", PER_SECOND, found.rate, found.tenth_rate, f"{found.rows // 10:,} rows", aim=0.7
    )
    yield Result(
        "import-million-memory", BYTES, found.peak_bytes, GIBIBYTE, "1 GiB, database included", aim=1
    )
    copied = found.rows / seconds(lambda: _copy(found))
    yield Result("import-million-copy", PER_SECOND, found.rate, copied, "parsing and COPY of raw rows")


def _copy(found: Million) -> None:
    """The least that any import of these rows could do."""
    with (
        found.scratch.connect() as connection,
        connection.transaction(),
        found.file.open(encoding="utf-8-sig", newline="") as stream,
    ):
        rows = csv.reader(stream, delimiter=";")
        columns = next(rows)
        connection.execute(f"CREATE TABLE bench_raw ({', '.join(f'{name} text' for name in columns)})")
        with connection.cursor().copy("COPY bench_raw FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        connection.execute("DROP TABLE bench_raw")
