"""Network sockets are off: a test that connects anywhere fails, unless it asked for loopback. Unix sockets stay open."""

import socket
from typing import Any

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SocketRefusedError(RuntimeError):
    """A test reached for the network without asking."""


class Guard:
    """Stands before `connect`. `loopback` says whether addresses of this machine are allowed at the moment."""

    def __init__(self) -> None:
        self.loopback = True  # fixtures of the session may start servers before the first test

    def check(self, sock: socket.socket, address: Any) -> None:
        if sock.family == socket.AF_UNIX or (self.loopback and address[0] in LOOPBACK):
            return
        raise SocketRefusedError(f"no sockets in tests: {address!r} (mark the test `sockets` if it speaks to a server of its own)")

    def install(self) -> None:
        for name in ("connect", "connect_ex"):
            self._wrap(name)

    def _wrap(self, name: str) -> None:
        real = getattr(socket.socket, name)

        def guarded(sock: socket.socket, address: Any) -> Any:
            self.check(sock, address)
            return real(sock, address)

        setattr(socket.socket, name, guarded)


guard = Guard()
