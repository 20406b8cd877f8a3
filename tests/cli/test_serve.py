"""`gongkai serve` refuses in plain words what cannot work, before it starts anything."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import environment_of


def refused(home: Path, *options: str) -> str:
    """What the command says when it refuses; fails the test where it does not."""
    command = [sys.executable, "-m", "gongkai", "serve", *options]
    done = subprocess.run(command, env=environment_of(home), capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_in_use_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    assert f"Cannot listen on 127.0.0.1:{port}" in said
    assert "PORT=8001" in said


def test_a_second_server_on_the_same_home_is_refused_with_the_number_of_the_first(tmp_path: Path) -> None:
    with (tmp_path / "serve.lock").open("w", encoding="ascii") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write(str(os.getpid()))
        held.flush()
        said = refused(tmp_path, "--port", "0")
    assert f"A server already runs on {tmp_path} (process {os.getpid()})" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "city.example"])  # noqa: S104 — it is refused
def test_a_demonstration_is_not_served_to_others(tmp_path: Path, host: str) -> None:
    assert "on this machine only" in refused(tmp_path, "--demo", "tiny", "--host", host, "--port", "0")
    assert not (tmp_path / "gongkai.sqlite3").exists()
