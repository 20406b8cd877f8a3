"""One gunicorn worker on loopback, and the CPU time that it and its database use."""

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path


class Server:
    """A running server: requests over one kept connection, CPU seconds of its processes."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, extra: list[int]) -> None:
        self.process, self.port, self.extra = process, port, extra
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers."""
        self.connection.request("GET", path, headers=headers or {})
        answer = self.connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())

    def cpu(self) -> float:
        """CPU seconds of the web worker and of the database's processes so far."""
        return sum(_seconds(pid) for pid in [*self.workers(), *(child for pid in self.extra for child in _children(pid))])

    def workers(self) -> list[int]:
        """Process ids of the web workers."""
        return _children(self.process.pid)

    def engine(self) -> float:
        """CPU seconds spent inside the search engine so far."""
        return float(json.loads(self.get("/bench/engine")[1])["seconds"])

    def anonymous_memory(self) -> int:
        """RssAnon of the largest web worker, in bytes."""
        found = [re.search(r"RssAnon:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii")) for pid in self.workers()]
        return max(int(match[1]) * 1024 for match in found if match)


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in text.split()]


def _seconds(pid: int) -> float:
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            total += int(task.read_text(encoding="ascii").split()[0])
    return total / 1e9


@contextlib.contextmanager
def serve(postmaster: int | None) -> Iterator[Server]:
    """Start the server for the home in the environment; ended by its pid."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gunicorn = [sys.executable, "-m", "gunicorn", "gongkai.config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", "1", "--worker-class", "gthread", "--threads", "4", "--keep-alive", "60", "--log-level", "warning"]
    process = subprocess.Popen([*gunicorn, *options], env=os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"})
    try:
        server = Server(process, port, [postmaster] if postmaster else [])
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _wait(server: Server) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            if server.get("/bench/engine")[0] == 200:
                return
        except OSError:
            server.connection.close()
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not start")
        time.sleep(0.2)
