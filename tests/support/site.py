"""A real site for tests: the supervisor, gunicorn and the worker on loopback, with the tiny demonstration city."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 120.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask /healthz until it answers 200. Raises RuntimeError with the log when the site ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the site did not become ready:\n{log.read_text(encoding='utf-8', errors='replace')[-4000:]}")


def environment_of(home: Path) -> dict[str, str]:
    """The environment of a site of its own: an SQLite database under `home`, nothing inherited from the test process."""
    dropped = ("DATABASE_URL", "STATIC_AUTOREFRESH", "PYTEST_CURRENT_TEST", "GONGKAI_DEMO")
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    return {**kept, "GONGKAI_HOME": str(home), "LANGUAGE": "en"}


def command(port: int, *options: str) -> list[str]:
    """The command line of a small site."""
    return [sys.executable, "-m", "gongkai", "serve", "--port", str(port), "--demo", "tiny", "--web-workers", "1", *options]


@contextmanager
def running(home: Path) -> Iterator[str]:
    """A site with the tiny demonstration city under `home`; its address."""
    port = free_port()
    address, log = f"http://127.0.0.1:{port}", home / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(command(port), env=environment_of(home), stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until_ready(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with the tiny demonstration city."""
    with running(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def live_items(live_site: str) -> list[dict[str, object]]:
    """The first items of the live site, as the API gives them."""
    with urllib.request.urlopen(f"{live_site}/api/v1/items?size=50", timeout=30) as answer:
        return list(json.load(answer)["results"])
