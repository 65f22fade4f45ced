"""A stretch of network before a server, which cuts connections at moments drawn by chance."""

import random
import socket
import threading
from contextlib import suppress
from typing import Self


class Proxy:
    """Passes bytes on to the server at `uri`.

    With `cut_after` it cuts every connection after so many bytes (drawn between the two).
    """

    def __init__(self, uri: str, chance: random.Random, cut_after: tuple[int, int] | None = None) -> None:
        host, _, port = uri.partition("://")[2].rpartition(":")
        self._server = (host, int(port))
        self._chance, self._cut_after = chance, cut_after
        self._deaf_after: bytes | None = None
        self._listening = socket.create_server(("localhost", 0))
        self.uri = f"bolt://localhost:{self._listening.getsockname()[1]}"
        self._ends: list[socket.socket] = []
        self.cuts = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        _closed(self._listening)

    def go_deaf_after(self, message: bytes) -> None:
        """Cuts one connection, once, after passing on this message and before any answer to it comes back."""
        self._deaf_after = message

    def cut_off(self) -> None:
        """Cuts every connection, and takes no more."""
        _closed(self._listening)
        for end in self._ends:
            _closed(end)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client = self._listening.accept()[0]
                server = socket.create_connection(self._server)
                self._ends += [client, server]
                left = [self._chance.randint(*self._cut_after)] if self._cut_after else None
                for ends in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass_on, args=[*ends, left], daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, asks: bool, left: list[int] | None) -> None:
        with suppress(OSError):
            while piece := one.recv(4096):
                deaf = asks and self._deaf_after and self._deaf_after in piece
                if deaf:
                    self._deaf_after = None
                    one.shutdown(socket.SHUT_RDWR)  # Before the server hears it: no answer can slip through.
                other.sendall(piece)
                if deaf:
                    self.cuts += 1
                    other.shutdown(socket.SHUT_WR)
                    return
                if left:
                    left[0] -= len(piece)
                    if left[0] < 0:
                        self.cuts += 1
                        break
        for end in (one, other):
            _closed(end)


def _closed(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
