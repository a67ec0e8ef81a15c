"""The embedded server's settings: an office PC or one server, one program, private data."""

from __future__ import annotations

import os
from contextlib import suppress

from motcua.site.database.location import PORT

SMALL_SHARED_MEMORY = 512 * 1024 * 1024


def server_settings() -> list[str]:
    """The server's settings, given at its start so that a new version of the program brings its own."""
    return [
        "listen_addresses=",
        "unix_socket_directories=../run",  # seen from the data folder
        "unix_socket_permissions=0700",
        f"port={PORT}",
        "max_connections=60",
        "shared_buffers=256MB",
        "work_mem=32MB",
        "maintenance_work_mem=128MB",
        "max_wal_size=2GB",
        "random_page_cost=1.1",
        "jit=off",
        "timezone=UTC",
        f"dynamic_shared_memory_type={_shared_memory()}",
        # Statements and the details of errors hold people's names and numbers: they stay out of the log.
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_parameter_max_length_on_error=0",
    ]


def _shared_memory() -> str:
    """Containers give 64 MB of ``/dev/shm``, too little for parallel queries: files do instead."""
    with suppress(OSError):
        found = os.statvfs("/dev/shm")  # noqa: S108 (only asked for its size)
        if found.f_frsize * found.f_blocks >= SMALL_SHARED_MEMORY:
            return "posix"
    return "mmap"
