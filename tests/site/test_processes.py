"""A whole site as a newcomer starts it: it becomes ready, tells how far it is, and leaves no process behind however it ends."""

import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import site

pytestmark = pytest.mark.sockets


def members(home: Path) -> set[int]:
    """The numbers of all processes that live on this home."""
    marker = f"GONGKAI_HOME={home}".encode()
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if marker in (entry / "environ").read_bytes().split(b"\0"):
                    found.add(int(entry.name))
            except OSError:
                continue
    return found


def gone(home: Path, seconds: float = 20) -> bool:
    """Whether all processes of the home end within the time."""
    deadline = time.monotonic() + seconds
    while members(home) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not members(home)


def status(address: str) -> tuple[int, bytes]:
    """The answer of /healthz, whatever its code; 0 where nobody answers yet."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return 0, b""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all starts of this module: the first builds it, the later ones find it built."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def started(home: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A site that was just started, and its supervisor."""
    port = site.free_port()
    with (home / "log").open("wb") as output:
        process = subprocess.Popen(site.command(port), env=site.environment_of(home), stdout=output, stderr=subprocess.STDOUT)
    yield f"http://127.0.0.1:{port}", process
    process.kill()
    process.wait()
    assert gone(home)


def test_it_tells_how_far_it_is_then_answers_and_ends_on_sigterm(started: tuple[str, subprocess.Popen[bytes]], home: Path) -> None:
    address, process = started
    answers: list[tuple[int, bytes]] = []
    deadline = time.monotonic() + site.PATIENCE
    while f"Ready: {address}/" not in (home / "log").read_text(encoding="utf-8") and time.monotonic() < deadline and process.poll() is None:
        if (answer := status(address))[0]:
            answers.append(answer)
        time.sleep(0.05)
    answers.append(status(address))
    assert {code for code, _ in answers} == {503, 200}, (home / "log").read_text(encoding="utf-8")
    assert "stage" in json.loads(answers[0][1])
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert gone(home)
    assert "Traceback" not in (home / "log").read_text(encoding="utf-8")


def test_a_later_start_is_quick_and_ctrl_c_ends_everything(started: tuple[str, subprocess.Popen[bytes]], home: Path) -> None:
    address, process = started
    site.wait_until_ready(address, process, home / "log")
    assert "Making the database" not in (home / "log").read_text(encoding="utf-8")
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert gone(home)


def test_nothing_survives_a_killed_supervisor(started: tuple[str, subprocess.Popen[bytes]], home: Path) -> None:
    address, process = started
    site.wait_until_ready(address, process, home / "log")
    process.kill()
    process.wait(10)
    assert gone(home)


def test_a_site_that_cannot_be_prepared_says_why_and_ends(started: tuple[str, subprocess.Popen[bytes]], home: Path) -> None:
    _, process = started
    process.kill()
    process.wait(10)
    assert gone(home)
    (home / "gongkai.sqlite3").write_bytes(b"this is no database" * 100)
    command = site.command(site.free_port())
    done = subprocess.run(command, env=site.environment_of(home), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "“Preparation” ended with 1" in done.stdout
    assert gone(home)
