"""The application: the addresses of the explorer and what answers them."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from queries.errors import QueryError, UnknownName, UnknownQuery
from stores.errors import StoreError
from viz.explorer import asking, drawn, evidence, filters, overview, pictures, sheets, things
from viz.explorer.adding import Adding
from viz.explorer.guarding import Guard
from viz.explorer.settings import Settings
from viz.explorer.shell import PAGE, shell
from viz.explorer.snapshot import Workspace
from viz.explorer.words import words
from viz.text import clean_all

if TYPE_CHECKING:
    from stores.base import Store

_PAGES = ("", "graph", "ask", "pictures", "cypher", "add")
_SHEETS: dict[str, tuple[Callable[..., bytes], str]] = {
    "csv": (sheets.csv_bytes, "text/csv; charset=utf-8"),
    "xlsx": (sheets.excel_bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def create_app(store: "Store", settings: Settings) -> Starlette:
    """The explorer of `store` as an ASGI application; the store stays open and is the caller's to close.

    `app.state.warm()` reads the graph and begins to make what the first pages need, in the thread that it gives: join
    it before the store is closed. Raises StoreError there.
    """
    api = _Api(store, settings)
    routes = [
        Route("/api/words", api.words),
        Route("/api/overview", api.overview),
        Route("/api/find", api.find),
        Route("/api/graph", api.graph),
        Route("/api/matching", api.matching),
        Route("/api/thing/{key:path}", api.thing),
        Route("/api/evidence/{key:path}", api.evidence),
        Route("/api/picture/{name}.{form}", api.picture),
        Route("/api/picture/{name}", api.behind),
        Route("/api/questions", api.questions),
        Route("/api/ask/{name}", api.ask),
        Route("/api/cypher", api.cypher, methods=["POST"]),
        Route("/api/table.{kind}", api.table, methods=["POST"]),
        Route("/api/files", api.take, methods=["POST"]),
        Route("/api/additions", api.additions),
        Route("/api/additions", api.begin, methods=["POST"]),
        Route("/api/additions/{key}", api.addition),
        Route("/api/additions/{key}", api.undo, methods=["DELETE"]),
        Mount("/static", StaticFiles(directory=PAGE)),
        Route("/{path:path}", _shell),
    ]
    handlers: dict[Any, Any] = {
        QueryError: lambda _, error: _trouble(
            404 if isinstance(error, UnknownName | UnknownQuery) else 400, error
        ),
        StoreError: lambda _, error: _trouble(400, error),
        TooLargeError: lambda _, error: _trouble(413, error),
    }
    app = Starlette(
        routes=routes, middleware=[Middleware(Guard, settings=settings)], exception_handlers=handlers
    )
    app.state.warm = api.warm
    return app


class TooLargeError(Exception):
    """A request with more bytes than the limit."""


class _Api:
    """What the page asks of the server; answers are JSON unless said otherwise."""

    def __init__(self, store: "Store", settings: Settings) -> None:
        self._settings = settings
        self._store = store
        self._workspace = Workspace(store)
        self._adding = Adding(self._workspace, settings)

    def warm(self) -> Thread:
        """Reads the graph, so that trouble with it is told at once; what takes longer is begun. Raises StoreError."""
        self._workspace.now()
        ready = Thread(target=self._make_ready, daemon=True)
        ready.start()
        return ready

    def _make_ready(self) -> None:
        with suppress(StoreError, QueryError):  # Whoever asks for a page is told.
            self._overview()
            self._workspace.now().names.find("law")
            drawn.drawn(self._workspace.now())

    def words(self, request: Request) -> Response:
        return _json(
            {**words(), "may": {"cypher": self._settings.cypher, "add": self._settings.add is not None}}
        )

    def overview(self, request: Request) -> Response:
        return Response(self._overview(), media_type="application/json")

    def _overview(self) -> bytes:
        snapshot, today = self._workspace.now(), date.today()
        return snapshot.made_once(
            f"overview {today}",
            lambda: _bytes(overview.overview(snapshot, self._store, today, self._settings.seconds)),
        )

    def find(self, request: Request) -> Response:
        snapshot = self._workspace.now()
        labels = frozenset(filter(None, request.query_params.get("labels", "").split(",")))
        found = snapshot.names.find(request.query_params.get("q", ""), labels=labels)
        return _json([evidence.named(snapshot, each.id) | {"by": each.by[:200]} for each in found])

    def graph(self, request: Request) -> Response:
        return Response(drawn.drawn(self._workspace.now()), media_type="application/json")

    def matching(self, request: Request) -> Response:
        wanted = filters.Filter.of(dict(request.query_params))
        return _json(filters.matching(self._workspace.now(), wanted))

    def thing(self, request: Request) -> Response:
        key = request.path_params["key"]
        return _json(things.thing(self._workspace.now(), self._store, key, self._settings.seconds))

    def evidence(self, request: Request) -> Response:
        return _json(evidence.evidence(self._workspace.now(), request.path_params["key"]))

    def behind(self, request: Request) -> Response:
        node = request.query_params.get("node") or None
        return _json(pictures.behind(self._workspace.now(), request.path_params["name"], node))

    def picture(self, request: Request) -> Response:
        """A picture as a file; a page is for saving, since it brings its own code."""
        name, form = request.path_params["name"], request.path_params["form"]
        content = pictures.drawing(
            self._workspace.now(), name, form, request.query_params.get("node") or None
        )
        headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'} if form == "html" else {}
        return Response(content, media_type=pictures.FORMS[form], headers=headers)

    def questions(self, request: Request) -> Response:
        return _json(asking.listed())

    def ask(self, request: Request) -> Response:
        name, given = request.path_params["name"], dict(request.query_params)
        return _json(asking.ask(self._workspace.now(), self._store, self._settings, name, given))

    async def cypher(self, request: Request) -> Response:
        if not self._settings.cypher:
            raise QueryError("this explorer answers the questions of its catalogue only")
        statement = _field(await self._sent(request), "statement", str)
        found = await run_in_threadpool(
            asking.cypher, self._workspace.now(), self._store, self._settings, statement
        )
        return _json(found)

    async def table(self, request: Request) -> Response:
        """The rows that the page shows, as a file to download."""
        kind = request.path_params["kind"]
        if kind not in _SHEETS:
            raise QueryError(f"a table can be had as {' or '.join(_SHEETS)}, not as {kind}")
        sent = await self._sent(request)
        columns, rows = _field(sent, "columns", list), _field(sent, "rows", list)
        if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
            raise QueryError("each row of a table needs a cell for each column")
        make, media_type = _SHEETS[kind]
        content = await run_in_threadpool(make, [str(name) for name in columns], rows)
        return Response(content, media_type=media_type)

    async def take(self, request: Request) -> Response:
        self._may_add()
        content = await _body(request, self._settings.file_bytes)
        name = request.query_params.get("name", "")
        return _json(await run_in_threadpool(self._adding.take, name, content))

    async def begin(self, request: Request) -> Response:
        self._may_add()
        return _json(
            self._adding.begin([str(key) for key in _field(await self._sent(request), "files", list)])
        )

    def additions(self, request: Request) -> Response:
        return _json(self._adding.all())

    def addition(self, request: Request) -> Response:
        return _json(self._adding.told(request.path_params["key"]))

    def undo(self, request: Request) -> Response:
        self._may_add()
        return _json(self._adding.undo(request.path_params["key"]))

    def _may_add(self) -> None:
        if self._settings.add is None:
            raise QueryError("this explorer adds no newsletters")

    async def _sent(self, request: Request) -> dict[str, Any]:
        body = await _body(request, self._settings.body_bytes)
        try:
            sent = json.loads(body)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise QueryError("the request must be a JSON object")
        return sent


async def _body(request: Request, most: int) -> bytes:
    """The request's body, not a byte of it kept beyond the limit."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TooLargeError(f"more than {most:,} bytes are not taken at a time")
        parts.append(part)
    return b"".join(parts)


def _field(sent: dict[str, Any], name: str, kind: type) -> Any:
    if not isinstance(sent.get(name), kind):
        raise QueryError(f"the request lacks {name}")
    return sent[name]


def _shell(request: Request) -> Response:
    """The page itself, for every address of the explorer: its code reads the address."""
    first = request.path_params["path"].partition("/")[0]
    return Response(shell(first if first in _PAGES else "thing"), media_type="text/html; charset=utf-8")


def _json(value: Any) -> Response:
    return Response(_bytes(value), media_type="application/json")


def _bytes(value: Any) -> bytes:
    text = json.dumps(clean_all(value), ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8", "replace")


def _trouble(status: int, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status)
