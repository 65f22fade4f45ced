"""Asking a running explorer over HTTP, with the standard library."""

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import uvicorn

from stores import Store
from viz.explorer.app import create_app
from viz.explorer.settings import Settings


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Site:
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """`body` is bytes, or a value to send as JSON; `headers` are named with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, sent, named)
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, **headers)

    def thing(self, key: str) -> Any:
        return self.get(f"/api/thing/{quote(key)}").json

    def add(self, *files: tuple[str, bytes]) -> Any:
        """Uploads files, has them read, and gives what came of it."""
        keys = [self.call("POST", f"/api/files?name={quote(name)}", body).json["id"] for name, body in files]
        told = self.call("POST", "/api/additions", {"files": keys}).json
        for _ in range(600):
            if told["state"] not in ("waiting", "reading"):
                break
            time.sleep(0.1)
            told = self.get(f"/api/additions/{told['id']}").json
        return told


@contextmanager
def running(store: Store, settings: Settings) -> Iterator[Site]:
    """The explorer of `store` on a free port."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(store, settings), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Site(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
