"""The one way to have a foreign file read: in a child process with limits of time, memory and output.

No Django here, and nothing of the file's content is trusted: what comes back is JSON of bounded size.
"""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

_COMMAND = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "gongkai.files.child")
_ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
_STDERR_KEPT = 4096
_OUT_OF_MEMORY = (b"memory allocation", b"bad_alloc", b"MemoryError", b"out of memory", b"capacity overflow")
#: Files after which a child is replaced in any case.
_LIFE = 500
#: A child that has not started by then does not start at all.
_START_SECONDS = 60


class Failure(StrEnum):
    """Why a file could not be read. REFUSED: it must not be kept at all; the detail says which rule (see `reasons`)."""

    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    BOMB = "bomb"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    REFUSED = "refused"


class SandboxError(Exception):
    """A file that could not be read. `detail` is a code, a kind or an exception's name, never text of the file."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure} {detail}".strip())
        self.failure = failure
        self.detail = detail


class SandboxUnavailableError(RuntimeError):
    """The child itself does not run (a library is missing, no process may start). The file is not at fault: try again later."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: CPU seconds, seconds on the wall clock, bytes of address space, of extracted text, and of the answer."""

    cpu_seconds: int = 20
    wall_seconds: float = 60
    memory_bytes: int = 1024 * 1024 * 1024
    text_bytes: int = 2_000_000
    reply_bytes: int = 8_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """task "check": is it what its name says (kind: the extension); "extract": its text (kind: a name in `kinds.KINDS`);
    "review": what its secrecy and privacy review by machine finds; "marks": whether it bears a classification mark;
    "mask": the file masked (kind of the three: the file's name); "table": the cells of a form that was filled in (`parsers.table`;
    kind: how many lines at most); "convert": a docx as HTML of our policy with its pictures (`parsers.word.converting`).

    more: what the task needs besides, as JSON takes it.
    """

    task: Literal["check", "extract", "review", "marks", "mask", "table", "convert"]
    path: Path
    kind: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """data: {"kind", "note"} of a check; {"unit", "count", "note", "parts": [[name, text], …]} of an extraction;
    {"findings": […]} of a review (`review.sink`); {"marked"} of a look for marks; what `masks.working.work` gives of a mask; or the error."""

    request: Request
    data: dict[str, Any]
    error: SandboxError | None = None

    def get(self) -> dict[str, Any]:
        """The data, or the error raised."""
        if self.error is not None:
            raise self.error
        return self.data


def run(requests: Iterable[Request], *, limits: Limits | None = None) -> Iterator[Reply]:
    """One reply for each request, in order. One child serves many files; a file that kills it costs only itself.

    Safe in threads: nothing runs between fork and exec, the child binds itself. Close the iterator, or use it up.
    """
    limits = limits or Limits()
    child: _Child | None = None
    try:
        for request in requests:
            child = child or _Child(limits)
            reply = child.ask(request)
            if child.finished:
                child.end()
                child = None
            yield reply
    finally:
        if child is not None:
            child.end()


def run_one(request: Request, *, limits: Limits | None = None) -> dict[str, Any]:
    """The data for one request, from a child of its own; raises a SandboxError."""
    (reply,) = run([request], limits=limits)
    return reply.get()


def _failure(code: str, detail: str) -> SandboxError:
    if code == "unavailable":
        raise SandboxUnavailableError(detail)
    try:
        return SandboxError(Failure(code), detail)
    except ValueError:
        return SandboxError(Failure.REFUSED, f"{code} {detail}".strip())


class _Child:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.asked = 0
        self.finished = False
        pipe = subprocess.PIPE
        try:
            self.process = subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, env=_ENVIRONMENT, cwd="/", bufsize=0)
        except OSError as error:
            raise SandboxUnavailableError("the child did not start") from error
        self._send(asdict(limits))
        try:
            self._answer(_START_SECONDS)
        except SandboxError as error:
            self.end()
            raise SandboxUnavailableError("the child did not start") from error

    def ask(self, request: Request) -> Reply:
        self.asked += 1
        self.finished = self.asked >= _LIFE
        self._send({"task": request.task, "path": str(request.path.absolute()), "kind": request.kind, **request.more})
        try:
            answer = self._answer(self.limits.wall_seconds)
        except SandboxError as error:
            self.finished = True
            return Reply(request, {}, error)
        self.finished = self.finished or bool(answer.pop("tired", False))
        if "error" in answer:
            return Reply(request, {}, _failure(str(answer["error"]), str(answer.get("detail", ""))))
        return Reply(request, answer)

    def _send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):  # it is dead; reading its answer tells how
            self.process.stdin.write(json.dumps(message).encode() + b"\n")  # type: ignore[union-attr]

    def _answer(self, seconds: float) -> dict[str, Any]:
        """The next line of the child, within the time and size allowed."""
        answer, errors = bytearray(), bytearray()
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ, answer)  # type: ignore[arg-type]
            selector.register(self.process.stderr, selectors.EVENT_READ, errors)  # type: ignore[arg-type]
            while not answer.endswith(b"\n"):
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                if not ready or len(answer) > self.limits.reply_bytes:
                    raise SandboxError(Failure.BOMB if ready else Failure.TIMEOUT)
                for key, _ in ready:
                    chunk = os.read(key.fd, 1 << 16)
                    key.data.extend(chunk)
                    if not chunk:
                        selector.unregister(key.fileobj)
                del errors[:-_STDERR_KEPT]
                if not selector.get_map():
                    raise self._death(bytes(errors))
        try:
            data = json.loads(answer)
        except ValueError as error:
            raise SandboxError(Failure.DAMAGED) from error
        return data if isinstance(data, dict) else {}

    def _death(self, errors: bytes) -> SandboxError:
        code = self.process.wait()
        if code == -signal.SIGXCPU:
            return SandboxError(Failure.TIMEOUT)
        if code == -signal.SIGKILL or any(word in errors for word in _OUT_OF_MEMORY):
            return SandboxError(Failure.OUT_OF_MEMORY)
        return SandboxError(Failure.DAMAGED, f"exit {code}")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
