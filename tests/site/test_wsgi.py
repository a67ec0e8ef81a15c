"""What a worker of the web server has done before it takes its first request."""

from __future__ import annotations

import os
import subprocess
import sys

LOADED = """
import sys
from motcua.site import database, parent
from motcua.site.database import watch
watch.keep_database = parent.end_with_parent = lambda: None
from motcua.site.wsgi import application
print("motcua.counter.desk.act" in sys.modules, "motcua.control.behind" in sys.modules)
"""


def test_all_pages_are_loaded_before_the_first_is_asked_for():
    environment = {
        **os.environ,
        "MOTCUA_SECRET_KEY": "test",
        "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["True", "True"]), done.stderr
