"""`gongkai work`: the one worker process (jobs, index writer, tick)."""

import signal
import threading

import click

from gongkai.cli.language import _
from gongkai.jobs import worker
from gongkai.search.indexer import Indexer


@click.command(help=_("运行后台进程（任务、检索索引、定时事项），直到 SIGTERM 或 Ctrl-C；手头的事先做完。"))
def work() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_signal: stop.set())
    indexer = Indexer()
    try:
        worker.run(stop, [indexer.step_if_free])
    finally:
        indexer.close()
