"""The program as a server: it answers, refuses a taken port with words, and leaves nothing behind when killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from motcua.site import cli
from tests.live import MOTCUA, Live, answers, free_port


@pytest.mark.browser
def test_the_door_opens_in_a_real_browser(live: Live, page: Any) -> None:
    page.goto(f"{live.url}/dang-nhap/")
    expect(page.locator("input[name=login]")).to_be_visible()


def test_a_taken_port_is_named_with_what_to_do(live: Live, run_motcua: Any) -> None:
    port = live.url.rsplit(":", 1)[1]
    done = run_motcua("serve", "--port", port)
    assert done.returncode == 2
    assert port in done.stderr and "--port" in done.stderr and "Traceback" not in done.stderr
    assert "chương trình khác đang dùng địa chỉ này" in done.stderr and "make demo" not in done.stderr


def test_a_demonstration_says_too_how_make_is_given_another_port(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["demo", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"--port {port + 1}" in said and f"make demo PORT={port + 1}" in said


def test_it_says_where_it_can_be_seen_and_what_else_to_start(own_database: str) -> None:
    port = str(free_port())
    environment = {**os.environ, "DATABASE_URL": own_database}
    process = subprocess.Popen(
        [MOTCUA, "serve", "--port", port], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        said = process.stderr.readline()
    finally:
        process.terminate()
        process.communicate(timeout=15)
    assert f"http://127.0.0.1:{port}" in said and "motcua worker" in said


def test_ctrl_c_in_a_terminal_reaches_the_server_and_not_its_workers_as_well(live: Live) -> None:
    (server,) = live.processes
    with urllib.request.urlopen(f"{live.url}/dang-nhap/", timeout=30):
        found = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True)
    workers = [int(each) for each in found.stdout.split()]
    assert workers and all(os.getpgid(each) != os.getpgid(server.pid) for each in workers)
    os.killpg(server.pid, signal.SIGINT)
    server.wait(10)


def test_after_kill_nine_no_worker_holds_the_port(live: Live) -> None:
    os.kill(live.processes[0].pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{live.url}/dang-nhap/", timeout=5).close()
        except OSError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("a worker outlived the server")


def test_a_worker_does_what_pages_put_off_and_ends_when_asked(own_database: str, run_motcua: Any) -> None:
    done = run_motcua("worker", "--once")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_the_server_ends_politely_when_told_to_and_when_its_terminal_is_closed(live: Live, sign: int) -> None:
    live.processes[0].send_signal(sign)
    assert live.processes[0].wait(15) in {0, -sign}
    assert not answers(live.url)


def test_who_asked_for_it_keeps_the_server_when_the_terminal_is_closed(own_database: str) -> None:
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": own_database}
    process = subprocess.Popen(["nohup", MOTCUA, "serve", "--port", str(port)], env=environment)
    try:
        until = time.monotonic() + 60
        while not answers(f"http://127.0.0.1:{port}") and time.monotonic() < until:
            time.sleep(0.1)
        process.send_signal(signal.SIGHUP)
        time.sleep(1)
        assert process.poll() is None and answers(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(15)
