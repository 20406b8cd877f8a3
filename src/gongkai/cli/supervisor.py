"""What `gongkai serve` runs: web processes at once, the preparation beside them, the worker when the preparation is through."""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from gongkai.cli import statics
from gongkai.cli.language import _
from gongkai.cli.processes import Child, end
from gongkai.events import progress

PAUSE_SECONDS = 0.1
#: A worker that ends by itself is started again this often, then the site ends.
RESTARTS = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve: the listening socket, and the environment and options of the children."""

    home: Path
    listener: socket.socket
    address: str
    demo: str
    web_workers: int
    threads: int
    environment: dict[str, str]


@dataclass
class Supervisor:
    """Starts, watches and ends the processes of one site."""

    plan: Plan
    say: Callable[[str], None]
    children: list[Child] = field(default_factory=list)
    stopping: bool = False
    told: str = ""

    def run(self) -> int:
        """Serve until a signal or until something fails; return the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            return self._serve()
        finally:
            end(self.children)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, name: str, *arguments: str, pass_fds: tuple[int, ...] = ()) -> Child:
        child = Child(name, [sys.executable, "-m", *arguments], self.plan.environment, pass_fds)
        self.children.append(child)
        return child

    def _serve(self) -> int:
        # Before the web: it reads the list of static files once, when it starts.
        if statics.stale(statics.root(self.plan.home)) and not self._run_to_end(
            self._start(_("静态文件"), "gongkai", "prepare", "--static-only")
        ):
            return 0 if self.stopping else 1
        web = self._start(_("网站"), *self._gunicorn(), pass_fds=(self.plan.listener.fileno(),))
        preparation = self._start(_("准备"), "gongkai", "prepare", "--demo", self.plan.demo)
        if not self._run_to_end(preparation, beside=web):
            return 0 if self.stopping else 1
        worker = self._start(_("后台进程"), "gongkai", "work")
        self.say(self._welcome())
        return self._watch(web, worker)

    def _gunicorn(self) -> list[str]:
        listener = f"fd://{self.plan.listener.fileno()}"
        size = ["--workers", str(self.plan.web_workers), "--threads", str(self.plan.threads)]
        quiet = ["--log-level", "warning", "--no-control-socket", "--graceful-timeout", "10"]
        return ["gunicorn", "gongkai.config.wsgi:application", "--bind", listener, "-k", "gthread", "--preload", *size, *quiet]

    def _run_to_end(self, child: Child, beside: Child | None = None) -> bool:
        """Wait for a child while telling how far it is; False when it failed, was stopped, or the one beside it ended."""
        while child.ended is None and not self.stopping and (beside is None or beside.ended is None):
            self._tell()
            time.sleep(PAUSE_SECONDS)
        self._tell()
        failed = child if child.ended else beside if beside is not None and beside.ended is not None else None
        if failed is not None and not self.stopping:
            self.say(_("“%(name)s”以 %(code)s 结束，原因见上。") % {"name": failed.name, "code": failed.ended})
        return child.ended == 0 and failed is None and not self.stopping

    def _tell(self) -> None:
        """Say how far the preparation is, where that changed."""
        state = progress.read(self.plan.home)
        if state is None or state["ready"]:
            return
        tenth = state["done"] * 10 // state["total"] * 10 if state["total"] else 0
        line = f"  {state['message'] or state['stage']}" + (f" {tenth} %" if state["total"] else " …")
        if line != self.told:
            self.say(line)
            self.told = line

    def _watch(self, web: Child, worker: Child) -> int:
        restarts = 0
        while not self.stopping:
            time.sleep(PAUSE_SECONDS)
            if web.ended is not None:
                self.say(_("网站进程以 %s 结束。") % web.ended)
                return 1
            if worker.ended is not None and not self.stopping:
                restarts += 1
                if restarts > RESTARTS:
                    self.say(_("后台进程一再结束，不再重启。"))
                    return 1
                self.say(_("后台进程以 %s 结束，正在重启。") % worker.ended)
                self.children.remove(worker)
                worker = self._start(_("后台进程"), "gongkai", "work")
        return 0

    def _welcome(self) -> str:
        """The last thing that is said: where the site is, and who may log in."""
        lines = ["", _("已就绪：%s/") % self.plan.address, _("  数据在 %s，按 Ctrl-C 结束") % self.plan.home]
        if self.plan.demo != "none":
            lines += self._accounts()
        return "\n".join(lines)

    def _accounts(self) -> list[str]:
        """Where staff sign in, as whom and with which password; the preparation has written it down."""
        try:
            told = json.loads((self.plan.home / "demo.json").read_text(encoding="utf-8"))
            accounts, password = told["accounts"], told["password"]
        except (FileNotFoundError, ValueError, KeyError):
            return []
        head = _("演示账号（工作台 %(address)s/workspace/，密码都是 %(password)s）：")
        lines = ["", head % {"address": self.plan.address, "password": password}]
        return lines + [f"  {login:<18}{what}" for login, what in accounts]


def environment(home: Path, *, demo: str) -> dict[str, str]:
    """The environment of the children."""
    added = {"GONGKAI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "gongkai.config.settings", "PYTHONUNBUFFERED": "1"}
    if demo != "none":
        added["GONGKAI_DEMO"] = "1"
    return {**os.environ, **added}
