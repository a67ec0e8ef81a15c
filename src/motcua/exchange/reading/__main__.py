"""The reading process: for each request it forks a child that limits itself, reads one file and answers in JSON lines.

Only the child touches the file. What it loads is loaded here once, so that a child costs a fork, not a start.
After each child comes the line ``{"exit": code}``, negative for the signal that ended it; an empty line before it
says that the child's last line is whole.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.exchange.reading.answer import Answer
from motcua.exchange.reading.faults import FileFault
from motcua.exchange.reading.limits import Limits, apply
from motcua.exchange.reading.plain import read_plain
from motcua.exchange.reading.reader import read
from motcua.exchange.reading.taken import said_taken
from motcua.exchange.registry import PROFILES


def main() -> int:
    """One request a line: {path, profile or null, taken_at (local ISO), limits, plain, about}; until none is left."""
    gc.disable()  # rows leave no cycles behind, and looking for them takes a tenth of the time
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _in_child(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.buffer.write(b'\n{"exit": %d}\n' % os.waitstatus_to_exitcode(status))
        sys.stdout.buffer.flush()
    return 0


def _in_child(request: dict[str, Any]) -> None:
    code = 1
    try:
        answer_request(request)
        sys.stdout.buffer.flush()
        code = 0
    finally:
        os._exit(code)


def answer_request(request: dict[str, Any]) -> None:
    """Read one file within its limits, and say what is in it or why not."""
    limits = Limits(**request["limits"])
    answer = Answer(sys.stdout.buffer)
    apply(limits)
    named = request["profile"]
    profiles = [PROFILES[named]] if named else list(PROFILES.values())
    try:
        if request.get("about"):
            answer.say("taken", {"at": said_taken(Path(request["path"]), limits)})
            answer.end()
            return
        if request.get("plain"):
            read_plain(Path(request["path"]), limits, answer)
            return
        read(Path(request["path"]), profiles, datetime.fromisoformat(request["taken_at"]), limits, answer)
    except FileFault as fault:
        answer.say("fault", {"code": fault.code, "details": fault.details})
    except MemoryError:
        answer.say("fault", {"code": "too_large", "details": {}})


if __name__ == "__main__":
    sys.exit(main())
