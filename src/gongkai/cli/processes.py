"""Child processes of the supervisor: each in a session of its own, ended together with all it started, gone when the supervisor goes."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Sequence

#: How long a child may take to finish what it is doing after SIGTERM, in seconds.
GRACE_SECONDS = 25.0
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    """Linux: SIGTERM when the parent dies in whatever way, kill -9 included. Elsewhere nothing happens."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    except (AttributeError, OSError):
        return


class Child:
    """A running program. `name` is what messages call it."""

    def __init__(self, name: str, command: Sequence[str], environment: dict[str, str], pass_fds: Sequence[int] = ()) -> None:
        self.name = name
        self.command = list(command)
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 — the supervisor has one thread
        )

    @property
    def ended(self) -> int | None:
        """The exit code, None while it runs."""
        return self.process.poll()

    def signal(self, number: int) -> None:
        """Send a signal to the child's whole group, where any of it is left."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return


def end(children: Sequence[Child]) -> None:
    """Ask all of them to finish, wait, and kill what does not."""
    for child in children:
        if child.ended is None:
            # The child itself hands the request on to what it started.
            child.process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.signal(signal.SIGKILL)
            child.process.wait()
        child.signal(signal.SIGKILL)  # whatever of its group is left
