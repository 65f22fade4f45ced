"""Who may ask the explorer: the names it answers to, the pages that may write, the token; and its headers."""

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from viz.explorer.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "regatlas"
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Lets through what may be asked, and puts the headers on every answer."""

    def __init__(self, app: "ASGIApp", settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answers one request, or has the application answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, with_headers)

    def _refusal(self, scope: "Scope") -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_called_by_its_name(headers):
            return PlainTextResponse("This explorer does not answer to that name.", 421)
        if not _is_from_its_own_page(scope, headers):
            return PlainTextResponse("Only the explorer's own pages may ask this.", 403)
        return self._without_token(scope, headers)

    def _is_called_by_its_name(self, headers: Headers) -> bool:
        """Keeps out pages of other sites that let their own name lead to this machine."""
        host = urlsplit(f"//{headers.get('host', '')}").hostname
        return not self._settings.hosts or host in self._settings.hosts

    def _without_token(self, scope: "Scope", headers: Headers) -> Response | None:
        token = self._settings.token
        if token is None:
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(asked).get("token")
        if given is not None and scope["method"] == "GET" and _same(given, token):
            rest = urlencode([pair for pair in asked if pair[0] != "token"])
            response = RedirectResponse(_local(scope["path"]) + (f"?{rest}" if rest else ""), 303)
            response.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return response
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if (scheme.lower() == "bearer" and _same(bearer, token)) or _same(_cookie(headers), token):
            return None
        text = "This explorer asks for its token: open the address that `regatlas serve` printed."
        return PlainTextResponse(text, 401, {"WWW-Authenticate": "Bearer"})


def _is_from_its_own_page(scope: "Scope", headers: Headers) -> bool:
    """Other sites' pages may link here; they may neither write nor fetch. Programs send none of these headers."""
    site = headers.get("sec-fetch-site", "none")
    origin = headers.get("origin")
    if scope["method"] in ("GET", "HEAD"):
        return not scope["path"].startswith("/api/") or site in ("none", "same-origin")
    own = origin is None or urlsplit(origin).netloc == headers.get("host")
    return own and site in ("none", "same-origin")


def _local(path: str) -> str:
    """A path that can't be read as the address of another host."""
    return "/" + path.lstrip("/\\")


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())
