"""`gongkai work`: the one worker process (jobs, index writer, tick)."""

import signal
import threading

import click

from gongkai.jobs import worker


@click.command()
def work() -> None:
    """Run the worker until SIGTERM or Ctrl-C; what it is doing is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.run(stop)
