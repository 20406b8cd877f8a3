"""`gongkai serve`: a whole site from one command. Refuses in plain words what cannot work, before anything is started."""

import fcntl
import ipaddress
import os
import socket
from pathlib import Path
from typing import TextIO

import click

from gongkai.cli.supervisor import Plan, Supervisor, environment
from gongkai.events import progress


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _hold(home: Path) -> TextIO:
    """Take the lock on the home; the file returned keeps it for as long as it is open."""
    home.mkdir(parents=True, exist_ok=True)
    file = (home / "serve.lock").open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        raise click.ClickException(f"A server (process {file.read().strip() or '?'}) already runs on {home}.") from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error.strerror}. Another port: PORT=8001 or --port 8001.") from None
    return listener


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, envvar="PORT", show_default=True, help="Port; also from PORT. 0: any free one."
)
@click.option(
    "--demo",
    type=click.Choice(["full", "tiny", "none"]),
    default="none",
    show_default=True,
    help="Build this demonstration city once, and mark the site as a demonstration.",
)
@click.option("--web-workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Web processes.")
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Threads of each web process.")
def serve(*, host: str, port: int, demo: str, web_workers: int, threads: int) -> None:
    """Prepare the database, serve the site and run the worker, until Ctrl-C or SIGTERM."""
    if demo != "none" and not _loopback(host):
        raise click.ClickException(
            f"A demonstration is served on this machine only (127.0.0.1), not on {host}. Without demonstration: --demo none."
        )
    home = Path(os.environ.get("GONGKAI_HOME", "var")).resolve()
    with _hold(home), _listen(host, port) as listener:
        progress.write(home, stage="start", message="starting")
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        plan = Plan(home, listener, address, demo, web_workers, threads, environment(home, demo=demo))
        raise SystemExit(Supervisor(plan, click.echo).run())
