"""The page's frame with notes of what its address needs, so that the browser asks for all of it at once."""

import re
from functools import cache
from html import escape
from pathlib import Path

PAGE = (Path(__file__).parent / "page").resolve()
#: What each page asks the server for first, whatever its address says further.
_ASKED = {"": "/api/overview", "graph": "/api/graph", "ask": "/api/questions"}
_STATIC = re.compile(r'^import\b[^"\n]*"(\.[^"]+)";', re.MULTILINE)


@cache
def shell(path: str) -> bytes:
    """The HTML of the page at `path` (its first part: `graph`, `ask`, ..., empty for the start)."""
    code = PAGE / "pages" / f"{path or 'start'}.js"
    needed = _needed(PAGE / "main.js") | (_needed(code) if code.is_file() else set())
    links = [f'<link rel="modulepreload" href="/static/{escape(each)}">' for each in sorted(needed)]
    asked = ["/api/words", *([_ASKED[path]] if path in _ASKED else [])]
    links += [f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{each}">' for each in asked]
    html = (PAGE / "index.html").read_text("utf-8")
    return html.replace("</head>", "\n".join([*links, "</head>"])).encode()


def _needed(module: Path) -> set[str]:
    """A module and all that it imports, as paths below the page's folder."""
    found: set[Path] = set()
    left = [module]
    while left:
        here = left.pop()
        if here in found:
            continue
        found.add(here)
        if here.parent.name != "vendor":
            left += [(here.parent / name).resolve() for name in _STATIC.findall(here.read_text("utf-8"))]
    return {each.relative_to(PAGE).as_posix() for each in found}
