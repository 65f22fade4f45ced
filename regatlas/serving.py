"""Runs the explorer: where it listens, what it may do there, and how newsletters are read into its store."""

import secrets
import socket
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from regatlas.exits import CommandError, Exit

if TYPE_CHECKING:
    from stores.base import Progress, Store
    from viz.explorer.settings import Added, Settings

_TOKEN_CHARACTERS = 16


@dataclass(frozen=True)
class Place:
    """Where to listen, and the token that callers must know (made here off this machine if it is None)."""

    host: str
    port: int
    token: str | None = None

    @property
    def is_here(self) -> bool:
        """Whether only this machine can call."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def names(self) -> frozenset[str]:
        """The names that callers may use; none means any, where a token keeps strangers out."""
        if self.is_here:
            return frozenset({"localhost", "127.0.0.1", "::1", self.host})
        return frozenset()


def run(
    place: Place, where: str | None, *, cypher: bool | None, adding: bool | None, open_browser: bool
) -> None:
    """Serves the atlas at `where` until interrupted. Raises StoreError, CommandError."""
    import uvicorn

    from stores.open import open_store
    from viz.explorer.app import create_app

    token = place.token if place.token or place.is_here else secrets.token_urlsafe(32)
    if token is not None and len(token) < _TOKEN_CHARACTERS:
        raise CommandError(
            f"--token: at least {_TOKEN_CHARACTERS} characters, or strangers guess it", Exit.USAGE
        )
    with open_store(where) as store, _listening(place) as listening:
        settings = settings_for(place, token, cypher=cypher, adding=adding)
        app = create_app(store, settings)
        ready = app.state.warm()
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            lifespan="off",
            access_log=False,
        )
        address = _address(place, listening, token)
        print(f"RegAtlas explores {store.where} at {address}  (Ctrl-C ends it)", flush=True)
        if open_browser:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends.
            uvicorn.Server(config).run(sockets=[listening])
        ready.join()  # It still asks the store, which is closed next.


def settings_for(
    place: Place, token: str | None, *, cypher: bool | None = None, adding: bool | None = None
) -> "Settings":
    """What may be done at `place`: on this machine everything, elsewhere only what was said."""
    from loaders.read.formats import SUFFIXES
    from viz.explorer.settings import Settings

    may_ask = place.is_here if cypher is None else cypher
    may_add = place.is_here if adding is None else adding
    return Settings(
        hosts=place.names,
        token=token,
        cypher=may_ask,
        add=add_newsletters if may_add else None,
        suffixes=frozenset(SUFFIXES),
    )


def add_newsletters(store: "Store", paths: Sequence[Path], progress: "Progress") -> "Added":
    """Reads the files at `paths` into `store`. Raises StoreError."""
    from regatlas.building import build_into
    from viz.explorer.settings import Added

    report = build_into(store, paths, progress=progress)
    return Added(
        read=[Path(name).name for name in report.read],
        unchanged=[Path(name).name for name in report.unchanged],
        failed=[_told(error) for error in (*report.failed, *report.passed_over)],
        notes=report.note_kinds(),
        changes=report.changes,
    )


def _told(error: Exception) -> str:
    """The trouble with a file by its name alone: the folder that it was kept in means nothing to who dropped it."""
    path = str(getattr(error, "path", ""))
    return str(error).replace(path, Path(path).name) if path else str(error)


def _listening(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
        listening.listen(128)  # Whoever opens the address at once waits a moment, and is not turned away.
    except OSError as error:
        listening.close()
        what = f"can't listen on {place.host} port {place.port}: {error.strerror or error}"
        raise CommandError(f"{what}; try another --port", Exit.USAGE) from error
    return listening


def _address(place: Place, listening: socket.socket, token: str | None) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    asked = f"?token={quote(token)}" if token else ""
    return f"http://{host}:{listening.getsockname()[1]}/{asked}"
