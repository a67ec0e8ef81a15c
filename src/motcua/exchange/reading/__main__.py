"""The child process: takes a request, sets limits on itself, reads one file, answers in JSON lines."""

from __future__ import annotations

import gc
import json
import sys
from datetime import datetime
from pathlib import Path

from motcua.exchange.reading.answer import Answer
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.limits import Limits, apply


def main() -> int:
    """The request: {path, profile or null, taken_at (local ISO), limits}."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    answer = Answer(sys.stdout.buffer)
    from motcua.exchange.reading.reader import read
    from motcua.exchange.registry import PROFILES

    apply(limits)
    gc.disable()  # rows leave no cycles behind, and looking for them takes a tenth of the time
    named = request["profile"]
    profiles = [PROFILES[named]] if named else list(PROFILES.values())
    try:
        read(Path(request["path"]), profiles, datetime.fromisoformat(request["taken_at"]), limits, answer)
    except FileFault as fault:
        answer.say("fault", {"code": fault.code, "details": fault.details})
    except MemoryError:
        answer.say("fault", {"code": "too_large", "details": {}})
    return 0


if __name__ == "__main__":
    sys.exit(main())
