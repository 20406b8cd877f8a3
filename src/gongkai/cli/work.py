"""`gongkai work`: the one worker process (jobs, index writer, tick)."""

import signal
import threading

import click

from gongkai.jobs import worker
from gongkai.search.indexer import Indexer


@click.command()
def work() -> None:
    """Run the worker until SIGTERM or Ctrl-C; what it is doing is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    indexer = Indexer()
    try:
        worker.run(stop, [indexer.step])
    finally:
        indexer.close()
