"""`gongkai serve`: a whole site from one command. Refuses in plain words what cannot work, before anything is started."""

import fcntl
import ipaddress
import os
import socket
from pathlib import Path
from typing import TextIO

import click

from gongkai.cli.language import _
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
        holder = file.read().strip() or "?"
        said = _("%(home)s 上已有一个服务在运行（进程 %(pid)s）。") % {"home": home, "pid": holder}
        raise click.ClickException(said) from None
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
        said = _("无法监听 %(host)s:%(port)d：%(reason)s。换一个端口：PORT=8001，或 --port 8001。")
        raise click.ClickException(said % {"host": host, "port": port, "reason": error.strerror}) from None
    return listener


@click.command(help=_("准备数据库，启动网站和后台进程，直到 Ctrl-C 或 SIGTERM。"))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("监听的地址。"))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    envvar="PORT",
    show_default=True,
    help=_("端口，也可用 PORT 指定；0 为任一空闲端口。"),
)
@click.option(
    "--demo",
    type=click.Choice(["full", "tiny", "none"]),
    default="none",
    show_default=True,
    help=_("首次启动时生成这个演示城市，并把网站标为演示。"),
)
@click.option("--web-workers", type=click.IntRange(1, 64), default=2, show_default=True, help=_("网站进程数。"))
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True, help=_("每个网站进程的线程数。"))
def serve(*, host: str, port: int, demo: str, web_workers: int, threads: int) -> None:
    if demo != "none" and not _loopback(host):
        said = _("演示网站只在本机（127.0.0.1）提供，不在 %s 上提供。不要演示：--demo none。")
        raise click.ClickException(said % host)
    home = Path(os.environ.get("GONGKAI_HOME", "var")).resolve()
    with _hold(home), _listen(host, port) as listener:
        progress.write(home, stage="start", message=_("正在启动"))
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        plan = Plan(home, listener, address, demo, web_workers, threads, environment(home, demo=demo))
        raise SystemExit(Supervisor(plan, click.echo).run())
