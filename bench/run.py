"""Runs measures, prints them as a table, writes ``bench/latest.json``."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.measure import Result

MODULES = {
    "clock": "bench.clock",
    "import-quarter": "bench.import_quarter",
    "report-quarter": "bench.report_quarter",
    "import-million": "bench.import_million",
    "register-page": "bench.register_page",
    "actions": "bench.actions",
    "actions-http": "bench.actions_http",
    "actions-million": "bench.actions_million",
}
LATEST = Path(__file__).with_name("latest.json")
HEAD = f"{'measure':<24} {'unit':<11} {'ours':>16} {'reference':>16} {'ratio':>8} {'aim':>8}  against"


def main(words: Sequence[str]) -> int:
    """All measures, or those named; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(MODULES))
    parser.add_argument(
        "--out", type=Path, default=LATEST, help="where the figures go (default: %(default)s)"
    )
    args = parser.parse_args(words)
    unknown = sorted(set(args.measures) - set(MODULES))
    if unknown:
        parser.error(f"no measure {', '.join(unknown)}; there are {', '.join(MODULES)}")
    results: list[Result] = []
    print(HEAD, flush=True)
    for name in args.measures or MODULES:
        for result in importlib.import_module(MODULES[name]).measure():
            print(_line(result), flush=True)
            results.append(result)
    args.out.write_text(
        json.dumps([result.as_dict() for result in results], indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    missed = [result.name for result in results if result.reached is False]
    if missed:
        print(f"aim missed: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed else 0


def _line(result: Result) -> str:
    aim = "" if result.aim is None else f"{'≥' if result.unit == 'per second' else '≤'} {result.aim:g}"
    return (
        f"{result.name:<24} {result.unit:<11} {_figure(result.ours):>16} {_figure(result.reference):>16} "
        f"{result.ratio:>8.2f} {aim:>8}  {result.reference_name}"
    )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}"
