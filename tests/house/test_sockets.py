"""The guard before the network does what it says."""

import socket

import pytest

from tests.support.sockets import SocketRefusedError


def test_a_test_that_did_not_ask_cannot_connect_even_to_loopback() -> None:
    with socket.socket() as sock, pytest.raises(SocketRefusedError):
        sock.connect(("127.0.0.1", 9))


@pytest.mark.sockets
def test_a_marked_test_reaches_loopback_and_nothing_else() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname()) as client:
            assert client.getpeername() == server.getsockname()
    with socket.socket() as sock, pytest.raises(SocketRefusedError):
        sock.connect(("192.0.2.1", 80))
