"""Real sweeps in processes of their own, with a real mail server: killed in the middle, two at once, by the worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from motcua.watching.models import State, Warning
from motcua.watching.send import DEAD_AFTER
from tests import live as live_server
from tests.cast import make_cast
from tests.register.office import offer
from tests.register.own.conftest import take_in
from tests.watching.mail_server import MailServer, mail_server


@pytest.fixture
def late(own_database):
    """A dossier long overdue, whose intake officer and leader have addresses."""
    from motcua.register.write import Actor

    cast = make_cast()
    offer(cast.commune)
    for who in ("intake", "leader"):
        user = getattr(cast, who).user
        user.email = f"{who}@xa.test"
        user.save()
    return take_in({"intake": Actor(cast.intake, "intake", "thử")})


def begin(database: str, server: MailServer, *more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATABASE_URL": database, "MOTCUA_MAIL_URL": server.url}
    return subprocess.Popen(
        [live_server.MOTCUA, "sweep", "--json", *more], env=environment, stdout=subprocess.PIPE, text=True
    )


def result(process: subprocess.Popen[str]) -> dict[str, int]:
    out, _error = process.communicate(timeout=120)
    told: dict[str, int] = json.loads(out)
    return told


def addresses(server: MailServer) -> list[str]:
    return sorted(str(one["To"]) for one in server.taken)


BOTH = ["intake@xa.test", "leader@xa.test"]


def age_claims() -> None:
    Warning.objects.exclude(claimed_at=None).update(
        claimed_at=timezone.now() - DEAD_AFTER - timedelta(seconds=1)
    )


def test_a_sweep_killed_between_claim_and_mail_loses_and_doubles_nothing(late, own_database):
    with mail_server(silent_at="CONNECT") as silent:
        process = begin(own_database, silent, "--once")
        assert silent.reached.wait(60)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert Warning.objects.filter(state=State.CLAIMED).exists()
    age_claims()
    with mail_server() as server:
        assert result(begin(own_database, server))["mails"] == 2
        assert result(begin(own_database, server))["mails"] == 0
        assert addresses(server) == BOTH
    assert "Đăng ký khai sinh" in server.taken[0].get_content()  # type: ignore[attr-defined]


def test_a_sweep_killed_after_the_server_took_the_mail_sends_it_no_second_time(late, own_database):
    with mail_server(silent_at=".") as silent:
        process = begin(own_database, silent)
        assert silent.reached.wait(60)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        first = addresses(silent)
    age_claims()
    with mail_server() as server:
        result(begin(own_database, server))
        assert sorted(first + addresses(server)) == BOTH
    assert set(Warning.objects.values_list("state", flat=True)) == {State.SENT}


def test_two_sweeps_at_once_warn_everybody_once(late, own_database):
    with mail_server() as server:
        both = [begin(own_database, server) for _each in range(2)]
        told = [result(each) for each in both]
        assert addresses(server) == BOTH
    assert sum(each["sent"] for each in told) == Warning.objects.count()


def test_the_worker_sweeps_by_itself(late, own_database):
    environment = {**os.environ, "DATABASE_URL": own_database}
    worker = subprocess.Popen([live_server.MOTCUA, "worker"], env=environment, start_new_session=True)
    try:
        until = time.monotonic() + 60
        while not Warning.objects.filter(state=State.SENT).exists() and time.monotonic() < until:
            time.sleep(0.3)
        assert Warning.objects.filter(state=State.SENT).exists()
    finally:
        worker.terminate()
        worker.wait(20)
