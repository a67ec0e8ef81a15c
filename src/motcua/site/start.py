"""The program's way in and out: as little as possible before Ctrl-C and a lack of memory are heard as what they are."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130
REFUSED = 2
# Ready for when there is no memory left to look its translation up (site/trouble.py has the same).
NO_MEMORY = "Máy không đủ bộ nhớ cho việc này: đóng bớt chương trình khác, hoặc chia nhỏ tệp."
_said = False


def enter() -> None:
    """Run the command, and end the process at once. Taking the interpreter apart piece by piece would keep whoever
    waits for a short command as long as a good part of the command itself."""
    try:
        code = _run()
    except KeyboardInterrupt:  # as the program itself was read: nothing has begun that could be told of
        code = INTERRUPTED
    except Exception as error:
        if not lacks_memory(error):
            raise
        say_no_memory()
        code = REFUSED
    os._exit(code)


def _run() -> int:
    import threading

    from motcua.site.cli import main

    others = threading.excepthook
    threading.excepthook = lambda told: say_no_memory() if lacks_memory(told.exc_value) else others(told)
    code = main()
    if (logging := sys.modules.get("logging")) is not None:
        logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads on
            continue
    return code


def lacks_memory(error: BaseException | None) -> bool:
    """Whether it, or what it came of, is a lack of memory; a part of the program that finds no room is one too."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        # Extensions that forget to say why they failed, for want of memory to say it in.
        if isinstance(error, SystemError) and "without" in str(error):
            return True
        told = str(error)
        if isinstance(error, ImportError | OSError) and (
            "failed to map segment" in told or "Cannot allocate memory" in told
        ):
            return True
        error = error.__cause__ or error.__context__
    return False


def say_no_memory() -> None:
    """Say it with what is at hand, once: where memory ends it ends in many places."""
    global _said
    if _said:
        return
    _said = True
    try:
        from motcua.site.words import gettext

        said = gettext(NO_MEMORY)
    except Exception:
        said = NO_MEMORY
    os.write(2, f"{said}\n".encode())
