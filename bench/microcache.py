"""A page behind nginx and the micro-cache of deploy/, against a static file of the same bytes: CPU time of nginx a request."""

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.server import Server, _children, _seconds

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
ROUNDS = 7
REQUESTS = 2_000
#: The share of the static rate that the cached page should reach.
GOAL = 0.6


def measure(server: Server, path: str, folder: Path) -> list[dict[str, object]]:
    """One row for `path`; no row where nginx is not installed."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        return []
    with _nginx(program, server.port, folder) as (port, worker):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        body, _ = _read(connection, path)
        (folder / "var/static/page.html").write_bytes(body)
        ratios, times = [], []
        for _ in range(ROUNDS):
            static, cached = _cost(connection, worker, "/static/page.html"), _cost(connection, worker, path)
            ratios.append(static / cached)
            times.append((static, cached))
        assert _read(connection, "/static/page.html")[0] == body  # noqa: S101 — else the comparison means nothing
    static, cached = (round(statistics.median(column) * 1e6, 1) for column in zip(*times, strict=True))
    share = round(statistics.median(ratios), 2)
    return [
        {"what": f"{path}, {len(body)} bytes, from the micro-cache", "static µs": static, "cached µs": cached, "share": share, "goal": GOAL}
    ]


def _cost(connection: http.client.HTTPConnection, worker: int, path: str) -> float:
    """CPU seconds of the nginx worker for one request."""
    _read(connection, path)
    before = _seconds(worker)
    for _ in range(REQUESTS):
        _read(connection, path)
    return (_seconds(worker) - before) / REQUESTS


def _read(connection: http.client.HTTPConnection, path: str) -> tuple[bytes, int]:
    connection.request("GET", path, headers={"User-Agent": "Mozilla/5.0"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return body, answer.status


@contextmanager
def _nginx(program: str, upstream: int, folder: Path) -> Iterator[tuple[int, int]]:
    """nginx with the files of deploy/, without TLS, on a port of loopback; yields the port and its worker's pid."""
    for name in ("var/static", "var/files", "var/visits", "cache", "log"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _configure(folder, port, upstream)
    process = subprocess.Popen([program, "-c", str(folder / "main.conf"), "-p", str(folder), "-e", str(folder / "log/error.log")])
    try:
        deadline = time.monotonic() + 20
        while not (workers := _children(process.pid)):
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"nginx did not start: {(folder / 'log/error.log').read_text(encoding='utf-8')}")
            time.sleep(0.1)
        yield port, workers[0]
    finally:
        process.terminate()
        process.wait(20)


def _configure(folder: Path, port: int, upstream: int) -> None:
    changes = [
        (r"server unix:/run/gongkai/web\.sock", f"server 127.0.0.1:{upstream}"),
        (r"/var/cache/nginx/gongkai", f"{folder}/cache"),
        (r"/srv/gongkai/var", f"{folder}/var"),
        (r"/etc/nginx/gongkai-", f"{folder}/gongkai-"),
        (r"/var/log/nginx", f"{folder}/log"),
        (r"server \{\s*listen 80;.*?\n\}", ""),
        (r"listen 443 ssl http2", f"listen 127.0.0.1:{port}"),
        (r"\n\s*ssl_[^\n]*", ""),
    ]
    for name in ("nginx.conf", "gongkai-site.conf", "gongkai-cache.conf"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        for pattern, replacement in changes:
            text = re.sub(pattern, replacement, text, flags=re.DOTALL)
        (folder / name).write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    main = f"{user} daemon off; worker_processes 1; pid {folder}/pid; events {{}} http {{ include {folder}/nginx.conf; keepalive_requests 100000; }}"
    (folder / "main.conf").write_text(main, encoding="utf-8")
